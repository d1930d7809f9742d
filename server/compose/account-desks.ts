import type { AccountDesk, PreviewDesk } from "../account/index.ts";
import { accountBook } from "../adapters/db/account-rows.ts";
import { creditBook } from "../adapters/db/credit-rows.ts";
import { dunningBook } from "../adapters/db/dunning-rows.ts";
import { agreementBook, followUpBook } from "../adapters/db/followup-rows.ts";
import { forecastBook } from "../adapters/db/forecast-rows.ts";
import { groupBook } from "../adapters/db/group-rows.ts";
import { limitBook } from "../adapters/db/limit-rows.ts";
import type { Calendars } from "../dunning/index.ts";
import type { Ground } from "./ground.ts";
import { lineDoor } from "./line-desks.ts";

const LINES_SHOWN = 30;

/** The account as its page shows it, and what an agreement would change of it. */
export function accountDesks(ground: Ground, calendars: Calendars) {
  const { now, dayIn } = ground;
  const door = lineDoor(ground, calendars);
  const account: AccountDesk = {
    now,
    dayIn,
    calendars,
    inTenant: door((tx, orgId, need) => ({
      ...accountBook(tx, orgId),
      credit: creditBook(tx, orgId),
      limit: limitBook(tx, orgId),
      dunning: dunningBook(tx, orgId),
      forecast: forecastBook(tx, orgId),
      group: groupBook(tx, orgId),
      log: async (accountId) => {
        const page = await followUpBook(tx, orgId, need).page(accountId, null, LINES_SHOWN);
        return { followups: [...page.followups], before: page.before };
      },
    })),
  };
  const previews: PreviewDesk = {
    now,
    dayIn,
    calendars,
    inTenant: door((tx, orgId, need) => ({
      dunning: dunningBook(tx, orgId),
      agreed: agreementBook(tx, orgId, need),
    })),
  };
  return { account, previews };
}
