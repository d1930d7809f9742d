import { briefingRows } from "../adapters/db/briefing-rows.ts";
import { readAccountUrls } from "../adapters/db/account-urls.ts";
import { accountUrl } from "../adapters/zoho/record-url.ts";
import type { BriefingDesk } from "../briefing/index.ts";
import type { DunningDesk } from "../dunning/index.ts";
import type { Ground } from "./ground.ts";

/** Mails to our own people: what leaves tomorrow, what the week came to. */
export function briefingDesks(
  { config, now, newId, door, courier }: Ground,
  dunning: DunningDesk,
): { readonly briefings: BriefingDesk } {
  const briefings: BriefingDesk = {
    now,
    newId,
    courier,
    dunning,
    calendars: dunning.calendars,
    defaultSender: config.defaultSender,
    stopped: () => config.stopSending,
    inTenant: door((tx, orgId) => ({
      ...briefingRows(tx, orgId),
      accountUrls: (accountIds) => readAccountUrls(tx, orgId, accountIds, accountUrl),
    })),
  };
  return { briefings };
}
