import { type Selectable, sql, type Transaction } from "kysely";
import type { Day } from "../../../shared/kernel/day.ts";
import { noAgreements } from "../../../shared/dunning/agreements.ts";
import type { AccountSheet } from "../../dunning/ports.ts";
import { readAgreements } from "./agreement-rows.ts";
import { anyOf } from "./any-of.ts";
import { openCharges } from "./charge-rows.ts";
import { dayFrom, dayOrNull } from "./columns.ts";
import { gradeOn } from "./grade-on.ts";
import { type Asked, heldByPeople, markExempt } from "./held-by-people.ts";
import { readGrouping } from "./family-rows.ts";
import { openEntries } from "./ledger-rows.ts";
import { type Merged, mergedInto } from "./merged-rows.ts";
import type { Database, DispatchTable } from "./schema.ts";
import { contactsOf } from "./sheet-people.ts";

type Tx = Transaction<Database>;

/**
 * Everything about some accounts that may matter to a reminder, in fourteen reads however many they are; about a head office
 * that pays for others, about those as well. `byHand`: as a person who asks reads them.
 */
export async function readSheets(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[],
  rehearsed: boolean,
  asOf: Day,
  byHand = false,
): Promise<readonly AccountSheet[]> {
  if (accountIds.length === 0) return [];
  const grouping = await readGrouping(tx, orgId, accountIds, asOf);
  const { families, payerOf, anyTogether } = grouping;
  const membersOf = (accountId: string) =>
    anyTogether ? families.membersOf(accountId).filter((each) => payerOf(each) === accountId) : [];
  const ids = [...new Set([...accountIds, ...accountIds.flatMap(membersOf)])];
  const own = await readOwnSheets(tx, orgId, ids, { rehearsed, asOf, byHand, payerOf }, families.rootOf);
  if (!anyTogether) return own;
  const sheetOf = new Map(own.map((sheet) => [sheet.accountId, sheet]));
  const leaving = await leavingOf(tx, orgId, ids);
  return own
    .filter(({ accountId }) => accountIds.includes(accountId))
    .map((sheet): AccountSheet => {
      const { accountId } = sheet;
      const group = membersOf(accountId).flatMap((each) => sheetOf.get(each) ?? []);
      if (group.length === 0)
        return payerOf(accountId) === accountId ? sheet : { ...sheet, payerId: payerOf(accountId) };
      const others = group.filter((each) => each !== sheet);
      const underWay = sheet.underWay || others.some((each) => each.underWay || leaving.has(each.accountId));
      return { ...sheet, underWay, group };
    });
}

async function readOwnSheets(
  tx: Tx,
  orgId: string,
  ids: string[],
  { rehearsed, asOf, ...asked }: Asked & { readonly rehearsed: boolean; readonly asOf: Day },
  rootOf: (accountId: string) => string | null,
): Promise<readonly AccountSheet[]> {
  const [accounts, merged] = await Promise.all([
    accountsOf(tx, orgId, ids, asOf),
    mergedInto(tx, orgId, ids),
  ]);
  const [agreements, contacts, { historyOf, underWay }, unread, chargesOf, heldOf] = await Promise.all([
    readAgreements(tx, orgId, ids, merged),
    contactsOf(tx, orgId, ids, merged),
    readHistory(tx, orgId, ids, rehearsed, merged),
    unreadOf(tx, orgId, ids),
    openCharges(tx, orgId, ids),
    heldByPeople(tx, orgId, ids, asOf, asked, merged),
  ]);
  // After the agreements: money that comes in between the two reads is then seen by the ledger at least, and an invoice that
  // it paid is never asked for because the promise it kept holds no more.
  const entries = await openEntries(tx, orgId, ids, asOf);
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
    groupRootId: rootOf(row.account_id),
    excluded: exclusionOf(row) ?? heldOf(row.account_id).exempt,
    vetoEnds: heldOf(row.account_id).vetoEnds,
    vetoedUntil: heldOf(row.account_id).vetoedUntil,
    contacts: contacts.get(row.account_id)?.contacts ?? [],
    phones: contacts.get(row.account_id)?.phones ?? [],
    entries: markExempt(entries.get(row.account_id) ?? [], heldOf(row.account_id)),
    agreements: agreements.get(row.account_id) ?? noAgreements,
    history: historyOf(row.account_id),
    underWay: underWay.has(row.account_id),
    ...chargesOf(row.account_id),
  }));
}

const accountsOf = (tx: Tx, orgId: string, ids: readonly string[], asOf: Day) =>
  tx
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
    .where("account_id", "=", anyOf(ids))
    .orderBy("account_id")
    .execute();

function exclusionOf(row: {
  no_reminders: boolean;
  no_reminders_reason: string | null;
  state: string;
}): string | null {
  if (row.no_reminders) return row.no_reminders_reason ?? "no reminders";
  return row.state === "active" ? null : `${row.state} in the CRM`;
}

type Told = AccountSheet["history"][number];

/**
 * What each account was told: by messages of its own, and by those of a head office that named its invoices, which count
 * for it wherever it belongs by now. `underWay`: whom such a message of another's, or one
 * of an account that was merged into it, is leaving about at this moment.
 */
async function readHistory(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[],
  rehearsed: boolean,
  merged: readonly Merged[],
) {
  const ids = [...accountIds, ...merged.map(({ accountId }) => accountId)];
  const heirs = (accountId: string): readonly string[] => [
    accountId,
    ...merged.filter((each) => each.accountId === accountId).map(({ intoId }) => intoId),
  ];
  const of = () =>
    tx.selectFrom("dispatch").select(TOLD).where("org_id", "=", orgId).where("rehearsed", "=", rehearsed);
  const own = of()
    .where("account_id", "=", anyOf(ids))
    .where("state", "in", ["sent", "in_doubt"])
    .orderBy("as_of")
    .execute();
  const naming = of()
    .where(sql<boolean>`member_ids <> '{}' AND member_ids && ${ids}::text[]`)
    .where("state", "in", ["sent", "in_doubt", "claimed", "sending"])
    .orderBy("as_of")
    .execute();
  const [ofTheirOwn, ofOthers] = await Promise.all([own, naming]);
  const histories = new Map<string, Told[]>();
  const tell = (toldId: string, message: Told): void => {
    for (const accountId of heirs(toldId)) {
      const history = histories.get(accountId);
      if (history === undefined) histories.set(accountId, [message]);
      // A head office's message may name an account and another that was merged into it.
      else if (!history.includes(message)) history.push(message);
    }
  };
  // One message is one object, whomever it counts for: a head office puts the histories of its group together.
  const known = new Map<string, Told>();
  for (const row of ofTheirOwn) {
    const message = toldFrom(row);
    known.set(row.dispatch_id, message);
    tell(row.account_id, message);
  }
  const leaving =
    rehearsed || merged.length === 0
      ? new Set<string>()
      : await leavingOf(
          tx,
          orgId,
          merged.map(({ accountId }) => accountId),
        );
  const underWay = new Set(
    merged.flatMap(({ accountId, intoId }) => (leaving.has(accountId) ? [intoId] : [])),
  );
  for (const row of ofOthers) {
    const message = known.get(row.dispatch_id) ?? toldFrom(row);
    for (const accountId of row.member_ids)
      if (accountId !== row.account_id) {
        if (row.state === "sent" || row.state === "in_doubt") tell(accountId, message);
        else underWay.add(accountId);
      }
  }
  return { historyOf: (accountId: string): readonly Told[] => histories.get(accountId) ?? [], underWay };
}

const TOLD = [
  "dispatch_id",
  "account_id",
  "member_ids",
  "currency",
  "step",
  "days",
  "channel",
  "as_of",
  "invoice_ids",
  "state",
  "deadline_on",
] as const;

const toldFrom = (row: Pick<Selectable<DispatchTable>, (typeof TOLD)[number]>) => ({
  accountId: row.account_id,
  currency: row.currency,
  step: row.step,
  days: row.days,
  channel: row.channel,
  asOf: dayFrom(row.as_of),
  invoiceIds: row.invoice_ids,
  deadlineOn: dayOrNull(row.deadline_on),
  state: row.state === "in_doubt" ? ("in_doubt" as const) : ("sent" as const),
});

/** Of these accounts those that a message of their own is leaving to at this moment. */
async function leavingOf(tx: Tx, orgId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom("dispatch")
    .select("account_id")
    .where("org_id", "=", orgId)
    .where("account_id", "=", anyOf(ids))
    .where("rehearsed", "=", false)
    .where("state", "in", ["claimed", "sending"])
    .execute();
  return new Set(rows.map((row) => row.account_id));
}

/** By account: money records that cannot be read, or that the CRM no longer shows. */
async function unreadOf(tx: Tx, orgId: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom("quarantine")
    .select(({ fn }) => ["account_id", fn.countAll<string>().as("records")])
    .where("org_id", "=", orgId)
    .where("module", "in", ["invoices", "payments"])
    .where("account_id", "=", anyOf(ids))
    .groupBy("account_id")
    .execute();
  return new Map(rows.map(({ account_id, records }) => [account_id ?? "", Number(records)]));
}
