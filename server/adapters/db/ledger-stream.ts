import { sql, type Transaction } from "kysely";
import type { Day } from "../../../shared/kernel/day.ts";
import { assert } from "../../../shared/kernel/result.ts";
import type { LedgerEntry } from "../../../shared/ledger/entry.ts";
import type { AccountLedger } from "../../ledger/ports.ts";
import { entryFrom, type EntryRow } from "./entry-row.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

const PAGE_ACCOUNTS = 50;
/** Separators of ASCII that are in no id; free text is written as JSON, which holds neither. */
const [FIELD, RECORD] = ["\u001f", "\u001e"];

const counted = (column: string): string => `(${column} - DATE '1970-01-01')`;
const orNothing = (text: string): string => `coalesce(${text}, '')`;
const USUAL =
  "kind = 'invoice' AND disputed_minor = 0 AND dispute_reason IS NULL AND NOT no_reminders AND contact_id IS NULL";
const COLUMNS = [
  "left(kind, 1)",
  "entry_id",
  "currency",
  "amount_minor",
  counted("on_day"),
  orNothing("applied_to"),
  orNothing(`${counted("coalesce(due_on, reversed_on)")}::text`),
  "to_json(number)::text",
];
const OF_INVOICE = [
  "disputed_minor",
  orNothing("to_json(dispute_reason)::text"),
  "no_reminders::int",
  orNothing("contact_id"),
];
const joined = (columns: readonly string[]): string => columns.join(" || chr(31) || ");

/** One account in one row: a row for each entry costs the driver several times what the entry is worth. */
const ENTRIES = sql.raw(
  `string_agg(${joined(COLUMNS)} || CASE WHEN kind <> 'invoice' OR ${USUAL} THEN ''
    ELSE chr(31) || ${joined(OF_INVOICE)} END, chr(30)) AS entries`,
);

let cursors = 0;

/** All entries that are known now, or were at `knownAt`, one account after the other, in no order within one. */
export async function* allEntries(
  tx: Tx,
  orgId: string,
  knownAt: Date | undefined,
): AsyncGenerator<AccountLedger> {
  const cursor = sql.id(`ledger_${(cursors += 1)}`);
  await sql`DECLARE ${cursor} NO SCROLL CURSOR FOR
    SELECT account_id, ${ENTRIES} FROM ledger_entry
    WHERE org_id = ${sql.lit(orgId)} AND ${knownLiteral(knownAt)} GROUP BY account_id ORDER BY account_id`.execute(
    tx,
  );
  const fetch = () => {
    const page = sql<Row>`FETCH ${sql.lit(PAGE_ACCOUNTS)} FROM ${cursor}`.execute(tx);
    // Whoever stops listening hears no fault either.
    page.catch(() => undefined);
    return page;
  };
  // The store reads the next page while this one is being worked on.
  for (let page = fetch(); ; ) {
    const { rows } = await page;
    const isLast = rows.length < PAGE_ACCOUNTS;
    if (!isLast) page = fetch();
    for (const { account_id: accountId, entries } of rows)
      yield { accountId, entries: entries.split(RECORD).map((text) => entryOf(accountId, text)) };
    if (isLast) break;
  }
  await sql`CLOSE ${cursor}`.execute(tx);
}

interface Row {
  readonly account_id: string;
  readonly entries: string;
}

// DECLARE takes no parameters.
const knownLiteral = (at: Date | undefined) =>
  at === undefined
    ? sql`known_to IS NULL`
    : sql`known_from <= ${sql.lit(at.toISOString())} AND (known_to IS NULL OR known_to > ${sql.lit(at.toISOString())})`;

const KINDS: Readonly<Record<string, EntryRow["kind"]>> = { i: "invoice", p: "payment", c: "credit-note" };

function entryOf(accountId: string, text: string): LedgerEntry {
  const fields = text.split(FIELD);
  const isUsual = fields.length === COLUMNS.length;
  if (!isUsual && fields.length !== COLUMNS.length + OF_INVOICE.length)
    assert(false, `the entry ${fields[1]} has ${fields.length} fields`);
  const [letter, entryId, currency, amountMinor, onDay, appliedTo, day, number] = fields as Fields;
  const kind = KINDS[letter] as EntryRow["kind"];
  return entryFrom({
    entry_id: entryId,
    kind,
    account_id: accountId,
    currency,
    amount_minor: amountMinor,
    number: plainOf(number),
    on_day: Number(onDay) as Day,
    due_on: kind === "invoice" ? dayOf(day) : null,
    reversed_on: kind === "invoice" ? null : dayOf(day),
    applied_to: appliedTo === "" ? null : appliedTo,
    ...(isUsual ? USUALLY : ofInvoice(fields)),
  });
}

type Fields = [string, string, string, string, string, string, string, string];

const USUALLY = { disputed_minor: "0", dispute_reason: null, no_reminders: false, contact_id: null };

function ofInvoice(fields: readonly string[]) {
  const [disputed, reason, noReminders, contactId] = fields.slice(COLUMNS.length) as Fields;
  return {
    disputed_minor: disputed,
    dispute_reason: reason === "" ? null : plainOf(reason),
    no_reminders: noReminders === "1",
    contact_id: contactId === "" ? null : contactId,
  };
}

const dayOf = (text: string): Day | null => (text === "" ? null : (Number(text) as Day));

/** A JSON string → what it says; nearly none has anything to unescape. */
const plainOf = (json: string): string =>
  json.includes("\\") ? (JSON.parse(json) as string) : json.slice(1, -1);
