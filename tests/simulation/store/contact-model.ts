import type { ContactRecords } from "../../../server/contact/index.ts";
import { nothingChosen } from "../../../shared/contact/chosen-limits.ts";
import { addressKey, type ContactEntry } from "../../../shared/contact/ledger.ts";
import type { MemoryStore } from "./memory-store.ts";
import type { Transaction } from "./transaction.ts";

const LEFT = new Set(["claimed", "sending", "sent", "in_doubt"]);
const SPOKEN = new Set(["reached", "promised", "disputed", "refused"]);

/** What `contactRecords` of the adapter does, over rows in memory. No number in stories tells a place, and nobody chose a limit. */
export function contactModel(store: MemoryStore, tx: Transaction): ContactRecords {
  return {
    async contactRecord({ accountId, address, without = null }, at) {
      const account = store.accounts.get(tx, accountId);
      const org = store.org.get(tx, "org");
      const since = new Date(at.getTime() - 62 * 86_400_000);
      return {
        chosen: nothingChosen,
        ledger: [...messages(store, tx, accountId, at), ...lines(store, tx, accountId, without)].filter(
          (entry) => entry.at > since,
        ),
        preference: null,
        stops: [],
        address,
        timeZone: account?.timeZone ?? null,
        country: account?.country ?? null,
        orgZone: org?.timeZone ?? "UTC",
        written: null,
      };
    },
  };
}

const messages = (
  store: MemoryStore,
  tx: Transaction,
  accountId: string,
  at: Date,
): readonly ContactEntry[] =>
  store.dispatches.rows(tx, accountId).flatMap((row) => {
    const { channel, state, rehearsed, recipient, endedAt } = row;
    if (rehearsed || !LEFT.has(state) || (channel !== "email" && channel !== "sms")) return [];
    const address = recipient === null ? null : addressKey(recipient);
    return [{ at: endedAt ?? at, way: channel, conversation: false, address, another: false }];
  });

function lines(
  store: MemoryStore,
  tx: Transaction,
  accountId: string,
  without: string | null,
): readonly ContactEntry[] {
  const people = store.followups
    .rows(tx, accountId)
    .flatMap((line) => (line.from === "people" ? [line] : []));
  const corrected = new Set(people.flatMap(({ supersedes }) => supersedes ?? []));
  return people.flatMap(({ followupId, kind, outcome, happenedAt }) => {
    if (corrected.has(followupId) || followupId === without) return [];
    if (kind !== "call" && kind !== "visit" && kind !== "message" && kind !== "email") return [];
    const conversation = kind !== "email" && SPOKEN.has(outcome ?? "");
    return [{ at: happenedAt, way: kind, conversation, address: null, another: false }];
  });
}
