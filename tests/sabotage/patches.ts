import { alertPatches } from "./alert-patches.ts";
import { chargePatches } from "./charge-patches.ts";
import { contactPatches } from "./contact-patches.ts";
import { crmMailPatches } from "./crm-mail-patches.ts";
import { crmPatches } from "./crm-patches.ts";
import { decisionPatches } from "./decision-patches.ts";
import { discountPatches } from "./discount-patches.ts";
import { creditPatches } from "./credit-patches.ts";
import { approvalPatches } from "./approval-patches.ts";
import { limitPatches } from "./limit-patches.ts";
import { experiencePatches } from "./experience-patches.ts";
import { bureauPatches } from "./bureau-patches.ts";
import { dossierPatches } from "./dossier-patches.ts";
import { deliveryPatches } from "./delivery-patches.ts";
import { briefingPatches } from "./briefing-patches.ts";
import { filesPatches } from "./files-patches.ts";
import { forecastPatches } from "./forecast-patches.ts";
import { inboxPatches } from "./inbox-patches.ts";
import type { Patch } from "./patch.ts";
import { peoplePatches } from "./people-patches.ts";
import { reportPatches } from "./report-patches.ts";
import { bouncePatches } from "./bounce-patches.ts";
import { smsPatches } from "./sms-patches.ts";
import { standingPatches } from "./standing-patches.ts";
import { wordingPatches } from "./wording-patches.ts";

/** Every guard that keeps a debtor from being annoyed, by the slice it stands in. */
export const patches: readonly Patch[] = [
  ...decisionPatches,
  ...deliveryPatches,
  ...filesPatches,
  ...crmPatches,
  ...crmMailPatches,
  ...peoplePatches,
  ...standingPatches,
  ...bouncePatches,
  ...inboxPatches,
  ...briefingPatches,
  ...smsPatches,
  ...contactPatches,
  ...chargePatches,
  ...discountPatches,
  ...creditPatches,
  ...dossierPatches,
  ...bureauPatches,
  ...experiencePatches,
  ...alertPatches,
  ...limitPatches,
  ...approvalPatches,
  ...wordingPatches,
  ...forecastPatches,
  ...reportPatches,
];
