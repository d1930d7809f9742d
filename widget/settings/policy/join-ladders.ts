import type { Day } from "../../../shared/kernel/day.ts";

interface Rung {
  readonly step: string;
  readonly on: Day;
}

/** A step as it stands under the one policy and under the other, on one day. */
export interface Pair<R> {
  readonly key: string;
  readonly on: Day;
  readonly before: R | undefined;
  readonly after: R | undefined;
  readonly same: boolean;
}

/** Two ladders as one list by day: a step of both on the same day is one line, a step that moved is two. */
export function joinLadders<R extends Rung>(before: readonly R[], after: readonly R[]): readonly Pair<R>[] {
  const keyOf = ({ step, on }: R): string => `${on}/${step}`;
  const old = new Map(before.map((rung) => [keyOf(rung), rung]));
  const now = new Map(after.map((rung) => [keyOf(rung), rung]));
  const keys = [...new Set([...old.keys(), ...now.keys()])];
  const pairs = keys.flatMap((key): Pair<R>[] => {
    const [was, is] = [old.get(key), now.get(key)];
    const on = (is ?? was)?.on;
    return on === undefined
      ? []
      : [{ key, on, before: was, after: is, same: JSON.stringify(was) === JSON.stringify(is) }];
  });
  return pairs.sort((a, b) => a.on - b.on || (a.key < b.key ? -1 : 1));
}
