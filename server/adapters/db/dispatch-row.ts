import type { DispatchRow } from "../../dunning/ports.ts";
import { dayFrom, minorFrom } from "./columns.ts";
import { currencyFrom } from "./entry-row.ts";

/** What is read of a message wherever one is looked at. */
export const SHOWN = [
  "dispatch_id",
  "rehearsed",
  "account_id",
  "currency",
  "cycle",
  "step",
  "channel",
  "as_of",
  "state",
  "invoice_ids",
  "not_before",
  "attempts",
  "fence",
  "recipient",
  "subject",
  "amount_minor",
] as const;

interface ShownRow {
  readonly dispatch_id: string;
  readonly rehearsed: boolean;
  readonly account_id: string;
  readonly currency: string;
  readonly cycle: string;
  readonly step: string;
  readonly channel: DispatchRow["channel"];
  readonly as_of: string;
  readonly state: DispatchRow["state"];
  readonly invoice_ids: string[];
  readonly not_before: Date;
  readonly attempts: number;
  readonly fence: string;
  readonly recipient: string | null;
  readonly subject: string | null;
  readonly amount_minor: string;
}

export const dispatchFrom = (row: ShownRow): DispatchRow => ({
  dispatchId: row.dispatch_id,
  rehearsed: row.rehearsed,
  accountId: row.account_id,
  currency: currencyFrom(row.currency),
  cycle: row.cycle,
  step: row.step,
  channel: row.channel,
  asOf: dayFrom(row.as_of),
  state: row.state,
  invoiceIds: row.invoice_ids,
  notBefore: row.not_before,
  attempts: row.attempts,
  fence: row.fence,
  recipient: row.recipient,
  subject: row.subject,
  amountMinor: minorFrom(row.amount_minor),
});
