/** How many go side by side, and how soon one is through that has others join it. */
export interface Width {
  readonly least: number;
  readonly most: number;
  readonly quickMs: number;
}

/**
 * Works through what `next` gives until it gives null, several at once: as many as `least` to begin with, more while each
 * is through quickly, and no more than `least` where they take their time. So much is under way as is soon over.
 */
export async function inLanes<T>(
  next: () => T | null,
  work: (each: T) => Promise<void>,
  { least, most, quickMs }: Width,
  now: () => Date,
): Promise<void> {
  const running: Promise<void>[] = [];
  let lanes = 0;
  const open = (): void => {
    lanes += 1;
    running.push(lane());
  };
  const lane = async (): Promise<void> => {
    for (let each = next(); each !== null; each = next()) {
      const began = now().getTime();
      await work(each);
      const isQuick = now().getTime() - began < quickMs;
      if (isQuick && lanes < most) open();
      if (!isQuick && lanes > least) break;
    }
    lanes -= 1;
  };
  for (let opened = 0; opened < least; opened += 1) open();
  for (let each = running.shift(); each !== undefined; each = running.shift()) await each;
}
