import { chargeBook } from "../adapters/db/charge-rows.ts";
import { dunningBook } from "../adapters/db/dunning-rows.ts";
import { agreementBook } from "../adapters/db/followup-rows.ts";
import { inboxRows } from "../adapters/db/inbox-rows.ts";
import { letterBook } from "../adapters/db/letter-rows.ts";
import { accountUrl } from "../adapters/zoho/record-url.ts";
import type { InboxDesk } from "../inbox/index.ts";
import type { LetterDesk } from "../letter/index.ts";
import type { Ground } from "./ground.ts";
import { lineDoor } from "./line-desks.ts";

/** What waits for a person, over the books of whom it waits for. */
export function inboxDesks(
  ground: Ground,
  { calendars, charges, discounts }: Pick<InboxDesk, "calendars" | "charges" | "discounts">,
): { readonly inbox: InboxDesk; readonly letters: LetterDesk } {
  const { now, newId, dayIn, digest } = ground;
  const inbox: InboxDesk = {
    now,
    newId,
    dayIn,
    digest,
    calendars,
    charges,
    discounts,
    crm: ground.crm.ticks,
    inTenant: lineDoor(
      ground,
      calendars,
    )((tx, orgId, need) => ({
      ...inboxRows(tx, orgId, accountUrl),
      dunning: dunningBook(tx, orgId),
      charges: chargeBook(tx, orgId),
      letters: letterBook(tx, orgId),
      log: agreementBook(tx, orgId, need),
    })),
  };
  const letters: LetterDesk = { now, dayIn, digest, calendars, inTenant: ground.door(letterBook) };
  return { inbox, letters };
}
