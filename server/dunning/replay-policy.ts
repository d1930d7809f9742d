import { type ComparedMessage, compareMessages } from "../../shared/dunning/replay/compare.ts";
import { turningRounds, walkAccount } from "../../shared/dunning/replay/replay-account.ts";
import type { ReplaySpan } from "../../shared/dunning/replay/span.ts";
import { type ReminderSum, ReplayTally } from "../../shared/dunning/replay/tally.ts";
import type { AccountTimeline, PastRound } from "../../shared/dunning/replay/timeline.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { ok, type Result } from "../../shared/kernel/result.ts";
import { householdsOf } from "./households.ts";
import { readTimelines } from "./read-timelines.ts";
import { type PolicyAsked, type ReplayRefusal, roundsToReplay } from "./rounds-to-replay.ts";
import type { ReplayDesk } from "./replay-ports.ts";

export interface ReplayAsked {
  readonly policy: PolicyAsked;
  readonly from: Day;
  readonly to: Day;
}

/** One account walked through, and its messages beside those that really left. */
export interface AccountReplayed {
  readonly timeline: AccountTimeline;
  readonly rounds: readonly PastRound[];
  readonly spans: readonly ReplaySpan[];
  readonly messages: readonly ComparedMessage[];
}

export interface ReplaySummary {
  /** Null: each round's own. */
  readonly policy: Pick<Policy, "id" | "version"> | null;
  readonly days: number;
  readonly rounds: number;
  readonly accounts: number;
  readonly then: ReminderSum;
  readonly now: ReminderSum;
  readonly both: number;
  readonly onlyThen: number;
  readonly onlyNow: number;
  /** Accounts held, by reason, counted day by day. */
  readonly holds: {
    readonly then: Readonly<Record<string, number>>;
    readonly now: Readonly<Record<string, number>>;
  };
  readonly note: Sentence;
}

/** What a replay is not; it goes wherever its figures go. */
const NOTE: Sentence = {
  "zh-CN":
    "重放只说明另一套政策当时会发出什么：付款保持当时的样子，不代表客户会更早或更晚付款。联系限制（次数、静默时段、联系偏好）未重放：实际发送时可能推迟。",
  en: "A replay says what another policy would have sent: payments stay as they were, so it is no claim that anybody would have paid sooner or later. Contact limits (how often, quiet hours, preferences) are not replayed: a real message may have waited for them.",
};

/** Accounts read and walked at once: taking in the rows of many would keep others waiting. Nothing of them is kept but sums. */
const CHUNK = 5;

/**
 * What a policy would have done in a period, account by account, by what every round of it knew. Writes nothing.
 * `tell` is given each account in turn; `walked` how many are done. Refuses with one sentence.
 */
export async function replayPolicy(
  orgId: string,
  { policy, from, to }: ReplayAsked,
  desk: ReplayDesk,
  tell: (account: AccountReplayed) => void = () => undefined,
  walked: (accounts: number) => void = () => undefined,
): Promise<Result<ReplaySummary, ReplayRefusal>> {
  const opened = await desk.inTenant(orgId, async (book) => ({
    found: await roundsToReplay(book, policy, from, to),
    accountIds: await book.accountsJudged(),
    groups: await book.groupsJudged(),
    held: await book.holdsThen(from, to),
  }));
  if (!opened.found.ok) return opened.found;
  const { accountIds, groups, held } = opened;
  const households = householdsOf(accountIds, groups);
  const { rounds, changed } = opened.found.value;
  const turning = turningRounds(rounds);
  const tally = new ReplayTally();
  for (let at = 0; at < households.length; at += CHUNK) {
    const chunk = households.slice(at, at + CHUNK);
    for (const timeline of await readTimelines(orgId, chunk, rounds, desk)) {
      const spans = await unhurried(walkAccount(timeline, rounds, turning), desk);
      const messages = compareMessages(timeline, spans, rounds);
      tally.add(messages, spans, rounds);
      tell({ timeline, rounds, spans, messages });
      await desk.breathe?.();
    }
    walked(Math.min(at + CHUNK, households.length));
  }
  const { holds, ...sums } = tally.sums();
  return ok({
    policy: changed === null ? null : { id: changed.id, version: changed.version },
    days: new Set(rounds.map(({ asOf }) => asOf)).size,
    rounds: rounds.length,
    accounts: accountIds.length,
    ...sums,
    holds: { then: Object.fromEntries(held), now: holds },
    note: NOTE,
  });
}

async function unhurried<T>(walk: Generator<void, T, void>, desk: ReplayDesk): Promise<T> {
  for (;;) {
    const step = walk.next();
    if (step.done === true) return step.value;
    const rest = desk.breathe?.();
    if (rest) await rest;
  }
}
