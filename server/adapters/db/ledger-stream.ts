import { sql, type Transaction } from "kysely";
import type { Day } from "../../../shared/kernel/day.ts";
import { assert } from "../../../shared/kernel/result.ts";
import type { LedgerEntry } from "../../../shared/ledger/entry.ts";
import type { AccountLedger } from "../../ledger/ports.ts";
import { minorFrom } from "./columns.ts";
import { currencyFrom } from "./entry-row.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

const PAGE_ACCOUNTS = 50;
/** Separators of ASCII that are in no id; free text is written as JSON, which holds neither. */
const [FIELD, RECORD] = ["\u001f", "\u001e"];

const counted = (column: string): string => `${column} - DATE '1970-01-01'`;
const json = (column: string): string => `to_json(${column})`;
const COLUMNS = [
  "left(kind, 1)",
  "entry_id",
  "currency",
  "amount_minor",
  counted("on_day"),
  "applied_to",
  counted("coalesce(due_on, reversed_on)"),
  json("number"),
];
const OF_INVOICE = ["disputed_minor", json("dispute_reason"), "no_reminders::int", "contact_id"];
/** Most invoices have none of these four, so they are left out together. */
const IS_PLAIN =
  "kind <> 'invoice' OR (disputed_minor = 0 AND dispute_reason IS NULL AND NOT no_reminders AND contact_id IS NULL)";
// Nothing is written for NULL by concat(), which takes half the time of as many ||.
const joined = (columns: readonly string[]): string => columns.join(", chr(31), ");

/** One account in one row: a row for each entry costs the driver several times what the entry is worth. */
const ENTRIES = sql.raw(
  `string_agg(concat(${joined(COLUMNS)},
    CASE WHEN ${IS_PLAIN} THEN NULL ELSE concat(chr(31), ${joined(OF_INVOICE)}) END), chr(30)) AS entries`,
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

function entryOf(accountId: string, text: string): LedgerEntry {
  const fields = text.split(FIELD);
  if (fields.length !== COLUMNS.length && fields.length !== COLUMNS.length + OF_INVOICE.length)
    assert(false, `the entry ${fields[1]} has ${fields.length} fields`);
  const [kind, id, code, amount, onDay, applied, otherDay, quoted] = fields as Fields;
  const currency = currencyFrom(code);
  const amountMinor = minorFrom(amount);
  const number = plainOf(quoted);
  const on = Number(onDay) as Day;
  const appliedTo = applied === "" ? null : applied;
  switch (kind) {
    case "p": {
      const reversedOn = otherDay === "" ? null : (Number(otherDay) as Day);
      return {
        kind: "payment",
        id,
        accountId,
        currency,
        amountMinor,
        reference: number,
        receivedOn: on,
        reversedOn,
        appliedTo,
      };
    }
    case "c":
      return { kind: "credit-note", id, accountId, currency, amountMinor, number, issuedOn: on, appliedTo };
    default: {
      assert(kind === "i", "an entry is an invoice, a payment or a credit note");
      const [disputed = "0", reason = "", noReminders = "", contact = ""] = fields.slice(COLUMNS.length);
      return {
        kind: "invoice",
        id,
        accountId,
        currency,
        amountMinor,
        number,
        issuedOn: on,
        dueOn: Number(otherDay) as Day,
        disputedMinor: minorFrom(disputed),
        disputeReason: reason === "" ? null : plainOf(reason),
        noReminders: noReminders === "1",
        contactId: contact === "" ? null : contact,
      };
    }
  }
}

type Fields = [string, string, string, string, string, string, string, string];

/** A JSON string → what it says; nearly none has anything to unescape. */
const plainOf = (quoted: string): string =>
  quoted.includes("\\") ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
