import type { Transaction } from "kysely";
import { uuidv7 } from "uuidv7";
import { smsBook } from "./adapters/db/sms-rows.ts";
import type { Database } from "./adapters/db/schema.ts";
import { mobileNumbers } from "./adapters/phone/mobile-number.ts";
import { openTexter } from "./adapters/sms/open-texter.ts";
import { twilioSignature } from "./adapters/sms/twilio-signature.ts";
import { hashOf, newSecret, sameHash } from "./adapters/token/widget-token.ts";
import type { Config } from "./config.ts";
import type { Calendars, Texter } from "./dunning/index.ts";
import { hookUrl, type SmsBook, type SmsDesk } from "./sms/index.ts";
import type { Seal } from "./sync/ports.ts";

interface Given {
  readonly config: Pick<Config, "publicUrl" | "smsUrls">;
  readonly seal: Seal;
  readonly calendars: Calendars;
  readonly now: () => Date;
  readonly door: (make: (tx: Transaction<Database>, orgId: string) => SmsBook) => SmsDesk["inTenant"];
}

/** What text messages need: their sender's desk, the way to the providers, and who can read a number. */
export function composeTexts({ config, seal, calendars: places, now, door }: Given): {
  readonly sms: SmsDesk;
  readonly texter: Texter;
  readonly calendars: Calendars;
  readonly numberOf: (written: string) => string;
} {
  const mobileOf = mobileNumbers();
  const sms: SmsDesk = {
    now,
    newId: uuidv7,
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
    newNonce: uuidv7,
  });
  const numberOf = (written: string): string => mobileOf(written, "CN") ?? `+${written.replace(/\D/g, "")}`;
  return { sms, texter, calendars: { ...places, mobileOf }, numberOf };
}
