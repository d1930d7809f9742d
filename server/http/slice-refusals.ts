import { alertRefusals } from "./alert-refusals.ts";
import { playbookRefusals } from "./playbook-refusals.ts";
import { reviewRefusals } from "./review-refusals.ts";
import { agreementRefusals } from "./agreement-refusals.ts";
import { approvalRefusals } from "./approval-refusals.ts";
import { answerRefusals } from "./answer-refusals.ts";
import { bureauRefusals } from "./bureau-refusals.ts";
import { chargeRefusals } from "./charge-refusals.ts";
import { contactRefusals } from "./contact-refusals.ts";
import { discountRefusals } from "./discount-refusals.ts";
import { dossierRefusals } from "./dossier-refusals.ts";
import { experienceRefusals } from "./experience-refusals.ts";
import { inboxRefusals } from "./inbox-refusals.ts";
import { limitRefusals } from "./limit-refusals.ts";
import { reportRefusals } from "./report-refusals.ts";
import { scorecardRefusals } from "./scorecard-refusals.ts";

/** What each slice may refuse, said beside its routes. */
export const sliceRefusals = {
  ...agreementRefusals,
  ...alertRefusals,
  ...playbookRefusals,
  ...reviewRefusals,
  ...approvalRefusals,
  ...answerRefusals,
  ...bureauRefusals,
  ...chargeRefusals,
  ...contactRefusals,
  ...discountRefusals,
  ...dossierRefusals,
  ...experienceRefusals,
  ...inboxRefusals,
  ...limitRefusals,
  ...reportRefusals,
  ...scorecardRefusals,
} as const;
