/** The SDK's own timeout is for one attempt of its HTTP client; this one is for the whole. */
export async function withDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new DeadlinePassed(ms)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // Whatever comes after the deadline is nobody's business any more.
    work.catch(() => undefined);
  }
}

class DeadlinePassed extends Error {
  constructor(ms: number) {
    super(`The CRM did not answer within ${ms} ms.`);
    this.name = "DeadlinePassed";
  }
}
