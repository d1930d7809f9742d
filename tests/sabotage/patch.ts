/** One guard taken away: a text that stands exactly once in its file, and what stands there instead. */
export interface Patch {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** What must turn red: a test file, and the beginning of a test's name where one is enough. */
  readonly test: string;
  readonly named?: string;
}

/** The text with its guard gone; null when the guard is not there exactly once. */
export function patched(text: string, { find, replace }: Pick<Patch, "find" | "replace">): string | null {
  const parts = text.split(find);
  return parts.length === 2 ? parts.join(replace) : null;
}
