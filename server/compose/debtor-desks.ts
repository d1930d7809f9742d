import { openLedgerTester } from "../adapters/back-test/test-in-child.ts";
import { approvalBook } from "../adapters/db/approval-rows.ts";
import { openCreditsafe } from "../adapters/bureau/open-creditsafe.ts";
import { backTestBook } from "../adapters/db/back-test-rows.ts";
import { breathing } from "../breathing.ts";
import { bureauBook } from "../adapters/db/bureau-rows.ts";
import { chargeBook } from "../adapters/db/charge-rows.ts";
import { contactBook } from "../adapters/db/contact-book.ts";
import { creditBook } from "../adapters/db/credit-rows.ts";
import { dossierBook } from "../adapters/db/dossier-rows.ts";
import { experienceBook } from "../adapters/db/experience-rows.ts";
import { forecastBook } from "../adapters/db/forecast-rows.ts";
import { limitBook } from "../adapters/db/limit-rows.ts";
import { groupBook } from "../adapters/db/group-rows.ts";
import { promiseBook } from "../adapters/db/promise-rows.ts";
import { scorecardBook } from "../adapters/db/scorecard-rows.ts";
import { receivablesBook } from "../adapters/db/receivables-rows.ts";
import { accountUrl } from "../adapters/zoho/record-url.ts";
import type { ApprovalDesk } from "../approval/index.ts";
import type { BureauDesk } from "../bureau/index.ts";
import type { ChargeDesk } from "../charge/index.ts";
import type { ContactDesk } from "../contact/index.ts";
import type { CreditDesk, ScorecardDesk } from "../credit/index.ts";
import type { DossierDesk } from "../dossier/index.ts";
import type { Calendars } from "../dunning/index.ts";
import type { ExperienceDesk } from "../experience/index.ts";
import type { BackTestDesk, ForecastDesk } from "../forecast/index.ts";
import type { GroupDesk } from "../group/index.ts";
import type { LimitDesk } from "../limit/index.ts";
import type { PromiseDesk } from "../promise/index.ts";
import { type ReceivablesDesk, readingInTurn } from "../report/index.ts";
import type { Ground } from "./ground.ts";

/** What is known of a debtor: how good, whose word was kept, who pays for whom, whom to ask, what is claimed. */
export function debtorDesks(ground: Ground, calendars: Calendars) {
  const { config, now, newId, dayIn, door, digest, crm, seal } = ground;
  const credit: CreditDesk = { now, newId, inTenant: door(creditBook) };
  const forecasts: ForecastDesk = { inTenant: door(forecastBook), breathe: breathing() };
  const tester = openLedgerTester();
  const backTests: BackTestDesk = { now, dayIn, inTenant: door(backTestBook), test: tester.test };
  const scorecards: ScorecardDesk = { now, dayIn, inTenant: door(scorecardBook), breathe: breathing() };
  const receivables: ReceivablesDesk = {
    ...{ now, dayIn, inTenant: door(receivablesBook), breathe: breathing(), inTurn: readingInTurn() },
  };
  const promise: PromiseDesk = { now, inTenant: door(promiseBook) };
  const groups: GroupDesk = { now, dayIn, inTenant: door(groupBook) };
  const contacts: ContactDesk = { now, newId, calendars, inTenant: door(contactBook) };
  const charges: ChargeDesk = { now, newId, dayIn, inTenant: door(chargeBook) };
  const dossiers: DossierDesk = {
    ...{ now, newId, dayIn, digest, inTenant: door(dossierBook) },
    filesOf: crm.accountFiles.list,
  };
  const bureaus: BureauDesk = {
    ...{ now, newId, dayIn, digest, inTenant: door((tx, orgId) => bureauBook(tx, orgId, seal)) },
    line: openCreditsafe({ url: config.bureauUrls.creditsafe, now }),
  };
  const experiences: ExperienceDesk = {
    ...{ now, dayIn, digest, inTenant: door(experienceBook), breathe: breathing() },
  };
  const limits: LimitDesk = { now, newId, dayIn, inTenant: door(limitBook) };
  const approvals: ApprovalDesk = { now, newId, dayIn, inTenant: door(approvalBook(accountUrl)) };
  const endBackTests = (): void => tester.close();
  const money = { credit, scorecards, forecasts, backTests, endBackTests, receivables };
  return { ...money, promise, groups, contacts, charges, dossiers, bureaus, experiences, limits, approvals };
}
