/**
 * One statement for many: what is asked within one turn of the event loop's own queue is asked of the database together.
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
    answers ??= Promise.resolve().then(() => {
      [group, answers] = [undefined, undefined];
      return askAll(mine);
    });
    return (await answers)[at] as Out;
  };
}
