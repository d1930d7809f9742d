import * as z from "zod";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { MoneyRecord, OrgFacts } from "../../sync/ports.ts";
import { PAYMENT as F } from "./field-names.ts";
import {
  amount,
  currencyOf,
  day,
  dayOrNull,
  id,
  lookup,
  lookupOrNull,
  minorOf,
  moment,
  parseRecord,
  textOrNull,
} from "./record-fields.ts";

const Payment = z.object({
  id,
  [F.reference]: textOrNull,
  // An org with one currency has no such field at all.
  [F.currency]: textOrNull.optional(),
  [F.modified]: moment,
  [F.account]: lookup,
  [F.invoice]: lookupOrNull,
  [F.amount]: amount,
  [F.paidOn]: day,
  [F.reversedOn]: dayOrNull,
});

export const PAYMENT_FIELDS: readonly string[] = Object.values(F);

/** A record of our payments module → its ledger entry, or the sentence that says why not. */
export function readPayment(record: unknown, org: OrgFacts): Result<MoneyRecord, string> {
  const seen = parseRecord(Payment, record);
  if (!seen.ok) return seen;
  const payment = seen.value;
  const currency = currencyOf(payment[F.currency], org.baseCurrency);
  if (!currency.ok) return currency;
  const received = minorOf(F.amount, payment[F.amount], currency.value);
  if (!received.ok) return received;
  return ok({
    recordId: payment.id,
    modifiedAt: payment[F.modified],
    entries: [
      {
        kind: "payment",
        id: payment.id,
        accountId: payment[F.account],
        currency: currency.value,
        amountMinor: received.value,
        reference: payment[F.reference] ?? payment.id,
        receivedOn: payment[F.paidOn],
        reversedOn: payment[F.reversedOn],
        appliedTo: payment[F.invoice],
      },
    ],
  });
}
