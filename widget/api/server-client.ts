import type { input } from "zod/mini";
import type {
  AccountView,
  AccountViewBody,
  MessageAnswer,
  PreviewAnswer,
} from "../../shared/account/contract.ts";
import type { PreviewRequest } from "../../shared/account/request-contract.ts";
import type { ChargesView } from "../../shared/charge/contract.ts";
import type { ChargeActRequest } from "../../shared/charge/request-contract.ts";
import type { ContactsView } from "../../shared/contact/contract.ts";
import type {
  OptInRequest,
  OptOutRequest,
  PreferenceRequest,
  ThirdPartyRequest,
  VerifyRequest,
  WrongRequest,
} from "../../shared/contact/request-contract.ts";
import type { OffersView } from "../../shared/discount/contract.ts";
import type { SendAnswer, SendPreview } from "../../shared/dunning/contract.ts";
import type { SendRequest } from "../../shared/dunning/request-contract.ts";
import type { FollowUpPage, FollowUpView } from "../../shared/followup/contract.ts";
import type { LogRequest } from "../../shared/followup/request-contract.ts";
import type { PayerRequest } from "../../shared/group/request-contract.ts";
import type { HoldsView } from "../../shared/hold/contract.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { type ApprovalCalls, approvalCalls } from "./approval-calls.ts";
import { type LimitCalls, limitCalls } from "./limit-calls.ts";
import { type DossierCalls, dossierCalls } from "./dossier-calls.ts";
import type { Problem } from "./problem.ts";
import { type WatchCalls, watchCalls } from "./watch-calls.ts";
import { type QuestionCalls, questionCalls } from "./question-calls.ts";
import { readView } from "./read-view.ts";
import { type Answer, GET_PATIENCE, POST_PATIENCE, type Patience, sendPatiently } from "./request.ts";
import type { SessionKeeper } from "./session.ts";
import type { Agreed, Ask, Failure, Shape, Shapes, Told, Write } from "./told.ts";

export type { Failure, Told } from "./told.ts";

/** A view that may be shown at once: it could be read, and whether it is all that was agreed is still to be asked. */
export interface Glance {
  readonly view: AccountView;
  /** The same view, checked; "offline" when the shapes to check by cannot be fetched. */
  check(): Promise<Told<AccountView>>;
}

export interface ServerClient extends DossierCalls, LimitCalls, ApprovalCalls, QuestionCalls, WatchCalls {
  /** For the first look at an account. */
  glance(): Promise<Told<Glance>>;
  view(): Promise<Told<AccountView>>;
  older(before: string): Promise<Told<FollowUpPage>>;
  message(dispatchId: string): Promise<Told<MessageAnswer>>;
  /** Safe to repeat with the same clientId and the same content. */
  log(request: LogRequest): Promise<Told<FollowUpView>>;
  /** What is agreed or contested: `what` is the route under the account. As safe to repeat. */
  record(what: string, body: object): Promise<Told<FollowUpView>>;
  /** What recording it would do; nothing is written. */
  preview(request: PreviewBody): Promise<Told<PreviewAnswer>>;
  /** What people hold back now. */
  holds(): Promise<Told<HoldsView>>;
  /** Holds back, or ends that: `path` is the route under the account. As safe to repeat. */
  hold(path: string, body: object): Promise<Told<unknown>>;
  /** Whom one may reach there now, and how. */
  contacts(): Promise<Told<ContactsView>>;
  /** Nothing goes to that address or number any more, here and at others that have it. As safe to repeat. */
  wrongContact(request: WrongRequest): Promise<Told<unknown>>;
  /** Somebody made sure that it is theirs. */
  verifyContact(request: VerifyRequest): Promise<Told<unknown>>;
  /** Keeps when and how a contact asked to be reached. As safe to repeat. */
  preferContact(request: PreferenceBody): Promise<Told<unknown>>;
  /** Keeps that a contact wants to hear no more. As safe to repeat. */
  optOut(request: OptOutRequest): Promise<Told<unknown>>;
  /** Keeps that they agreed again. As safe to repeat. */
  optIn(request: OptInRequest): Promise<Told<unknown>>;
  /** Keeps in which words somebody else is asked how to reach the debtor. As safe to repeat. */
  askThirdParty(request: ThirdPartyRequest): Promise<Told<unknown>>;
  /** Says at a head office who pays for its group. As safe to repeat. */
  choosePayer(request: PayerRequest): Promise<Told<unknown>>;
  /** What is claimed beside the invoices. */
  offers(): Promise<Told<OffersView>>;
  charges(): Promise<Told<ChargesView>>;
  /** Proposes what is due and nothing covers yet; safe to repeat. */
  propose(): Promise<Told<ChargesView>>;
  /** Accepts, declines, waives or records a payment. As safe to repeat. */
  decideCharge(chargeId: string, request: ChargeActRequest): Promise<Told<ChargesView>>;
  /** What would leave if today's message left now; nothing is written. */
  sendPreview(): Promise<Told<SendPreview>>;
  /** As safe to repeat: the same `clientId` is asked for once. */
  sendNow(request: SendRequest): Promise<Told<SendAnswer>>;
  sendState(requestId: string): Promise<Told<SendAnswer>>;
}
/** Days as text. */
export type PreviewBody = input<typeof PreviewRequest>;
export type PreferenceBody = input<typeof PreferenceRequest>;

/** Talks to our server about one account. `certain` in a failure means that nothing was written. */
export function serverClient(accountId: string, session: SessionKeeper): ServerClient {
  const root = `/v1/accounts/${encodeURIComponent(accountId)}`;

  async function send(
    path: string,
    init: RequestInit = {},
    patience: Patience = GET_PATIENCE,
  ): Promise<Told<Answer>> {
    let renewed = false;
    for (;;) {
      const pass = await session.pass(renewed);
      if (!pass.ok) return failed(pass.because, true);
      const headers = { ...init.headers, Authorization: `Bearer ${pass.value.token}` };
      const sent = await sendPatiently(pass.value.apiUrl + root + path, { ...init, headers }, patience);
      if (!sent.ok) return failed(sent.because, false);
      if (sent.answer.status !== 401 || renewed) return { ok: true, value: sent.answer };
      renewed = true;
    }
  }

  async function ask<S extends Shape>(
    shape: S,
    path: string,
    init?: RequestInit,
    patience?: Patience,
  ): Promise<Told<Agreed<S>>> {
    const sent = await send(path, init, patience);
    return sent.ok ? checked(shape, sent.value) : sent;
  }

  const write =
    (method: "POST" | "PUT", patience = POST_PATIENCE) =>
    <S extends Shape>(shape: S, path: string, body: unknown): Promise<Told<Agreed<S>>> => {
      const headers = { "Content-Type": "application/json" };
      return ask(shape, path, { method, headers, body: JSON.stringify(body) }, patience);
    };
  const post = write("POST");
  const record = async (path: string, body: unknown): Promise<Told<FollowUpView>> => {
    const told = await post((shapes) => shapes.LogAnswer, path, body);
    return told.ok ? { ok: true, value: told.value.followup } : told;
  };

  const viewShape = (shapes: Shapes): Shapes["AccountView"] => shapes.AccountView;
  return {
    glance: async () => {
      const sent = await send("/view");
      if (!sent.ok) return sent;
      const check = (): Promise<Told<AccountView>> => checked(viewShape, sent.value);
      const view = isGood(sent.value) ? readable(sent.value.body) : undefined;
      if (view) return { ok: true, value: { view, check } };
      const told = await check();
      return told.ok ? { ok: true, value: { view: told.value, check } } : told;
    },
    view: () => ask(viewShape, "/view"),
    older: (before) =>
      ask((shapes) => shapes.FollowUpPage, `/followups?before=${encodeURIComponent(before)}`),
    message: (dispatchId) =>
      ask((shapes) => shapes.MessageAnswer, `/messages/${encodeURIComponent(dispatchId)}`),
    log: (request) => record("/followups", logBody(request)),
    record: (what, body) => record(`/${what}`, body),
    holds: () => ask((shapes) => shapes.HoldsAnswer, "/holds"),
    hold: (path, body) => post((shapes) => shapes.HoldAnswer, `/${path}`, body),
    contacts: () => ask((shapes) => shapes.ContactsAnswer, "/contacts"),
    ...contactWrites(post, write("PUT")),
    choosePayer: (request) => post((shapes) => shapes.PayerAnswer, "/payer", request),
    ...questionCalls(ask, post),
    offers: () => ask((shapes) => shapes.OffersAnswer, "/offers"),
    ...dossierCalls(ask, post, write("POST", { timeoutMs: 45_000, retryAfterMs: [] })),
    ...watchCalls(ask, post),
    ...limitCalls(ask, post),
    ...approvalCalls(ask, post),
    ...chargeCalls(ask, post),
    preview: (request) => post((shapes) => shapes.PreviewAnswer, "/previews", request),
    sendPreview: () => ask((shapes) => shapes.SendPreview, "/send-now"),
    sendNow: (request) => post((shapes) => shapes.SendAnswer, "/send-now", request),
    sendState: (requestId) =>
      ask((shapes) => shapes.SendAnswer, `/send-now/${encodeURIComponent(requestId)}`),
  };
}

/** Undefined when it cannot even be read: the check then says what is wrong with it. */
function readable(body: unknown): AccountView | undefined {
  try {
    return readView(body as AccountViewBody);
  } catch {
    return undefined;
  }
}

/** Days travel as text. */
function logBody(request: LogRequest): unknown {
  const { next, promise } = request;
  return {
    ...request,
    next: next && { ...next, on: formatDay(next.on) },
    promise: promise && { ...promise, promisedOn: formatDay(promise.promisedOn) },
  };
}

const isGood = ({ status }: Answer): boolean => status >= 200 && status < 300;

/** What the server may answer, and what refuses anything else: not part of what a first look waits for. */
function fetchShapes(): Promise<Shapes | undefined> {
  return import(/* webpackChunkName: "contracts" */ "./contracts.ts").catch(() => undefined);
}

async function checked<S extends Shape>(shape: S, answer: Answer): Promise<Told<Agreed<S>>> {
  const shapes = await fetchShapes();
  if (!isGood(answer)) return refused(shapes, answer);
  if (!shapes) return failed("offline", false);
  const parsed = shapes.safeParse(shape(shapes), answer.body);
  if (parsed.success) return { ok: true, value: parsed.data as Agreed<S> };
  console.error("The server's answer has another shape than agreed", parsed.error.issues.slice(0, 3));
  return failed("fault", false);
}

function refused(shapes: Shapes | undefined, { status, body }: Answer): { ok: false; because: Failure } {
  const told = shapes?.safeParse(shapes.WireRefusal, body);
  const refusal = told?.success ? told.data.error : undefined;
  const problem = problemOf(status, refusal?.code ?? "");
  const certain = status < 500 && status !== 408;
  if (refusal && (problem === "fault" || refusal.code === "not-allowed") && status < 500)
    return {
      ok: false,
      because: {
        problem,
        certain,
        code: refusal.code,
        sentence: refusal.message,
        ...(refusal.field === undefined ? {} : { field: refusal.field }),
      },
    };
  return failed(problem, certain);
}

function problemOf(status: number, code: string): Problem {
  if (status === 401) return "signed-out";
  if (status === 403) return "no-access";
  if (code === "not-synced") return "not-synced";
  return "fault";
}

function failed(problem: Problem, certain: boolean): { ok: false; because: Failure } {
  return { ok: false, because: { problem, certain } };
}

/** What is written down about reaching the contacts. */
const contactWrites = (
  post: Write,
  put: Write,
): Pick<
  ServerClient,
  "wrongContact" | "verifyContact" | "preferContact" | "optOut" | "optIn" | "askThirdParty"
> => ({
  wrongContact: (request) => post((shapes) => shapes.WrongAnswer, "/contacts/wrong", request),
  verifyContact: (request) => post((shapes) => shapes.WrongAnswer, "/contacts/verify", request),
  preferContact: (request) => put((shapes) => shapes.PreferenceAnswer, "/contacts/preference", request),
  optOut: (request) => post((shapes) => shapes.PreferenceAnswer, "/contacts/opt-out", request),
  optIn: (request) => post((shapes) => shapes.PreferenceAnswer, "/contacts/opt-in", request),
  askThirdParty: (request) => post((shapes) => shapes.PreferenceAnswer, "/contacts/third-party", request),
});

/** What is claimed beside the invoices. */
const chargeCalls = (ask: Ask, post: Write): Pick<ServerClient, "charges" | "propose" | "decideCharge"> => ({
  charges: () => ask((shapes) => shapes.ChargesAnswer, "/charges"),
  propose: () => post((shapes) => shapes.ChargesAnswer, "/charges", {}),
  decideCharge: (chargeId, request) =>
    post((shapes) => shapes.ChargesAnswer, `/charges/${encodeURIComponent(chargeId)}`, request),
});
