import * as z from "zod";
import { parseMajor } from "../../../shared/kernel/money.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import type { AccountRecord, KeyAccountField, OrgFacts } from "../../sync/ports.ts";
import { ACCOUNT as F } from "./field-names.ts";
import {
  amountOrNull,
  currencyOf,
  flag,
  id,
  lookupOrNull,
  moment,
  oneOf,
  parseRecord,
  text,
  textOrNull,
} from "./record-fields.ts";

const Account = z.object({
  id,
  [F.name]: text,
  [F.parent]: lookupOrNull,
  [F.owner]: lookupOrNull,
  [F.country]: textOrNull,
  // An org with one currency has no such field at all.
  [F.currency]: textOrNull.optional(),
  [F.modified]: moment,
  [F.creditLimit]: amountOrNull,
  [F.language]: oneOf("zh-CN", "en"),
  [F.timeZone]: textOrNull,
  [F.noReminders]: flag,
  [F.noRemindersReason]: textOrNull,
});

export const ACCOUNT_FIELDS: readonly string[] = Object.values(F);

/** A Zoho account → our account, or the sentence that says why not. */
export function readAccount(record: unknown, org: OrgFacts): Result<AccountRecord, string> {
  const seen = parseRecord(Account, record);
  if (!seen.ok) return seen;
  const account = seen.value;
  const currency = currencyOf(account[F.currency], org.baseCurrency);
  if (!currency.ok) return currency;
  const limit = account[F.creditLimit];
  // A limit is somebody's round number: a digit too many is no reason to lose the account.
  const exact = limit === null ? null : parseMajor(String(limit), currency.value);
  if (exact !== null && (!exact.ok || exact.value.amountMinor < 0)) {
    return refuse(`${F.creditLimit} is not an amount in ${currency.value} (${limit}).`);
  }
  return ok({
    recordId: account.id,
    name: account[F.name],
    parentId: account[F.parent],
    ownerId: account[F.owner],
    country: account[F.country],
    language: account[F.language],
    timeZone: account[F.timeZone],
    currency: currency.value,
    creditLimitMinor: exact?.value.amountMinor ?? null,
    noReminders: account[F.noReminders],
    noRemindersReason: account[F.noRemindersReason],
    keyAccount: org.keyAccount === undefined ? null : isKeyAccount(record, org.keyAccount),
    modifiedAt: account[F.modified],
  });
}

/** Null where the CRM shows us no such field: what nobody knows lets nobody into a segment, and loses no account. */
function isKeyAccount(record: unknown, { field, values }: KeyAccountField): boolean | null {
  const value: unknown = Object.getOwnPropertyDescriptor(record, field)?.value;
  if (value === undefined) return null;
  if (values === null) return value === true;
  const said: readonly unknown[] = Array.isArray(value) ? value : [value];
  return said.some((each) => typeof each === "string" && values.includes(each));
}
