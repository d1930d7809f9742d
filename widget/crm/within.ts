/** The SDK never gives up on an answer that does not come, so every wait on it has an end of its own. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TooLate(ms)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

export class TooLate extends Error {
  constructor(ms: number) {
    super(`no answer within ${ms} ms`);
    this.name = "TooLate";
  }
}
