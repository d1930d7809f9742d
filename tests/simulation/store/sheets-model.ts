import { noAgreements } from "../../../shared/dunning/agreements.ts";
import type { MailContact, PastDispatch } from "../../../shared/dunning/facts.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../../shared/ledger/entry.ts";
import type { AccountSheet, DunningBook } from "../../../server/dunning/ports.ts";
import type { PhoneContact } from "../../../server/dunning/sheet-ports.ts";
import type { Between } from "./terms.ts";
import type { MemoryStore } from "./memory-store.ts";
import { agreementsModel } from "./agreements-model.ts";
import { heldModel, markedExempt, NOTHING_HELD } from "./held-model.ts";
import type { AccountRow } from "./rows.ts";
import type { Transaction } from "./transaction.ts";

/** The reads of `readSheets`, each a statement of its own: what others commit between them is seen by the later ones. */
export function sheetsModel(store: MemoryStore, tx: Transaction, between: Between): DunningBook["sheets"] {
  return async (accountIds, rehearsed, asOf) => {
    const accounts = accountIds.flatMap((id) => store.accounts.get(tx, id) ?? []).sort(byAccount);
    const read = async <T>(what: (accountId: string) => T): Promise<Map<string, T>> => {
      await between();
      return new Map(accounts.map(({ accountId }) => [accountId, what(accountId)]));
    };
    const agreements = await read((id) => agreementsModel(store, tx, id));
    const entries = await read((id) => stillOpen(store.ledger.rows(tx, id), asOf));
    const contacts = await read((id) => contactsOf(store, tx, id));
    const history = await read((id) => historyOf(store, tx, id, rehearsed));
    const unread = await read((id) => store.unread.rows(tx, id).length);
    const held = await read((id) => heldModel(store, tx, id, asOf));
    const heldOf = (accountId: string) => held.get(accountId) ?? NOTHING_HELD;
    return accounts.map((row) => ({
      accountId: row.accountId,
      unread: unread.get(row.accountId) ?? 0,
      name: row.name,
      language: row.language,
      country: row.country,
      timeZone: row.timeZone,
      ownerId: row.ownerId,
      grade: row.grade,
      keyAccount: row.keyAccount,
      groupRootId: null,
      excluded: exclusionOf(row) ?? heldOf(row.accountId).exempt,
      vetoEnds: heldOf(row.accountId).vetoEnds,
      vetoedUntil: heldOf(row.accountId).vetoedUntil,
      contacts: contacts.get(row.accountId) ?? [],
      phones: phonesOf(store, tx, row.accountId),
      entries: markedExempt(entries.get(row.accountId) ?? [], heldOf(row.accountId)),
      agreements: agreements.get(row.accountId) ?? noAgreements,
      history: history.get(row.accountId) ?? [],
      underWay: false,
    }));
  };
}

const byAccount = (a: AccountRow, b: AccountRow): number => (a.accountId < b.accountId ? -1 : 1);

function exclusionOf({ noReminders, noRemindersReason, state }: AccountRow): string | null {
  if (noReminders) return noRemindersReason ?? "no reminders";
  return state === "active" ? null : `${state} in the CRM`;
}

const onDay = (entry: LedgerEntry): Day => (entry.kind === "payment" ? entry.receivedOn : entry.issuedOn);

/** Invoices that are settled whole, with what settled them, are left out, as the query does. */
function stillOpen(rows: readonly LedgerEntry[], asOf: Day): readonly LedgerEntry[] {
  const groups = new Map<string, LedgerEntry[]>();
  for (const row of [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const key = (row.kind === "invoice" ? null : row.appliedTo) ?? row.id;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const settled = new Set([...groups.values()].filter((group) => isSettled(group, asOf)).flat());
  return [...groups.values()]
    .flat()
    .filter((row) => !settled.has(row))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function isSettled(group: readonly LedgerEntry[], asOf: Day): boolean {
  const left = group.reduce((all, row) => all + (row.kind === "invoice" ? 1 : -1) * row.amountMinor, 0);
  const billed = group.some(({ kind }) => kind === "invoice");
  const standing = group.every(
    (row) => onDay(row) <= asOf && !(row.kind === "payment" && row.reversedOn !== null),
  );
  return billed && standing && left === 0 && new Set(group.map(({ currency }) => currency)).size === 1;
}

const PART = '[^\\s\\p{Cc}@<>(),;:"\\\\]';
const PLAIN = new RegExp(`^${PART}+@${PART}+[.]${PART.replace("\\\\]", "\\\\.]")}+$`, "u");
const RANK = { billing: 0, finance_lead: 1, executive: 3 } as const;

function contactsOf(store: MemoryStore, tx: Transaction, accountId: string): readonly MailContact[] {
  const refused = new Set(
    store.dispatches
      .rows(tx, accountId)
      .filter((row) => !row.rehearsed && row.state === "rejected" && row.reason === "recipient")
      .map(({ recipient }) => recipient),
  );
  return store.contacts
    .rows(tx, accountId)
    .filter(({ state, email }) => state === "active" && PLAIN.test(email) && !refused.has(email))
    .map((row) => ({ row, rank: row.role === null ? 2 : RANK[row.role] }))
    .sort((a, b) => a.rank - b.rank || (a.row.contactId < b.row.contactId ? -1 : 1))
    .map(({ row: { contactId, name, email, role } }) => ({ contactId, name, email, role }));
}

/** As the query of numbers: a number that was refused is nobody's. Absent in most stories. */
function phonesOf(store: MemoryStore, tx: Transaction, accountId: string): readonly PhoneContact[] {
  const barred = store.dispatches
    .rows(tx, accountId)
    .filter((row) => !row.rehearsed && row.state === "rejected" && row.reason === "recipient")
    .flatMap(({ channel, recipient }) => (channel === "sms" && recipient !== null ? [recipient] : []));
  return store.contacts
    .rows(tx, accountId)
    .flatMap(({ state, contactId, name, role, mobile }) =>
      state === "active" && mobile !== undefined ? [{ contactId, name, role, written: mobile, barred }] : [],
    );
}

function historyOf(
  store: MemoryStore,
  tx: Transaction,
  accountId: string,
  rehearsed: boolean,
): AccountSheet["history"] {
  const told: (PastDispatch & { accountId: string; currency: string })[] = [];
  for (const row of store.dispatches.rows(tx, accountId)) {
    if (row.rehearsed !== rehearsed || (row.state !== "sent" && row.state !== "in_doubt")) continue;
    const { currency, step, days, channel, asOf, invoiceIds, deadlineOn, state } = row;
    told.push({ accountId, currency, step, days, channel, asOf, invoiceIds, deadlineOn, state });
  }
  return told.sort((a, b) => a.asOf - b.asOf);
}
