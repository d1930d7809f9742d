import type { Sandbox } from "../../../sandbox/sandbox.ts";
import type { Org } from "../../../sandbox/world/index.ts";
import type { Standing } from "./standing.ts";

/** Judged from the mailbox, the CRM and the database; all but `sent` and the doubts must be nought. */
export interface Verdict {
  sent: number;
  inDoubt: number;
  /** In doubt although the letter had arrived, or had not: nobody can tell but the recipient. */
  doubtArrived: number;
  /** Letters beyond the first of one message, or beyond the first to one debtor. */
  duplicates: number;
  /** Debtors whose message came to no end, and messages called sent that never arrived. */
  lost: number;
  /** Letters in the mailbox that the database does not call sent or in doubt. */
  unaccounted: number;
  /** In doubt, and no task of a person's in the CRM or no line in the timeline. */
  doubtsHidden: number;
  /** In doubt at one moment, and in the mailbox once more later. */
  doubtsResent: number;
}

const countBy = (keys: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};
const beyondFirst = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count - 1, 0);

/** "<dispatch.tag@domain>" → the dispatch. */
export const dispatchOf = (messageId: string): string => messageId.replace(/^<|\.[0-9a-f]+@.*$/g, "");

export interface Evidence {
  readonly sandbox: Sandbox;
  readonly org: Org;
  readonly accountIds: readonly string[];
  readonly standings: readonly Standing[];
  /** In doubt at some restart, with the letters that had arrived by then. */
  readonly doubtsSeen: ReadonlyMap<string, number>;
}

export function judgeSending({ sandbox, org, accountIds, standings, doubtsSeen }: Evidence): Verdict {
  const mails = sandbox.mail.messages();
  const letters = countBy(mails.map(({ messageId }) => dispatchOf(messageId)));
  const toDebtor = countBy(mails.map(({ envelope }) => envelope.to.join()));
  const tasks = countBy(
    [...(org.records.get("Tasks")?.values() ?? [])].map((task) => String(task["huikuan__External_Id"])),
  );
  const stateOf = new Map(standings.map(({ dispatchId, state }) => [dispatchId, state]));
  const of = (state: string) => standings.filter((each) => each.state === state);
  const ended = new Set([...of("sent"), ...of("in_doubt")].map(({ accountId }) => accountId));
  const arrived = ({ dispatchId }: Standing) => letters.has(dispatchId);
  return {
    sent: of("sent").length,
    inDoubt: of("in_doubt").length,
    doubtArrived: of("in_doubt").filter(arrived).length,
    duplicates: beyondFirst(letters) + beyondFirst(toDebtor),
    lost:
      accountIds.filter((id) => !ended.has(id)).length + of("sent").filter((each) => !arrived(each)).length,
    unaccounted: [...letters.keys()].filter((id) => !["sent", "in_doubt"].includes(stateOf.get(id) ?? ""))
      .length,
    doubtsHidden: of("in_doubt").filter(({ dispatchId, lines }) => lines !== 1 || tasks.get(dispatchId) !== 1)
      .length,
    doubtsResent: [...doubtsSeen].filter(([id, before]) => (letters.get(id) ?? 0) > before).length,
  };
}

export const isClean = (verdict: Verdict, messages: number): boolean =>
  verdict.sent + verdict.inDoubt === messages &&
  verdict.duplicates + verdict.lost + verdict.unaccounted + verdict.doubtsHidden + verdict.doubtsResent === 0;
