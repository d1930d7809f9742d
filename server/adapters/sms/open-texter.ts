import { createHash } from "node:crypto";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios, { type AxiosError } from "axios";
import { sizeOf } from "../../../shared/sms/segments.ts";
import type { Delivery, SealedMail, Texter, TextMessage } from "../../dunning/ports.ts";
import type { SmsAccount } from "../../sms/ports.ts";
import { classifyAliyun, classifyNoAnswer, classifyTwilio } from "./classify-answer.ts";
import { aliyunRequest, NOT_APPROVED, type ProviderRequest, twilioRequest } from "./provider-request.ts";

export interface TexterNeeds {
  /** Null when the org has no sender of text messages by now. */
  accountOf(orgId: string): Promise<SmsAccount | null>;
  reportUrl(orgId: string, account: SmsAccount): string;
  readonly urls: { readonly twilio: string; readonly aliyun: string };
  now(): Date;
  newNonce(): string;
  /** How long a provider may take, in milliseconds; less than a lease. */
  readonly deadlineMs?: number;
}

/** More parts than that is a letter. */
const MOST_SEGMENTS = 10;
const DEADLINE_MS = 60_000;
const LONGEST_ANSWER = 65_536;

/** Hands text messages to the provider of each org, over HTTP. */
export function openTexter(needs: TexterNeeds): Texter {
  return {
    seal,
    async deliver(orgId, raw, mayBegin) {
      let asked = false;
      try {
        const account = await needs.accountOf(orgId);
        if (account === null) return unsent("deferred", "the org has no sender of text messages");
        const request = requestOf(orgId, account, raw, needs);
        if (request === null) return unsent("rejected", NOT_APPROVED);
        if (!(await mayBegin())) return unsent("deferred", "it was stopped, or too late, before it began");
        asked = true;
        const answer = await post(request, needs.deadlineMs ?? DEADLINE_MS);
        return account.provider === "twilio" ? classifyTwilio(answer) : classifyAliyun(answer);
      } catch (fault) {
        const { code, message } = fault as AxiosError;
        if (!asked) return unsent("deferred", message);
        return classifyNoAnswer({ message, ...(code === undefined ? {} : { code }) });
      }
    },
  };
}

const unsent = (kind: Delivery["kind"], reply: string): Delivery => ({ kind, reply, badAddress: false });

function seal(message: TextMessage): SealedMail {
  if (!/^\+[1-9]\d{6,14}$/.test(message.to)) throw new Error(`"${message.to}" is no number to text.`);
  const { segments } = sizeOf(message.text);
  if (segments === 0 || segments > MOST_SEGMENTS)
    throw new Error(`The text comes to ${segments} messages; it must be 1 to ${MOST_SEGMENTS}.`);
  const raw = Buffer.from(JSON.stringify(message), "utf8");
  return {
    raw,
    sha256: createHash("sha256").update(raw).digest("hex"),
    messageId: message.dispatchId,
  };
}

function requestOf(
  orgId: string,
  account: SmsAccount,
  raw: Uint8Array,
  needs: TexterNeeds,
): ProviderRequest | null {
  const message = JSON.parse(Buffer.from(raw).toString("utf8")) as TextMessage;
  const given = {
    urls: needs.urls,
    reportUrl: needs.reportUrl(orgId, account),
    at: needs.now(),
    nonce: needs.newNonce(),
  };
  return account.provider === "twilio"
    ? twilioRequest(account, message, given)
    : aliyunRequest(account, message, given);
}

/** Own lines, closed after one request: on one that stood idle, a provider may hang up as the text is written. */
const httpAgent = new HttpAgent({ keepAlive: false });
const httpsAgent = new HttpsAgent({ keepAlive: false });

async function post({ url, headers, body }: ProviderRequest, deadlineMs: number) {
  const { status, data } = await axios.post<unknown>(url, body, {
    headers,
    timeout: deadlineMs,
    signal: AbortSignal.timeout(deadlineMs),
    httpAgent,
    httpsAgent,
    maxRedirects: 0,
    maxContentLength: LONGEST_ANSWER,
    validateStatus: () => true,
  });
  return { status, body: data };
}
