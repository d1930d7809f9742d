import { limitsFor } from "../../shared/contact/chosen-limits.ts";
import {
  type ContactSituation,
  mayContact,
  type MayContact,
  type Reach,
} from "../../shared/contact/may-contact.ts";
import { plausibleZones } from "../../shared/contact/plausible-zones.ts";
import type { ContactAsked, ContactRecord, ContactRecords, Places } from "./ports.ts";

/** Whether they may be reached that way at that moment, by whomever. */
export async function judgeContact(
  book: ContactRecords,
  asked: ContactAsked & Pick<Reach, "way" | "purpose">,
  at: Date,
  places: Places,
): Promise<MayContact> {
  const { way, purpose } = asked;
  const record = await book.contactRecord(asked, at);
  return mayContact(situationOf(record, places), { way, purpose, address: record.address }, at);
}

export function situationOf(record: ContactRecord, places: Places): ContactSituation {
  const { chosen, ledger, preference, stops, timeZone, country, orgZone, written } = record;
  const code = places.codeOf(country);
  const phone = written === null ? null : (places.mobileOf?.(written, code ?? "US") ?? null);
  const countryZones = code === null ? [] : (places.zonesOf?.(code) ?? []);
  return {
    limits: limitsFor(chosen, code),
    ledger,
    preference,
    stops,
    zones: plausibleZones({ timeZone, countryZones, phone, orgZone }),
  };
}
