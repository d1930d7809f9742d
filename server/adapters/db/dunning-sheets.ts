import { sql, type Transaction } from "kysely";
import type { Day } from "../../../shared/kernel/day.ts";
import type { ContactRole, MailContact } from "../../../shared/dunning/facts.ts";
import { noAgreements } from "../../../shared/dunning/agreements.ts";
import type { AccountSheet } from "../../dunning/ports.ts";
import { readAgreements } from "./agreement-rows.ts";
import { dayFrom, dayOrNull, minorFrom } from "./columns.ts";
import { gradeOn } from "./grade-on.ts";
import { heldByPeople, markExempt } from "./held-by-people.ts";
import { currencyFrom, openEntries } from "./ledger-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** Everything about some accounts that may matter to a reminder, in eight reads however many they are. */
export async function readSheets(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[],
  rehearsed: boolean,
  asOf: Day,
  byHand = false,
): Promise<readonly AccountSheet[]> {
  if (accountIds.length === 0) return [];
  const ids = [...accountIds];
  const accounts = await tx
    .selectFrom("account")
    .select([
      "account_id",
      "name",
      "language",
      "country",
      "time_zone",
      "owner_id",
      "no_reminders",
      "no_reminders_reason",
      "state",
      "key_account",
    ])
    .select(gradeOn(asOf))
    .where("org_id", "=", orgId)
    .where("account_id", "in", ids)
    .orderBy("account_id")
    .execute();
  // Before the entries: money that comes in between the two reads is then seen by the ledger at least, and an invoice that
  // it paid is never asked for because the promise it kept holds no more.
  const agreements = await readAgreements(tx, orgId, ids);
  const entries = await openEntries(tx, orgId, ids, asOf);
  const contacts = await contactsOf(tx, orgId, ids);
  const history = groupBy(await historyOf(tx, orgId, ids, rehearsed), ({ accountId }) => accountId);
  const unread = await unreadOf(tx, orgId, ids);
  const heldOf = await heldByPeople(tx, orgId, ids, asOf, byHand);
  return accounts.map((row) => ({
    accountId: row.account_id,
    unread: unread.get(row.account_id) ?? 0,
    name: row.name,
    language: row.language,
    country: row.country,
    timeZone: row.time_zone,
    ownerId: row.owner_id,
    grade: row.grade,
    keyAccount: row.key_account === true,
    groupRootId: null,
    excluded: exclusionOf(row) ?? heldOf(row.account_id).exempt,
    vetoEnds: heldOf(row.account_id).vetoEnds,
    vetoedUntil: heldOf(row.account_id).vetoedUntil,
    contacts: contacts.get(row.account_id) ?? [],
    entries: markExempt(entries.get(row.account_id) ?? [], heldOf(row.account_id)),
    agreements: agreements.get(row.account_id) ?? noAgreements,
    history: history.get(row.account_id) ?? [],
  }));
}

function exclusionOf(row: {
  no_reminders: boolean;
  no_reminders_reason: string | null;
  state: string;
}): string | null {
  if (row.no_reminders) return row.no_reminders_reason ?? "no reminders";
  return row.state === "active" ? null : `${row.state} in the CRM`;
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

interface ContactRow {
  readonly account_id: string;
  readonly contact_id: string;
  readonly name: string;
  readonly email: string;
  readonly role: ContactRole | null;
}

/** The person who pays first, then whoever is there; never an address that a mail server has refused. */
async function contactsOf(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly MailContact[]>> {
  const { rows } = await sql<ContactRow>`
    SELECT c.account_id, c.contact_id, c.name, c.email, c.role
    FROM contact c
    WHERE c.org_id = ${orgId} AND c.account_id = ANY(${ids}) AND c.state = 'active'
      -- One plain address: no list, no route, no quoting, no control character.
      AND c.email ~ '^[^[:space:][:cntrl:]@<>(),;:"\\\\]+@[^[:space:][:cntrl:]@<>(),;:"\\\\]+[.][^[:space:][:cntrl:]@<>(),;:"\\\\.]+$'
      AND NOT EXISTS (
        SELECT 1 FROM dispatch d
        WHERE d.org_id = ${orgId} AND d.account_id = c.account_id AND NOT d.rehearsed
          AND d.state = 'rejected' AND d.reason = 'recipient' AND d.recipient = c.email)
    ORDER BY c.account_id,
      CASE c.role WHEN 'billing' THEN 0 WHEN 'finance_lead' THEN 1 WHEN 'executive' THEN 3 ELSE 2 END,
      c.contact_id`.execute(tx);
  const people = new Map<string, MailContact[]>();
  for (const { account_id, contact_id, name, email, role } of rows) {
    const person = { contactId: contact_id, name, email, role };
    people.set(account_id, [...(people.get(account_id) ?? []), person]);
  }
  return people;
}

async function historyOf(tx: Tx, orgId: string, ids: readonly string[], rehearsed: boolean) {
  const rows = await tx
    .selectFrom("dispatch")
    .select([
      "account_id",
      "currency",
      "step",
      "days",
      "channel",
      "as_of",
      "invoice_ids",
      "state",
      "deadline_on",
    ])
    .where("org_id", "=", orgId)
    .where("account_id", "in", [...ids])
    .where("rehearsed", "=", rehearsed)
    .where("state", "in", ["sent", "in_doubt"])
    .orderBy("as_of")
    .execute();
  return rows.map((row) => ({
    accountId: row.account_id,
    currency: row.currency,
    step: row.step,
    days: row.days,
    channel: row.channel,
    asOf: dayFrom(row.as_of),
    invoiceIds: row.invoice_ids,
    deadlineOn: dayOrNull(row.deadline_on),
    state: row.state === "sent" ? ("sent" as const) : ("in_doubt" as const),
  }));
}

/** By account: money records that cannot be read, or that the CRM no longer shows. */
async function unreadOf(tx: Tx, orgId: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom("quarantine")
    .select(({ fn }) => ["account_id", fn.countAll<string>().as("records")])
    .where("org_id", "=", orgId)
    .where("module", "in", ["invoices", "payments"])
    .where("account_id", "in", [...ids])
    .groupBy("account_id")
    .execute();
  return new Map(rows.map(({ account_id, records }) => [account_id ?? "", Number(records)]));
}
