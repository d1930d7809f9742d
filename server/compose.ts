import { answerRows } from "./adapters/db/answer-rows.ts";
import { roundRows } from "./adapters/db/round-rows.ts";
import type { Store } from "./adapters/db/store/open-store.ts";
import { accountDesks } from "./compose/account-desks.ts";
import { alertDesks } from "./compose/alert-desks.ts";
import { briefingDesks } from "./compose/briefing-desks.ts";
import { bounceDesks } from "./compose/bounce-desks.ts";
import { crmDesks } from "./compose/crm-desks.ts";
import { debtorDesks } from "./compose/debtor-desks.ts";
import { dunningDesks } from "./compose/dunning-desks.ts";
import { layGround } from "./compose/ground.ts";
import { inboxDesks } from "./compose/inbox-desks.ts";
import { lineDesks } from "./compose/line-desks.ts";
import { orgDesks } from "./compose/org-desks.ts";
import { settingsDesks } from "./compose/settings-desks.ts";
import { standingDesks } from "./compose/standing-desks.ts";
import { textDesks } from "./compose/text-desks.ts";
import type { Config } from "./config.ts";

/** Every feature's desk, over one store, one clock, one CRM and one courier. Only `compose/` knows every room. */
export type Desks = Awaited<ReturnType<typeof composeDesks>>;

export async function composeDesks(config: Config, store: Store) {
  const ground = await layGround(config, store);
  const org = orgDesks(ground);
  const crm = crmDesks(ground);
  const { texter, calendars, sms, numberOf } = textDesks(ground);
  const dunning = dunningDesks(ground, { sync: crm.sync, texter, calendars });
  const debtors = debtorDesks(ground, calendars);
  const lines = lineDesks(ground, { calendars, zoneOf: org.zoneOf });
  return {
    ...org,
    ...crm,
    ...debtors,
    ...dunning,
    ...alertDesks(ground, calendars),
    ...bounceDesks(ground, dunning.reports),
    ...briefingDesks(ground, dunning.dunning),
    ...inboxDesks(ground, { calendars, charges: debtors.charges, discounts: lines.discounts }),
    ...lines,
    ...accountDesks(ground, calendars),
    ...settingsDesks(ground, dunning.dunning, dunning.replays),
    ...standingDesks(ground, dunning.dunning),
    sms,
    numberOf,
    rounds: ground.door(roundRows),
    answers: { inTenant: ground.door(answerRows), seal: ground.seal, newId: ground.newId },
    clock: ground.clock,
    closeMail: () => ground.courier.close(),
  };
}
