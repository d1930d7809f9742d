/** Long enough that breathing costs nothing, short enough that no request feels it. */
const BREATH_EVERY_MS = 8;

/** What long work asks now and then: a promise when others have waited long enough, nothing otherwise. */
export function breathing(): () => Promise<void> | undefined {
  let breathedAt = performance.now();
  return () => {
    if (performance.now() - breathedAt < BREATH_EVERY_MS) return undefined;
    return new Promise((soon) =>
      setImmediate(() => {
        breathedAt = performance.now();
        soon();
      }),
    );
  };
}
