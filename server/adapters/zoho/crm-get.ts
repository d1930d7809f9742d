import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import axios, { type AxiosResponse } from "axios";
import * as z from "zod";
import { CrmFault } from "./crm-fault.ts";
import type { Gate } from "./gate.ts";
import { codeOf } from "./oauth.ts";
import { asTenant, currentTenant } from "./tenant.ts";
import type { TokenProvider } from "./token-provider.ts";

export interface CrmGetOptions {
  readonly tokens: TokenProvider;
  readonly gate: Gate;
  /** For one attempt. */
  readonly timeoutMs?: number;
  /** For the whole call with its attempts and waits. */
  readonly deadlineMs?: number;
}

export interface GetAsk {
  readonly module: string;
  /** From the API address on: "/crm/v6/Accounts". */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly modifiedSince?: string;
}

/** Reads JSON from the org's CRM. Null is "nothing there" (204) or "nothing new" (304). Throws CrmFault. */
export type CrmGet = (orgId: string, ask: GetAsk) => Promise<unknown>;

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 10_000;
const ANSWER_BYTES = 50_000_000;

/** The one layer that tries reads again: after a throttle, a server error, a lost line, and once after a stale token. */
export function createCrmGet(options: CrmGetOptions): CrmGet {
  const deadlineMs = options.deadlineMs ?? 90_000;
  return (orgId, ask) =>
    options.gate(orgId, async () => {
      const deadline = performance.now() + deadlineMs;
      let staleToken = false;
      for (let attempt = 0; ; attempt += 1) {
        const access = await options.tokens.get(orgId);
        const outcome = await asTenant({ access, module: ask.module }, () =>
          attemptOnce(ask, Math.min(options.timeoutMs ?? 30_000, deadline - performance.now())),
        );
        if ("body" in outcome) return outcome.body;
        if (outcome.staleToken && !staleToken) {
          staleToken = true;
          options.tokens.drop(orgId, access.token);
          continue;
        }
        const wait = outcome.waitMs ?? jitter(attempt);
        if (!outcome.again || performance.now() + wait >= deadline) throw outcome.fault;
        await sleep(wait);
      }
    });
}

type Outcome =
  | { readonly body: unknown }
  | {
      readonly fault: CrmFault;
      readonly again: boolean;
      readonly waitMs?: number;
      readonly staleToken?: boolean;
    };

async function attemptOnce(ask: GetAsk, timeoutMs: number): Promise<Outcome> {
  const { access } = currentTenant();
  try {
    const response = await axios.get<string>(access.apiUrl + ask.path, {
      params: ask.params,
      headers: {
        Authorization: `Zoho-oauthtoken ${access.token}`,
        ...(ask.modifiedSince === undefined ? {} : { "If-Modified-Since": isoMoment(ask.modifiedSince) }),
      },
      timeout: timeoutMs,
      signal: AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs))),
      maxRedirects: 0,
      maxContentLength: ANSWER_BYTES,
      responseType: "text",
      transformResponse: (text: string) => text,
      validateStatus: () => true,
      proxy: false,
    });
    return outcomeOf(response, ask);
  } catch (error) {
    const fault = new CrmFault("unreachable", `The CRM did not answer ${ask.path} (${codeOf(error)}).`);
    return { fault, again: true };
  }
}

const ErrorBody = z.object({ code: z.string(), message: z.string().optional() });

function outcomeOf({ status, data, headers }: AxiosResponse<string>, ask: GetAsk): Outcome {
  if (status === 204 || status === 304) return { body: null };
  const body = parsed(data);
  if (status === 200 && body !== undefined && typeof body === "object") return { body };
  const error = ErrorBody.safeParse(body);
  const code = error.success ? error.data.code : `HTTP ${status}`;
  const said = `The CRM answered ${ask.path} with ${status} ${code}`;
  if (status === 401 && code !== "OAUTH_SCOPE_MISMATCH") {
    return { fault: new CrmFault("unreachable", `${said}.`, { code }), again: false, staleToken: true };
  }
  if (status === 429) {
    const waitMs = retryAfter(headers["retry-after"]);
    const fault = new CrmFault("throttled", `${said}.`, { code, retryAfterMs: waitMs ?? 60_000 });
    return { fault, again: true, ...(waitMs === undefined ? {} : { waitMs }) };
  }
  // A page of HTML or half an answer under status 200 is no answer either.
  if (status >= 500 || status === 200) {
    return { fault: new CrmFault("unreachable", `${said}.`, { code }), again: true };
  }
  const why = error.success ? `: ${error.data.message ?? ""}` : "";
  return { fault: new CrmFault("rejected", `${said}${why}.`, { code }), again: false };
}

function retryAfter(header: unknown): number | undefined {
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

/** Full jitter: anything up to a bound that doubles, so that many waiting calls do not come back together. */
const jitter = (attempt: number): number =>
  randomInt(1, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt) + 1);

/** Zoho takes ISO 8601 only; its own SDK would send a Date in words. Fractions of a second are cut. */
const isoMoment = (moment: string): string => new Date(moment).toISOString().replace(/\.\d{3}Z$/, "+00:00");

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
