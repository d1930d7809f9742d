/** Lets at most `limit` pieces of work of one org run at once; the others wait in order. */
export interface Gate {
  <T>(orgId: string, work: () => Promise<T>): Promise<T>;
}

export function createGate(limit: number): Gate {
  const running = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();

  const enter = (orgId: string): Promise<void> | undefined => {
    const count = running.get(orgId) ?? 0;
    if (count < limit) {
      running.set(orgId, count + 1);
      return undefined;
    }
    return new Promise((go) => {
      const line = waiting.get(orgId) ?? [];
      line.push(go);
      waiting.set(orgId, line);
    });
  };
  const leave = (orgId: string): void => {
    const next = waiting.get(orgId)?.shift();
    // The place is handed on, so the count stays.
    if (next) next();
    else running.set(orgId, (running.get(orgId) ?? 1) - 1);
  };

  return async (orgId, work) => {
    await enter(orgId);
    try {
      return await work();
    } finally {
      leave(orgId);
    }
  };
}
