import { Agent, request } from "node:http";
import { loopbackUrl } from "../loopback-url.ts";
import type { Notice } from "./notice.ts";
import type { NoticeFate } from "./notice-fate.ts";

const KEPT = 20_000;
const ANSWER_WITHIN_MS = 5_000;
const HELD_BACK_MS = 300;

/** One notice that went out, or was lost on purpose. */
export interface Posted {
  readonly zgid: string;
  readonly channelId: string;
  readonly module: string;
  readonly operation: string;
  readonly ids: readonly string[];
  readonly serverTime: number;
  readonly fate: "sent" | "doubled" | "held back" | "delayed" | "lost";
  /** The receiver's status; 0 when it gave none, null while on the way or when lost. */
  status: number | null;
}

/** Posts one channel's notices, one after the other and each once: Zoho promises no second attempt. */
export interface Courier {
  post(url: string, notice: Notice): void;
}

export function courier(zgid: string, fateOf: NoticeFate, log: Posted[]): Courier {
  let line = Promise.resolve();
  let held: { readonly send: () => void; readonly timer: NodeJS.Timeout } | undefined;
  const ready = (url: string, notice: Notice, how: Posted["fate"]) => {
    const entry = logged(log, entryOf(zgid, notice, how));
    return (): void => {
      line = line.then(async () => {
        entry.status = await postOnce(url, notice);
      });
    };
  };
  const hold = (send: () => void): void => {
    held = { send, timer: setTimeout(release, HELD_BACK_MS).unref() };
  };
  const release = (): void => {
    clearTimeout(held?.timer);
    held?.send();
    held = undefined;
  };
  return {
    post(url, notice) {
      const { lost, heldBack, doubled, delayMs } = fateOf(held !== undefined);
      if (lost) return void logged(log, entryOf(zgid, notice, "lost"));
      const first = ready(url, notice, heldBack ? "held back" : delayMs > 0 ? "delayed" : "sent");
      const again = doubled ? ready(url, notice, "doubled") : undefined;
      if (heldBack) {
        return hold(() => {
          first();
          again?.();
        });
      }
      if (delayMs > 0) setTimeout(first, delayMs).unref();
      else first();
      again?.();
      release();
    },
  };
}

function entryOf(zgid: string, notice: Notice, fate: Posted["fate"]): Posted {
  const { channel_id: channelId, module, operation, ids, server_time: serverTime } = notice;
  return { zgid, channelId, module, operation, ids, serverTime, fate, status: null };
}

function logged(log: Posted[], entry: Posted): Posted {
  log.push(entry);
  if (log.length > KEPT) log.splice(0, log.length - KEPT);
  return entry;
}

// A kept connection that the receiver closes meanwhile would lose a notice by itself.
const agent = new Agent({ keepAlive: false });

function postOnce(to: string, notice: Notice): Promise<number> {
  const url = loopbackUrl(to);
  if (!url) return Promise.resolve(0);
  const text = JSON.stringify(notice);
  return new Promise((resolve) => {
    const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) };
    const asking = request(url, { method: "POST", headers, agent, timeout: ANSWER_WITHIN_MS }, (answer) => {
      answer.resume();
      answer.once("close", () => resolve(answer.statusCode ?? 0));
    });
    asking.once("timeout", () => asking.destroy());
    asking.once("error", () => resolve(0));
    asking.end(text);
  });
}
