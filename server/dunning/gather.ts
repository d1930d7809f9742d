/** As many as go together at most: what one of them waits for, all wait for. */
const MOST = 12;

interface Waiting<In, Out> {
  readonly asked: In;
  readonly done: (out: Out) => void;
  readonly fail: (fault: unknown) => void;
}

/**
 * One thing at a time for many lanes: whoever asks while it is being done waits, and all who waited are done together
 * the next time, never by anything that began before they asked. When that fails for several, each is tried alone, so
 * that nobody fails for another. `doAll` answers in the order in which it was asked.
 */
export function gathered<In, Out>(
  doAll: (asked: readonly In[]) => Promise<readonly Out[]>,
): (asked: In) => Promise<Out> {
  const line: Waiting<In, Out>[] = [];
  let isBusy = false;
  const together = async (group: readonly Waiting<In, Out>[]): Promise<void> => {
    try {
      const outs = await doAll(group.map(({ asked }) => asked));
      for (const [at, { done }] of group.entries()) done(outs[at] as Out);
    } catch (fault) {
      if (group.length > 1) for (const each of group) await together([each]);
      else for (const { fail } of group) fail(fault);
    }
  };
  const work = async (): Promise<void> => {
    isBusy = true;
    while (line.length > 0) await together(line.splice(0, MOST));
    isBusy = false;
  };
  return (asked) =>
    new Promise((done, fail) => {
      line.push({ asked, done, fail });
      if (!isBusy) void work();
    });
}
