import { openCalendars } from "../adapters/calendar/open-calendars.ts";
import { smsBook } from "../adapters/db/sms-rows.ts";
import { mobileNumbers } from "../adapters/phone/mobile-number.ts";
import { openTexter } from "../adapters/sms/open-texter.ts";
import { twilioSignature } from "../adapters/sms/twilio-signature.ts";
import { hashOf, newSecret, sameHash } from "../adapters/token/widget-token.ts";
import type { Calendars, Texter } from "../dunning/index.ts";
import { hookUrl, type SmsDesk } from "../sms/index.ts";
import type { Ground } from "./ground.ts";

/** What text messages need: their sender's desk, the way to the providers, and who can read a number. */
export function textDesks({ config, seal, now, newId, door }: Ground): {
  readonly sms: SmsDesk;
  readonly texter: Texter;
  readonly calendars: Calendars;
  readonly numberOf: (written: string) => string;
} {
  const places = openCalendars();
  const mobileOf = mobileNumbers();
  const sms: SmsDesk = {
    now,
    newId,
    inTenant: door((tx, orgId) => smsBook(tx, orgId, seal)),
    newSecret,
    // Hashes have one length, and comparing them tells nothing about the texts.
    sameText: (one, other) => sameHash(hashOf(one), hashOf(other)),
    twilioSignature,
    mobileOf: (written, country, region) => mobileOf(written, places.codeOf(country) ?? region),
    publicUrl: config.publicUrl,
  };
  const texter = openTexter({
    accountOf: (orgId) => sms.inTenant(orgId, (book) => book.account()),
    reportUrl: (orgId, account) => hookUrl(config.publicUrl, orgId, account, "report"),
    urls: config.smsUrls,
    now,
    newNonce: newId,
  });
  const numberOf = (written: string): string => mobileOf(written, "CN") ?? `+${written.replace(/\D/g, "")}`;
  return { sms, texter, calendars: { ...places, mobileOf }, numberOf };
}
