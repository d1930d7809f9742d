import {
  readMessage,
  viewAccount,
  viewDealCheck,
  viewForecast,
  viewScoreOn,
  viewWhatIf,
} from "../account/index.ts";
import { faultText, type Logger } from "../adapters/log/log.ts";
import type { Desks } from "../compose.ts";
import type { Config } from "../config.ts";
import { logFollowUp, pageFollowUps } from "../followup/index.ts";
import { readCash } from "../forecast/index.ts";
import { tellAccountCost } from "../report/index.ts";
import { choosePayer } from "../group/index.ts";
import type { HttpRooms } from "../http/rooms.ts";
import { beginConsent, openSession, takeConsent } from "../org/index.ts";
import { takeNotice } from "../sync/index.ts";
import type { Work } from "../work.ts";
import { activationRooms } from "./activation-rooms.ts";
import { agreementRooms } from "./agreement-rooms.ts";
import { backTestRooms } from "./back-test-rooms.ts";
import { answerRooms } from "./answer-rooms.ts";
import { bounceRooms } from "./bounce-rooms.ts";
import { chargeRooms } from "./charge-rooms.ts";
import { discountRooms } from "./discount-rooms.ts";
import { approvalRooms } from "./approval-rooms.ts";
import { limitRooms } from "./limit-rooms.ts";
import { experienceRooms } from "./experience-rooms.ts";
import { bureauRooms } from "./bureau-rooms.ts";
import { dossierRooms } from "./dossier-rooms.ts";
import { contactRooms } from "./contact-rooms.ts";
import { holdRooms } from "./hold-rooms.ts";
import { briefingRooms } from "./briefing-rooms.ts";
import { alertRooms } from "./alert-rooms.ts";
import { playbookRooms } from "./playbook-rooms.ts";
import { reviewRooms } from "./review-rooms.ts";
import { inboxRooms } from "./inbox-rooms.ts";
import { opsRooms } from "./ops-rooms.ts";
import { reportRooms } from "./report-rooms.ts";
import { sendRooms } from "./send-rooms.ts";
import { scorecardRooms } from "./scorecard-rooms.ts";
import { settingsRooms } from "./settings-rooms.ts";
import { smsRooms } from "./sms-rooms.ts";
import { watchRooms } from "./watch-rooms.ts";
import { wordingRooms } from "./wording-rooms.ts";

/** Every feature behind its route. `deliverSoon`: makes the org's next turn come now instead of within a minute; `testSoon` and `trySoon`: a job for its back-test, for a trial of its scorecard. */
export function httpRooms(
  config: Config,
  desks: Desks,
  work: Work,
  log: Logger,
  deliverSoon: (orgId: string) => Promise<void> = () => Promise.resolve(),
  testSoon: (orgId: string) => Promise<void> = () => Promise.resolve(),
  trySoon: (orgId: string) => Promise<void> = () => Promise.resolve(),
): HttpRooms {
  return {
    widgetOrigins: config.widgetOrigins,
    opsToken: config.opsToken,
    openSession: (credential, request) => openSession(credential, request, desks.org),
    readToken: desks.tokens.read,
    readSettingsToken: desks.tokens.readForSettings,
    viewAccount: (viewer) => viewAccount(viewer, desks.account),
    forecast: (viewer) => viewForecast(viewer, desks.account),
    scoreOn: (viewer, on) => viewScoreOn(viewer, on, desks.account),
    accountCost: ({ orgId, accountId }) => tellAccountCost(orgId, accountId, desks.receivables),
    dealCheck: (viewer, request) => viewDealCheck(viewer, request, desks.account),
    whatIf: (viewer, request) => viewWhatIf(viewer, request, desks.account),
    cashAhead: (orgId) => readCash(orgId, desks.forecasts),
    backTest: backTestRooms(desks.backTests, log, testSoon),
    scorecards: scorecardRooms(desks.scorecards, log, trySoon),
    logFollowUp: (viewer, request) => logFollowUp(viewer, request, desks.followup),
    followUps: (viewer, before) => pageFollowUps(viewer, before, desks.followup),
    message: (viewer, dispatchId) => readMessage(viewer, dispatchId, desks.account),
    agreements: agreementRooms(desks),
    takeNotice: (notice) => takeNotice(notice, desks.notices),
    activation: activationRooms(desks.activation),
    settings: settingsRooms(desks),
    wordings: wordingRooms(desks.wordings),
    choosePayer: (viewer, request) => choosePayer(viewer, request, desks.groups),
    charges: chargeRooms(desks.charges),
    reports: reportRooms(desks.receivables),
    discounts: discountRooms(desks.discounts),
    dossiers: dossierRooms(desks.dossiers),
    bureaus: bureauRooms(desks.bureaus),
    experiences: experienceRooms(desks.experiences),
    limits: limitRooms(desks.limits),
    approvals: approvalRooms(desks.approvals),
    contacts: contactRooms(desks.contacts),
    holds: holdRooms(desks.holds),
    alerts: alertRooms(desks.alerts),
    playbooks: playbookRooms(desks.playbooks),
    reviews: reviewRooms(desks.reviews),
    watch: watchRooms(desks),
    inbox: inboxRooms(desks.inbox, desks.letters),
    briefings: briefingRooms(desks.briefings),
    sends: sendRooms(desks.sends, log, deliverSoon),
    sms: smsRooms(desks),
    returns: bounceRooms(desks.bounces),
    consent: {
      overHttps: config.publicUrl.startsWith("https:"),
      begin: () => beginConsent(desks.consent),
      take: (back) => takeConsent(back, desks.consent),
    },
    answers: answerRooms(desks.answers),
    ops: opsRooms(desks, work),
    refreshClock: desks.clock.refresh,
    logFault: (path, fault) => log.error({ path, fault: faultText(fault) }, "a request failed"),
  };
}
