/**
 * One statement for many: what is asked before the event loop goes on is asked of the database together.
 * `askAll` answers in the order of what was asked.
 */
export function atOnce<In, Out>(
  askAll: (asked: readonly In[]) => Promise<readonly Out[]>,
): (asked: In) => Promise<Out> {
  let group: In[] | undefined;
  let answers: Promise<readonly Out[]> | undefined;
  return async (asked) => {
    const mine = (group ??= []);
    const at = mine.push(asked) - 1;
    answers ??= settled().then(() => {
      [group, answers] = [undefined, undefined];
      return askAll(mine);
    });
    return (await answers)[at] as Out;
  };
}

/** Once every promise that can go on has done so: side by side, one is often a few steps behind the other. */
const settled = (): Promise<void> => new Promise((done) => process.nextTick(done));
