import * as z from "zod";
import { ok, type Result } from "../../../shared/kernel/result.ts";
import type { ContactRecord } from "../../sync/ports.ts";
import { CONTACT as F } from "./field-names.ts";
import { id, lookupOrNull, moment, oneOf, parseRecord, text, textOrNull } from "./record-fields.ts";

const Contact = z.object({
  id,
  [F.account]: lookupOrNull,
  [F.name]: text,
  [F.email]: textOrNull,
  [F.phone]: textOrNull,
  // Where an org took the field away, or hides it, mail still leaves.
  [F.mobile]: textOrNull.optional().transform((value) => value ?? null),
  [F.modified]: moment,
  [F.role]: oneOf("billing", "finance_lead", "executive"),
});

export const CONTACT_FIELDS: readonly string[] = Object.values(F);

/** A Zoho contact → our contact, or the sentence that says why not. */
export function readContact(record: unknown): Result<ContactRecord, string> {
  const seen = parseRecord(Contact, record);
  if (!seen.ok) return seen;
  const contact = seen.value;
  return ok({
    recordId: contact.id,
    accountId: contact[F.account],
    name: contact[F.name],
    email: contact[F.email],
    phone: contact[F.phone],
    mobile: contact[F.mobile],
    role: contact[F.role],
    modifiedAt: contact[F.modified],
  });
}
