import type { Policy } from "../../../shared/dunning/policy/policy.ts";
import type { Scope, Segmented } from "../draw.ts";
import type { AccountRow } from "../store/rows.ts";
import type { World } from "../world.ts";

/** A policy and the moment from which it was in force. */
export interface InForce {
  readonly from: number;
  readonly policy: Policy;
}

/** The policies that an account may be under, each in all its versions so far. */
export type PoliciesOf = (accountId: string) => readonly InForce[];

const IS_IN: Readonly<Record<Segmented["by"], (account: AccountRow) => boolean>> = {
  grade: ({ grade }) => grade === "E",
  country: ({ country }) => country === "GB",
  key: ({ keyAccount }) => keyAccount,
  amount: () => false,
};

/**
 * By what the CRM ever said of the account: whoever was in a segment, even for an hour, may have been asked by its policy.
 * What is open changes every day: whoever may be in a segment because of it may be under either.
 */
export const policiesOf =
  (
    world: World,
    { policy, segments }: Pick<Scope, "policy" | "segments">,
    all: readonly InForce[],
  ): PoliciesOf =>
  (accountId) => {
    if (segments.length === 0) return all;
    const ids = new Set<string>();
    for (const state of world.stations.get(accountId) ?? []) {
      const sure = segments.findIndex(({ by }) => IS_IN[by](state));
      if (sure < 0) ids.add(policy.id);
      for (const [at, each] of segments.entries())
        if (at === sure || (each.by === "amount" && (sure < 0 || at < sure))) ids.add(each.policy.id);
    }
    return all.filter((each) => ids.has(each.policy.id));
  };

/** The days of a level as letters tell it: the end of the schedule is the level above the last. */
export function rungDays({ steps, endOfSchedule }: Policy, level: number): number | undefined {
  const last = steps.at(-1);
  if (level < steps.length || endOfSchedule === undefined || last === undefined) return steps[level]?.days;
  const { everyDays, times } = last.repeat ?? { everyDays: 0, times: 0 };
  return level === steps.length ? last.days + everyDays * times + endOfSchedule.afterDays : undefined;
}
