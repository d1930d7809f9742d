const EVERY_MS = 20;
const MB = 2 ** 20;

/** Megabytes this process grew by at the most while something was done. */
export async function peakDuring(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss();
  let most = before;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const watch = setInterval(look, EVERY_MS);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  look();
  return Math.round((most - before) / MB);
}
