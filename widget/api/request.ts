import type { Problem } from "./problem.ts";

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}
export type Sent =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly because: Problem };

export interface Patience {
  /** One attempt is given up after this. */
  readonly timeoutMs: number;
  /** Waits before each further attempt; its length is the number of retries. */
  readonly retryAfterMs: readonly number[];
}

export const GET_PATIENCE: Patience = { timeoutMs: 10_000, retryAfterMs: [300, 1200] };
/** A log request carries its own id, so the person may repeat it safely; the machine does not do it unasked. */
export const POST_PATIENCE: Patience = { timeoutMs: 15_000, retryAfterMs: [] };

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const worthRetrying = (sent: Sent): boolean =>
  sent.ok ? sent.answer.status >= 500 || sent.answer.status === 429 : sent.because === "offline";

/** Sends, waits no longer than its patience, and retries what may pass. Never throws: no answer is a Problem. */
export async function sendPatiently(url: string, init: RequestInit, patience: Patience): Promise<Sent> {
  let sent = await sendOnce(url, init, patience.timeoutMs);
  for (const wait of patience.retryAfterMs) {
    if (!worthRetrying(sent)) return sent;
    await sleep(wait);
    sent = await sendOnce(url, init, patience.timeoutMs);
  }
  return sent;
}

async function sendOnce(url: string, init: RequestInit, timeoutMs: number): Promise<Sent> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, { ...init, signal, credentials: "omit", cache: "no-store" });
    const text = await response.text();
    return { ok: true, answer: { status: response.status, body: readJson(text) } };
  } catch {
    return { ok: false, because: signal.aborted ? "slow" : "offline" };
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
