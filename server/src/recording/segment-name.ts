const NAME = /^(\d{13})\.mp3$/;

/** The name of the file whose first sample was heard then; names sort as times do. */
export function segmentName(at: number): string {
  return `${at}.mp3`;
}

/** The time in a file's name; undefined where it is none of ours. */
export function segmentTime(name: string): number | undefined {
  const [, at] = NAME.exec(name) ?? [];
  return at === undefined ? undefined : Number(at);
}
