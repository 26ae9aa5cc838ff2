import type { z } from 'zod';

/** One thing that is wrong with what somebody typed or with a file, by its line where there is one. */
export interface Mistake {
  readonly line?: number | undefined;
  readonly text: string;
}

/** What is wrong, for whoever typed it; nothing was written. */
export class Mistakes extends Error {
  override readonly name = 'Mistakes';
  readonly list: readonly Mistake[];

  constructor(list: readonly Mistake[]) {
    super(list.map(({ line, text }) => (line === undefined ? text : `line ${line}: ${text}`)).join('\n'));
    this.list = list;
  }
}

/** What a schema found wrong: field by field. */
export function describeIssues({ issues }: z.ZodError): string {
  return issues
    .map((issue) => {
      if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')}: is unknown here`;
      return `${issue.path.map(String).join('.') || 'it'}: ${issue.message}`;
    })
    .join('; ');
}
