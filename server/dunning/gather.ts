/** As many as go together at most: what one of them waits for, all wait for. */
const MOST = 48;

/** A sum of thirds is not quite one. */
const COMPLETE = 0.999;

interface Waiting<In, Out> {
  readonly asked: In;
  readonly share: number;
  readonly done: (out: Out) => void;
  readonly fail: (fault: unknown) => void;
}

/** Resolves after so many milliseconds. */
export type Pause = (ms: number) => Promise<void>;

/**
 * One thing at a time for many lanes: whoever asks while it is being done waits, and all who waited are done together
 * the next time, never by anything that began before they asked. When that fails for several, each is tried alone, so
 * that nobody fails for another. `doAll` answers in the order in which it was asked. With a `pause`, each may say for how
 * many milliseconds it would rather wait for company, and which share of all it is: when the least patient one goes, or
 * nobody is missing, all go.
 */
export function gathered<In, Out>(
  doAll: (asked: readonly In[]) => Promise<readonly Out[]>,
  pause?: Pause,
): (asked: In, patienceMs?: number, share?: number) => Promise<Out> {
  const line: Waiting<In, Out>[] = [];
  let isBusy = false;
  let isDue = false;
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
    while (isDue) {
      const group = line.splice(0, MOST);
      isDue = line.length > 0;
      await together(group);
    }
    isBusy = false;
  };
  const isComplete = (): boolean => line.reduce((sum, { share }) => sum + share, 0) >= COMPLETE;
  return (asked, patienceMs = 0, share = 0) =>
    new Promise((done, fail) => {
      const waiting = { asked, share, done, fail };
      line.push(waiting);
      const goes = (): void => {
        if (!line.includes(waiting)) return;
        isDue = true;
        if (!isBusy) void work();
      };
      if (pause === undefined || patienceMs === 0 || isComplete()) goes();
      else void pause(patienceMs).then(goes);
    });
}
