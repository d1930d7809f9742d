import type { ThresholdRequest } from "../../shared/alert/request-contract.ts";
import type { EndPlaybookRequest, PlaybookRequest } from "../../shared/playbook/request-contract.ts";
import type { ReviewCalendarRequest, ReviewRequest } from "../../shared/review/request-contract.ts";
import type { CardView } from "../../shared/credit/scorecard/contract.ts";
import type { ActivateCardRequest } from "../../shared/credit/scorecard/request-contract.ts";
import type { LimitsRequest } from "../../shared/contact/request-contract.ts";
import type { infer as ReadBy, ZodMiniType } from "zod/mini";
import type { Caps } from "../../shared/activation/caps.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import type { BriefingsRequest } from "../../shared/briefing/request-contract.ts";
import type { InboxActRequest } from "../../shared/inbox/request-contract.ts";
import type { SmsSenderRequest } from "../../shared/sms/request-contract.ts";
import { type Day, formatDay } from "../../shared/kernel/day.ts";
import type { KeyAccountAnswer, SenderAnswer } from "../../shared/settings/contract.ts";
import type { FilesRequest } from "../../shared/settings/request-contract.ts";
import type {
  PayDetailsRequest,
  PreviewWordingRequest,
  PutWordingRequest,
} from "../../shared/wording/request-contract.ts";
import type { Problem } from "../api/problem.ts";
import { type Answer, GET_PATIENCE, POST_PATIENCE, type Patience, sendPatiently } from "../api/request.ts";
import type { TickBody } from "../playbook/tick-body.ts";
import type { SessionKeeper } from "../api/session.ts";
import * as shapes from "./contracts.ts";

/** Why something was not told or not done; a refusal that the server put into words has its sentence. */
export interface SettingsFailure {
  readonly problem: Problem;
  readonly code?: string;
  readonly field?: string;
  readonly sentence?: Sentence;
}
export type Told<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly because: SettingsFailure };

/** A whole book is walked while somebody waits. */
const LONG_PATIENCE: Patience = { timeoutMs: 120_000, retryAfterMs: [] };

/** What an administrator may do about sending as a whole. */
export type ModeAct = "stop" | "resume" | "rehearse";

/** Who mail comes from, as it is written in the form. */
export type MailSender = NonNullable<SenderAnswer["sender"]>;

export type SettingsClient = ReturnType<typeof settingsClient>;

/** Asking and telling under one token, renewed once when it has run out. */
function talkOver(session: SessionKeeper) {
  async function send(path: string, init: RequestInit, patience: Patience): Promise<Told<Answer>> {
    let renewed = false;
    for (;;) {
      const pass = await session.pass(renewed);
      if (!pass.ok) return failed(pass.because);
      const headers = { ...init.headers, Authorization: `Bearer ${pass.value.token}` };
      const sent = await sendPatiently(
        `${pass.value.apiUrl}/v1/settings${path}`,
        { ...init, headers },
        patience,
      );
      if (!sent.ok) return failed(sent.because);
      if (sent.answer.status !== 401 || renewed) return { ok: true, value: sent.answer };
      renewed = true;
    }
  }
  async function ask<S extends ZodMiniType>(
    shape: S,
    path: string,
    init: RequestInit = {},
    patience = GET_PATIENCE,
  ): Promise<Told<ReadBy<S>>> {
    const sent = await send(path, init, patience);
    return sent.ok ? read(shape, sent.value) : sent;
  }
  const sending =
    (method: "POST" | "PUT") =>
    <S extends ZodMiniType>(
      shape: S,
      path: string,
      body: unknown,
      patience = POST_PATIENCE,
    ): Promise<Told<ReadBy<S>>> => {
      const headers = { "Content-Type": "application/json" };
      return ask(shape, path, { method, headers, body: JSON.stringify(body) }, patience);
    };
  return { ask, post: sending("POST"), put: sending("PUT") };
}

/** When the money comes, and how well that was said of the past. */
const moneyAhead = ({ ask, post }: ReturnType<typeof talkOver>) => ({
  cashAhead: () => ask(shapes.CashAhead, "/forecast"),
  backTest: () => ask(shapes.BackTestAnswer, "/back-test"),
  startBackTest: () => post(shapes.BackTestAnswer, "/back-test", {}),
});

/** What losses and the cost of credit are reckoned by. */
const provisions = ({ ask, post, put }: ReturnType<typeof talkOver>) => ({
  provision: () => ask(shapes.ProvisionAnswer, "/provision"),
  proposeProvision: (request: object) => put(shapes.ProvisionAnswer, "/provision", request, LONG_PATIENCE),
  approveProvision: (request: { version: number; from: string }) =>
    post(shapes.ProvisionAnswer, "/provision/approval", request),
});

/** What scores are made by. */
const scorecards = ({ ask, post, put }: ReturnType<typeof talkOver>) => ({
  scorecard: () => ask(shapes.ScorecardAnswer, "/scorecard"),
  keepCard: (card: CardView) => put(shapes.ScorecardAnswer, "/scorecard/draft", { card }),
  tryCard: () => post(shapes.ScorecardAnswer, "/scorecard/try", {}),
  activateCard: (request: ActivateCardRequest) => post(shapes.ScorecardAnswer, "/scorecard", request),
});

/** Where mails come back to, and those to our own people. */
const mailsOfOurs = ({ ask, put }: ReturnType<typeof talkOver>) => ({
  returns: () => ask(shapes.Returns, "/returns"),
  putReturns: (address: string) => put(shapes.Returns, "/returns", { address }),
  briefings: () => ask(shapes.Briefings, "/briefings"),
  putBriefings: (request: BriefingsRequest) => put(shapes.Briefings, "/briefings", request),
});

/** What waits for a person, and what to be warned of. */
const askWork = ({ ask, post, put }: ReturnType<typeof talkOver>) => ({
  inbox: (query: Readonly<Record<string, string>>) => ask(shapes.InboxAnswer, `/inbox?${asked(query)}`),
  letters: () => ask(shapes.LettersAnswer, "/letters"),
  letter: (id: string) => ask(shapes.LetterAnswer, `/letters/${encodeURIComponent(id)}`),
  inboxCounts: () => ask(shapes.InboxCounts, "/inbox/counts"),
  actOnLine: (request: InboxActRequest) => post(shapes.InboxCounts, "/inbox", request),
  alerts: (query: Readonly<Record<string, string>>) => ask(shapes.AlertsAnswer, `/alerts?${asked(query)}`),
  seeAlert: (alertId: string, note: string) => post(shapes.AlertsAnswer, "/alerts", { alertId, note }),
  putThreshold: (request: ThresholdRequest) => put(shapes.AlertsAnswer, "/alert-thresholds", request),
  playbooks: (query: Readonly<Record<string, string>>) =>
    ask(shapes.PlaybooksAnswer, `/playbooks?${asked(query)}`),
  putPlaybook: (request: PlaybookRequest) => put(shapes.PlaybooksAnswer, "/playbooks", request),
  tickStep: (body: TickBody) => post(shapes.PlaybooksAnswer, "/playbook-ticks", body),
  endPlaybook: (request: EndPlaybookRequest) => post(shapes.PlaybooksAnswer, "/playbook-ends", request),
  reviews: (query: Readonly<Record<string, string>>) => ask(shapes.ReviewsAnswer, `/reviews?${asked(query)}`),
  completeReview: (request: ReviewRequest) =>
    post(shapes.ReviewsAnswer, "/reviews", {
      ...request,
      againOn: request.againOn === null ? null : formatDay(request.againOn),
    }),
  putReviewCalendar: (request: ReviewCalendarRequest) =>
    put(shapes.ReviewsAnswer, "/review-calendar", request),
});

/** How much may be sold on credit, and who says so. */
const sellingOnCredit = ({ ask, post, put }: ReturnType<typeof talkOver>) => ({
  creditLimits: () => ask(shapes.WireCreditLimits, "/credit-limits"),
  decideLimit: (verdict: object) => post(shapes.WireCreditLimits, "/limit-verdicts", verdict),
  putCreditLimits: (policy: object) => put(shapes.WireCreditLimits, "/credit-limits", policy),
  creditControl: () => ask(shapes.WireCreditControl, "/credit-control"),
  putCreditControl: (control: object) => put(shapes.WireCreditControl, "/credit-control", control),
});

/** Trade experience that the org shares. */
const sharedExperiences = ({ ask, post, put }: ReturnType<typeof talkOver>) => ({
  sharing: () => ask(shapes.SharingAnswer, "/experiences"),
  putSharing: (said: object) => put(shapes.SharingAnswer, "/experiences", said),
  previewExperiences: (months: number) =>
    ask(
      shapes.ExperiencePreview,
      `/experiences/preview?${asked({ months: String(months) })}`,
      {},
      LONG_PATIENCE,
    ),
  exportExperiences: (request: object) =>
    post(shapes.ExperienceFile, "/experiences/exports", request, LONG_PATIENCE),
  experienceFile: (exportId: string) =>
    ask(shapes.ExperienceFile, `/experiences/exports/${encodeURIComponent(exportId)}`),
  addConsent: (consent: object) => post(shapes.SharingAnswer, "/experiences/consents", consent),
  endConsent: (consentId: string, said: object) =>
    post(shapes.SharingAnswer, `/experiences/consents/${encodeURIComponent(consentId)}/end`, said),
});

/** Talks to our server about the settings of the org that the token is for. */
export function settingsClient(session: SessionKeeper) {
  const talk = talkOver(session);
  const { ask, post, put } = talk;
  return {
    ...moneyAhead(talk),
    ...scorecards(talk),
    ...mailsOfOurs(talk),
    ...askWork(talk),
    ...provisions(talk),
    ...sharedExperiences(talk),
    ...sellingOnCredit(talk),
    policies: () => ask(shapes.PoliciesAnswer, "/policies"),
    version: (id: string, version: number) =>
      ask(shapes.PolicyAnswer, `/policies/${encodeURIComponent(id)}/${version}`),
    put: (policy: unknown, onlyForSegments: boolean) =>
      post(shapes.PutAnswer, "/policies", { policy, ...(onlyForSegments ? { onlyForSegments } : {}) }),
    tryOn: (policy: unknown, accountId: string) =>
      post(shapes.TryAnswer, "/policies/try", { policy, accountId }),
    org: () => ask(shapes.OrgState, "/org"),
    acts: () => ask(shapes.ActsAnswer, "/acts"),
    act: (verb: ModeAct, reason: string) => post(shapes.ModeAnswer, `/${verb}`, { reason }),
    setCaps: (caps: Caps, seen: Caps, reason: string) =>
      put(shapes.OrgState, "/caps", { caps, seen, reason }),
    releaseFuse: (asOf: Day, reason: string) =>
      post(shapes.SignAnswer, "/release-fuse", { asOf: formatDay(asOf), reason }, LONG_PATIENCE),
    sms: () => ask(shapes.SmsState, "/sms"),
    putSms: (request: SmsSenderRequest) => put(shapes.SmsState, "/sms", request),
    vetoes: () => ask(shapes.VetoCounts, "/vetoes"),
    proposal: () => ask(shapes.Proposal, "/go-live", {}, LONG_PATIENCE),
    sign: (digest: string, name: string) =>
      post(shapes.SignAnswer, "/go-live", { digest, name }, LONG_PATIENCE),
    calendars: () => ask(shapes.CalendarsAnswer, "/calendars"),
    calendar: (id: string) => ask(shapes.CalendarAnswer, `/calendars/${encodeURIComponent(id)}`),
    segments: () => ask(shapes.SegmentsAnswer, "/segments"),
    putSegments: (draft: unknown) => put(shapes.PutSegmentsAnswer, "/segments", { draft }),
    trySegments: (draft: unknown) =>
      post(shapes.TrySegmentsAnswer, "/segments/try", { draft }, LONG_PATIENCE),
    sender: () => ask(shapes.SenderAnswer, "/sender"),
    putSender: (sender: MailSender, reason: string) =>
      put(shapes.SenderAnswer, "/sender", { sender, reason }),
    testSender: (sender: MailSender) =>
      post(shapes.SenderTestAnswer, "/sender/test", { sender }, LONG_PATIENCE),
    files: () => ask(shapes.FilesAnswer, "/files"),
    putFiles: (request: FilesRequest) => put(shapes.FilesAnswer, "/files", request),
    makeKey: (key: "new" | "none", reason: string) =>
      post(shapes.SenderAnswer, "/sender/key", { key, reason }),
    checkSender: (selector: string | null) =>
      post(shapes.SenderAnswer, "/sender/check", { selector }, LONG_PATIENCE),
    wordings: () => ask(shapes.WordingsAnswer, "/wordings"),
    putWording: (request: PutWordingRequest) => put(shapes.WordingsAnswer, "/wordings", request),
    previewWording: (request: PreviewWordingRequest) =>
      post(shapes.WordingPreview, "/wordings/preview", request),
    testWording: (request: PreviewWordingRequest) =>
      post(shapes.SenderTestAnswer, "/wordings/test", request, LONG_PATIENCE),
    putPay: (request: PayDetailsRequest) => put(shapes.WordingsAnswer, "/pay-details", request),
    keyAccount: () => ask(shapes.KeyAccountAnswer, "/key-account", {}, LONG_PATIENCE),
    putKeyAccount: (chosen: KeyAccountAnswer["current"], reason: string) =>
      put(shapes.KeyAccountAnswer, "/key-account", { chosen, reason }, LONG_PATIENCE),
    limits: () => ask(shapes.LimitsAnswer, "/limits"),
    putLimits: (request: LimitsRequest) => put(shapes.LimitsAnswer, "/limits", request),
    ...readings(ask),
    fees: () => ask(shapes.FeesAnswer, "/charges"),
    putFees: (terms: object) => put(shapes.FeesAnswer, "/charges", terms),
    addRate: (rate: object) => post(shapes.FeesAnswer, "/charges/rates", rate),
    bureauAccess: () => ask(shapes.BureauAccessAnswer, "/bureau"),
    putBureau: (access: object) => put(shapes.BureauAccessAnswer, "/bureau", access),
    dossierRights: () => ask(shapes.DossierRightsAnswer, "/dossier"),
    putDossierRights: (rights: object) => put(shapes.DossierRightsAnswer, "/dossier", rights),
    discounts: () => ask(shapes.DiscountsAnswer, "/discounts"),
    putDiscounts: (rules: object) => put(shapes.DiscountsAnswer, "/discounts", rules),
    replayStart: () => ask(shapes.ReplayStart, "/replay"),
    replay: (question: unknown) => post(shapes.ReplayAnswer, "/replay", question, LONG_PATIENCE),
    accounts: (find: string) => ask(shapes.AccountsAnswer, `/accounts?find=${encodeURIComponent(find)}`),
  };
}

/** What is only read: the runs; the money to come; the receivables as of a day, whom a bucket is about, and the open invoices as a file. */
const readings = (ask: ReturnType<typeof talkOver>["ask"]) => ({
  runs: () => ask(shapes.RunsAnswer, "/runs"),
  health: () => ask(shapes.HealthAnswer, "/health"),
  cashAhead: () => ask(shapes.CashAhead, "/forecast"),
  report: (asOf: string) =>
    ask(shapes.ReportAnswer, `/report${asOf === "" ? "" : `?${asked({ asOf })}`}`, {}, LONG_PATIENCE),
  behindBucket: (query: { asOf: string; currency: string; bucket: string }) =>
    ask(shapes.BucketAnswer, `/report/bucket?${asked(query)}`, {}, LONG_PATIENCE),
  agingFile: (query: { asOf: string; currency: string }) =>
    ask(shapes.AgingFile, `/report/aging?${asked(query)}`, {}, LONG_PATIENCE),
});

const asked = (query: Readonly<Record<string, string>>): string => new URLSearchParams(query).toString();

function read<S extends ZodMiniType>(shape: S, { status, body }: Answer): Told<ReadBy<S>> {
  if (status < 200 || status >= 300) return refused(status, body);
  const parsed = shape.safeParse(body);
  if (parsed.success) return { ok: true, value: parsed.data as ReadBy<S> };
  console.error("The server's answer has another shape than agreed", parsed.error.issues.slice(0, 3));
  return failed("fault");
}

function refused(status: number, body: unknown): { ok: false; because: SettingsFailure } {
  const told = shapes.WireRefusal.safeParse(body);
  const problem: Problem = status === 401 ? "signed-out" : status === 403 ? "no-access" : "fault";
  if (!told.success || status >= 500) return failed(problem);
  const { code, field, message } = told.data.error;
  return {
    ok: false,
    because: { problem, code, sentence: message, ...(field === undefined ? {} : { field }) },
  };
}

const failed = (problem: Problem): { ok: false; because: SettingsFailure } => ({
  ok: false,
  because: { problem },
});
