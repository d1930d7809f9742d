import * as z from "zod/mini";
import type { LogRequest } from "../../shared/followup/request-contract.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import { AccountView, FollowUpPage, LogAnswer, MessageAnswer, WireRefusal } from "./contracts.ts";
import type { Problem } from "./problem.ts";
import { GET_PATIENCE, POST_PATIENCE, type Patience, sendPatiently } from "./request.ts";
import type { SessionKeeper } from "./session.ts";

/** A refusal that the server put into words names its code and its sentence; everything else is a Problem. */
export type Failure = {
  readonly problem: Problem;
  readonly certain: boolean;
  readonly code?: string;
  readonly sentence?: Sentence;
};
export type Told<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly because: Failure };

export interface ServerClient {
  view(): Promise<Told<AccountView>>;
  older(before: string): Promise<Told<FollowUpPage>>;
  message(dispatchId: string): Promise<Told<MessageAnswer>>;
  /** Safe to repeat with the same clientId and the same content. */
  log(request: LogRequest): Promise<Told<LogAnswer["followup"]>>;
}
type LogAnswer = z.infer<typeof LogAnswer>;

/** Talks to our server about one account. `certain` in a failure means that nothing was written. */
export function serverClient(accountId: string, session: SessionKeeper): ServerClient {
  const root = `/v1/accounts/${encodeURIComponent(accountId)}`;

  async function ask<S extends z.ZodMiniType>(
    shape: S,
    path: string,
    init: RequestInit = {},
    patience: Patience = GET_PATIENCE,
  ): Promise<Told<z.infer<S>>> {
    let renewed = false;
    for (;;) {
      const pass = await session.pass(renewed);
      if (!pass.ok) return failed(pass.because, true);
      const headers = { ...init.headers, Authorization: `Bearer ${pass.value.token}` };
      const sent = await sendPatiently(pass.value.apiUrl + root + path, { ...init, headers }, patience);
      if (!sent.ok) return failed(sent.because, false);
      if (sent.answer.status === 401 && !renewed) {
        renewed = true;
        continue;
      }
      return read(shape, sent.answer.status, sent.answer.body);
    }
  }

  return {
    view: () => ask(AccountView, "/view"),
    older: (before) => ask(FollowUpPage, `/followups?before=${encodeURIComponent(before)}`),
    message: (dispatchId) => ask(MessageAnswer, `/messages/${encodeURIComponent(dispatchId)}`),
    log: async (request) => {
      const init = {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(logBody(request)),
      };
      const told = await ask(LogAnswer, "/followups", init, POST_PATIENCE);
      return told.ok ? { ok: true, value: told.value.followup } : told;
    },
  };
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

function read<S extends z.ZodMiniType>(shape: S, status: number, body: unknown): Told<z.infer<S>> {
  if (status >= 200 && status < 300) {
    const parsed = z.safeParse(shape, body);
    if (parsed.success) return { ok: true, value: parsed.data };
    console.error("The server's answer has another shape than agreed", parsed.error.issues.slice(0, 3));
    return failed("fault", false);
  }
  const refusal = z.safeParse(WireRefusal, body);
  const problem = problemOf(status, refusal.success ? refusal.data.error.code : "");
  const certain = status < 500 && status !== 408;
  if (refusal.success && (problem === "fault" || refusal.data.error.code === "not-allowed") && status < 500) {
    const { code, message } = refusal.data.error;
    return { ok: false, because: { problem, certain, code, sentence: message } };
  }
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
