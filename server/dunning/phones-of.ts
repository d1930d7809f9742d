import type { SmsContact } from "../../shared/dunning/facts.ts";
import type { AccountSheet, Calendars, OrgProfile } from "./ports.ts";

/** Whom the org may text: those with a mobile number that was not refused, with what they said no to. Each number once. */
export function phonesOf(
  { country, phones = [] }: Pick<AccountSheet, "country" | "phones">,
  { texts }: Pick<OrgProfile, "texts">,
  calendars: Calendars,
): readonly SmsContact[] {
  if (texts === undefined || calendars.mobileOf === undefined) return [];
  const region = calendars.codeOf(country) ?? texts.region;
  const seen = new Set<string>();
  const found: SmsContact[] = [];
  for (const { contactId, name, role, written, barred, refused = [] } of phones) {
    const phone = calendars.mobileOf(written, region);
    if (phone === null || barred.includes(phone) || seen.has(phone)) continue;
    seen.add(phone);
    const refuses = refused.flatMap((no) => (no.phone === null || no.phone === phone ? [no.purpose] : []));
    found.push({ contactId, name, phone, role, ...(refuses.length > 0 && { refuses }) });
  }
  return found;
}
