import axios from "axios";
import * as z from "zod";

export const OAUTH_TIMEOUT_MS = 15_000;

/** What Zoho Accounts said to a question for a token. It says most of it with status 200. */
export type TokenAnswer =
  | {
      readonly kind: "token";
      readonly accessToken: string;
      readonly expiresInMs: number;
      readonly apiDomain?: string;
      readonly refreshToken?: string;
    }
  | { readonly kind: "throttled" }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "unreachable"; readonly reason: string };

const Token = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  api_domain: z.string().optional(),
  expires_in: z.number().positive(),
  expires_in_sec: z.number().positive().optional(),
});
const Failure = z.object({ error: z.string(), error_description: z.string().optional() });

/** One POST to Zoho Accounts. Never throws for what the network or Zoho does. */
export async function askForToken(
  accountsUrl: string,
  form: Readonly<Record<string, string>>,
  timeoutMs = OAUTH_TIMEOUT_MS,
): Promise<TokenAnswer> {
  try {
    const { data, status } = await postForm(accountsUrl, form, timeoutMs);
    return tokenAnswer(data, status);
  } catch (error) {
    return { kind: "unreachable", reason: `Zoho Accounts did not answer (${codeOf(error)}).` };
  }
}

/** Ends a refresh token at Zoho. True when Zoho says so. */
export async function revokeToken(accountsUrl: string, token: string): Promise<boolean> {
  const answer = await postForm(`${accountsUrl}/revoke`, { token }, OAUTH_TIMEOUT_MS).catch(() => null);
  return answer !== null && answer.status === 200;
}

const postForm = (url: string, form: Readonly<Record<string, string>>, timeoutMs: number) =>
  axios.post<string>(url, new URLSearchParams(form), {
    // axios counts silence only; the signal ends an answer that drips.
    timeout: timeoutMs,
    signal: AbortSignal.timeout(timeoutMs),
    maxRedirects: 0,
    maxContentLength: 100_000,
    responseType: "text",
    transformResponse: (text: string) => text,
    validateStatus: () => true,
    proxy: false,
  });

function tokenAnswer(text: string, status: number): TokenAnswer {
  const body = parsed(text);
  const failure = Failure.safeParse(body);
  if (failure.success) return refusal(failure.data.error);
  const token = Token.safeParse(body);
  if (status === 429) return { kind: "throttled" };
  if (!token.success) {
    return { kind: "unreachable", reason: `Zoho Accounts answered ${status} without a token.` };
  }
  const { access_token, refresh_token, api_domain, expires_in, expires_in_sec } = token.data;
  return {
    kind: "token",
    accessToken: access_token,
    // Beside `expires_in_sec`, `expires_in` is in milliseconds.
    expiresInMs: expires_in_sec === undefined ? expires_in * 1000 : expires_in,
    ...(refresh_token === undefined ? {} : { refreshToken: refresh_token }),
    ...(api_domain === undefined ? {} : { apiDomain: api_domain }),
  };
}

function refusal(error: string): TokenAnswer {
  if (error === "Access Denied") return { kind: "throttled" };
  if (error === "general_error" || error === "server_error") {
    return { kind: "unreachable", reason: `Zoho Accounts answered "${error}".` };
  }
  return { kind: "refused", reason: error };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const codeOf = (error: unknown): string => {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === "string" ? code : typeof name === "string" ? name : "unknown";
};
