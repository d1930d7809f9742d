export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Asks every 20 ms, at most `ms` long; false when it never became true. */
export async function becomes(condition: () => boolean, ms: number): Promise<boolean> {
  for (let waited = 0; waited < ms; waited += 20) {
    if (condition()) return true;
    await pause(20);
  }
  return condition();
}
