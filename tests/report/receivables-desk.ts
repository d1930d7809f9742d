import type { NewVersion, ReceivablesDesk, StoredVersion } from "../../server/report/ports.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";

/** What the book of an org holds. */
export interface Held {
  entries: readonly LedgerEntry[];
  contacts: ReadonlyMap<string, number>;
  /** Accounts that the CRM does not name. */
  unknown: readonly string[];
}

/** The reports' desk over a book in memory, on one day. */
export function receivablesDesk(today: Day, held: Held): ReceivablesDesk {
  const versions: (StoredVersion & { clientId: string })[] = [];
  const at = new Date("2024-06-15T01:00:00Z");
  const add = ({ clientId, version, terms, reason, by }: NewVersion): void =>
    void versions.push({ clientId, version, terms, proposed: { ...by, at, reason }, approval: null });
  return {
    inTenant: (_org, work) =>
      work({
        async *allEntries() {
          for (const accountId of new Set(held.entries.map((each) => each.accountId)))
            yield { accountId, entries: held.entries.filter((each) => each.accountId === accountId) };
        },
        entriesOf: (accountId) =>
          Promise.resolve(held.entries.filter((each) => each.accountId === accountId)),
        timeZone: () => Promise.resolve("Asia/Shanghai"),
        namesOf: (ids) =>
          Promise.resolve(
            new Map(ids.filter((id) => !held.unknown.includes(id)).map((id) => [id, `Buyer ${id}`])),
          ),
        provisionVersions: () => Promise.resolve([...versions]),
        contactsIn: (_period, _zone, only) =>
          Promise.resolve(new Map([...held.contacts].filter(([id]) => only === undefined || only === id))),
        lockProvision: () => Promise.resolve(),
        addVersion: async (version) => add(version),
        async addApproval(version, from, by) {
          const found = versions.findIndex((each) => each.version === version);
          const row = versions[found];
          if (row !== undefined) versions[found] = { ...row, approval: { ...by, at, from } };
        },
        hasProposal: (clientId) => Promise.resolve(versions.some((each) => each.clientId === clientId)),
      }),
    now: () => at,
    dayIn: () => today,
    breathe: () => undefined,
    inTurn: (_org, _question, read) => read(),
  };
}
