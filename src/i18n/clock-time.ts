/** A position or a length as players write it: "4:05", "1:02:09". The same in all languages. @param time - Milliseconds. */
export function clockTime(time: number): string {
  const seconds = Math.floor(Math.max(0, time) / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}
