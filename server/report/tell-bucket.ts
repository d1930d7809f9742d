import { dpdOf } from "../../shared/aging/age.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { ok, type Result } from "../../shared/kernel/result.ts";
import { agingLines } from "../../shared/report/aging-csv.ts";
import { behindBucket } from "../../shared/report/behind-bucket.ts";
import type { AgingFile, BucketBody } from "../../shared/report/contract.ts";
import { total } from "../../shared/report/position.ts";
import type { AgingQuery, BucketQuery } from "../../shared/report/request-contract.ts";
import { askedDay, type ReportRefusal } from "./asked-day.ts";
import { openInvoices } from "./count-receivables.ts";
import type { ReceivablesDesk } from "./ports.ts";

const MOST_ACCOUNTS = 100;
const MOST_INVOICES = 50;

/** The accounts and invoices behind one bucket of the report. */
export async function tellBucket(
  orgId: string,
  { asOf, currency, bucket }: BucketQuery,
  desk: ReceivablesDesk,
): Promise<Result<BucketBody, ReportRefusal>> {
  const day = await askedDay(orgId, asOf, desk);
  if (!day.ok) return day;
  const open = await openInvoices(orgId, currency, asOf, desk);
  const behind = behindBucket({ open, asOf }, Number(bucket));
  const listed = behind.slice(0, MOST_ACCOUNTS);
  const rest = behind.slice(MOST_ACCOUNTS);
  const names = await desk.inTenant(orgId, (book) => book.namesOf(listed.map((each) => each.accountId)));
  return ok({
    openMinor: total(behind.map((each) => each.openMinor)),
    accounts: listed.map(({ accountId, openMinor, invoices }) => ({
      ...{ accountId, name: names.get(accountId) ?? accountId, openMinor, count: invoices.length },
      invoices: invoices.slice(0, MOST_INVOICES).map((each) => ({
        number: each.number,
        dueOn: formatDay(each.dueOn),
        daysPastDue: dpdOf(each, asOf),
        residualMinor: each.residualMinor,
      })),
    })),
    restCount: rest.length,
    restMinor: total(rest.map((each) => each.openMinor)),
  });
}

/** Every open invoice of one currency, as CSV. */
export async function tellAging(
  orgId: string,
  { asOf, currency }: AgingQuery,
  desk: ReceivablesDesk,
): Promise<Result<AgingFile, ReportRefusal>> {
  const day = await askedDay(orgId, asOf, desk);
  if (!day.ok) return day;
  const open = await openInvoices(orgId, currency, asOf, desk);
  const ids = [...new Set(open.map((each) => each.accountId))];
  const names = await desk.inTenant(orgId, (book) => book.namesOf(ids));
  const lines: string[] = [];
  for (const line of agingLines({ open, asOf, currency }, (accountId) => names.get(accountId) ?? accountId)) {
    lines.push(line);
    await desk.breathe();
  }
  return ok({ name: `aging-${currency}-${formatDay(asOf)}.csv`, text: lines.join("") });
}
