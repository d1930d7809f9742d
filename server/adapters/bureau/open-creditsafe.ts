import { createHash } from "node:crypto";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios from "axios";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import type { BureauAccess, BureauLine, BureauSilence, ReportAnswer } from "../../bureau/ports.ts";
import { Authenticated, companiesIn, reportIn } from "./read-creditsafe.ts";

export interface CreditsafeNeeds {
  /** The origin, without the version. */
  readonly url: string;
  now(): Date;
  /** How long the bureau may take to look something up, and to deliver a report; in all less than a page waits. */
  readonly deadlinesMs?: { readonly lookUp: number; readonly report: number };
}

/** Tokens live for an hour; a new one is asked for a little earlier. */
const TOKEN_MS = 55 * 60_000;
const DEADLINES_MS = { lookUp: 5_000, report: 20_000 };
const LONGEST_ANSWER = 8 * 1024 * 1024;

interface Told {
  readonly status: number;
  readonly body: unknown;
}
interface Request {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly token?: string;
  readonly isReport?: true;
}

/**
 * Creditsafe Connect v1: a token by user name and password, companies by their number, a report by the company's
 * connectId. Tokens stay in memory, one for each org and password.
 */
export function openCreditsafe(needs: CreditsafeNeeds): BureauLine {
  const tokenOf = tokenKeeper(needs);
  /** Null: there was no answer. A token that was refused is renewed once: such a call delivered nothing. */
  async function call(
    orgId: string,
    access: BureauAccess,
    request: Request,
  ): Promise<Told | BureauSilence | null> {
    for (const fresh of [false, true]) {
      const token = await tokenOf(orgId, access, fresh);
      if (!token.ok) return token.because;
      const answer = await ask(needs, { ...request, token: token.value });
      if (answer?.status !== 401 || fresh) return answer;
    }
    return null;
  }
  return {
    async companies(orgId, access, { country, regNo }) {
      const query = { countries: country, regNo, pageSize: "10" };
      const answer = await call(orgId, access, { method: "GET", path: "/v1/companies", query });
      if (answer === null) return refuse("bureau-silent");
      if (typeof answer === "string") return refuse(answer);
      if (answer.status === 404) return ok([]);
      const silence = silenceOf(answer.status);
      const found = silence === null ? companiesIn(answer.body) : null;
      return found === null ? refuse(silence ?? "bureau-silent") : ok(found);
    },
    async report(orgId, access, companyId, orderId) {
      const path = `/v1/companies/${encodeURIComponent(companyId)}`;
      const answer = await call(orgId, access, {
        method: "GET",
        path,
        query: { callRef: orderId },
        isReport: true,
      });
      if (answer === null) return { kind: "in-doubt", said: "no answer", whole: null };
      // No token, no order.
      if (typeof answer === "string") return { kind: "refused", said: answer };
      return classify(answer, companyId);
    },
  };
}

/** A definite no delivered nothing; after a fault of theirs, or an answer that is no report, nobody knows. */
function classify({ status, body }: Told, companyId: string): ReportAnswer {
  if (status >= 400 && status < 500) return { kind: "refused", said: `${status} ${messageIn(body)}`.trim() };
  const report = status === 200 ? reportIn(body, companyId) : null;
  if (report !== null) return { kind: "reported", report, whole: body };
  return {
    kind: "in-doubt",
    said: `${status} ${messageIn(body)}`.trim(),
    whole: status === 200 ? body : null,
  };
}

function messageIn(body: unknown): string {
  const told = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  return String(told["message"] ?? told["details"] ?? "").slice(0, 300);
}

function silenceOf(status: number): BureauSilence | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403) return "bureau-locked";
  return status === 429 ? "bureau-busy" : "bureau-silent";
}

type TokenOf = (
  orgId: string,
  access: BureauAccess,
  fresh: boolean,
) => Promise<Result<string, BureauSilence>>;

function tokenKeeper(needs: CreditsafeNeeds): TokenOf {
  const kept = new Map<string, { readonly token: string; readonly until: number }>();
  return async (orgId, { username, secret }, fresh) => {
    const whose = createHash("sha256")
      .update(JSON.stringify([orgId, username, secret]))
      .digest("hex");
    const before = kept.get(whose);
    if (!fresh && before !== undefined && before.until > needs.now().getTime()) return ok(before.token);
    kept.delete(whose);
    const body = { username, password: secret };
    const answer = await ask(needs, { method: "POST", path: "/v1/authenticate", body });
    const silence = answer === null ? "bureau-silent" : silenceOf(answer.status);
    const seen = silence === null ? Authenticated.safeParse(answer?.body) : null;
    if (!seen?.success) return refuse(silence ?? "bureau-silent");
    kept.set(whose, { token: seen.data.token, until: needs.now().getTime() + TOKEN_MS });
    return ok(seen.data.token);
  };
}

/** Own lines, closed after one request: on one that stood idle, a bureau may hang up as a report is ordered. */
const httpAgent = new HttpAgent({ keepAlive: false });
const httpsAgent = new HttpsAgent({ keepAlive: false });

async function ask(
  { url, deadlinesMs = DEADLINES_MS }: CreditsafeNeeds,
  request: Request,
): Promise<Told | null> {
  const deadlineMs = request.isReport ? deadlinesMs.report : deadlinesMs.lookUp;
  try {
    const { status, data } = await axios.request<unknown>({
      method: request.method,
      url: `${url}${request.path}`,
      params: request.query,
      data: request.body,
      headers: request.token === undefined ? {} : { Authorization: `Bearer ${request.token}` },
      timeout: deadlineMs,
      signal: AbortSignal.timeout(deadlineMs),
      ...{ httpAgent, httpsAgent, maxRedirects: 0, maxContentLength: LONGEST_ANSWER },
      validateStatus: () => true,
    });
    return { status, body: data };
  } catch {
    // What was thrown holds the request, and with it the password.
    return null;
  }
}
