import type { Fault } from "../../../sandbox/crm-api/options.ts";
import type { Random } from "../../../sandbox/books/random.ts";

/** How the CRM answers writes, while it is bad. */
export interface CrmMishaps {
  readonly fault: (request: { readonly method: string; readonly originalUrl: string }) => Fault | undefined;
  /** How often each thing went wrong; "lost" and "cut" had been written before. */
  readonly counts: Record<string, number>;
  /** Writes so far, the ones gone wrong included. */
  writes(): number;
  calm(): void;
}

const WRITE = /\/crm\/v\d+\/(Calls|Tasks|Notes)\b/;
/** Beyond the time that the client waits for an answer. */
const TOO_LATE_MS = 35_000;

const mishaps: Readonly<Record<string, Fault>> = {
  lost: "lose",
  cut: "truncate",
  reset: "reset",
  html: "html",
  "500": { status: 500, body: { code: "INTERNAL_ERROR", message: "Internal Server Error", status: "error" } },
  "503": { status: 503, body: "" },
  "429": {
    status: 429,
    body: { code: "TOO_MANY_REQUESTS", message: "too many requests", status: "error" },
    headers: { "Retry-After": "30" },
  },
  "200 with an error": {
    status: 200,
    body: { code: "INTERNAL_ERROR", message: "try again", status: "error", details: {} },
  },
  "token refused": {
    status: 401,
    body: { code: "INVALID_TOKEN", message: "invalid oauth token", status: "error", details: {} },
  },
};
/** Losing an answer is what this is about. */
const KINDS = ["lost", "lost", "lost", "cut", ...Object.keys(mishaps)];

/** Half of all writes go wrong, and the first `late` of them are done long after the client gave up. */
export function crmMishaps(random: Random, late: number): CrmMishaps {
  const counts: Record<string, number> = {};
  let [writes, lateLeft, isCalm] = [0, late, false];
  const count = (kind: string): void => {
    counts[kind] = (counts[kind] ?? 0) + 1;
  };
  return {
    counts,
    writes: () => writes,
    calm: () => {
      isCalm = true;
    },
    fault: ({ method, originalUrl }) => {
      if (method !== "POST" || !WRITE.test(originalUrl)) return undefined;
      writes += 1;
      if (isCalm) return undefined;
      if (lateLeft > 0) {
        lateLeft -= 1;
        count("too late");
        return { delayMs: TOO_LATE_MS };
      }
      if (random.chance(0.45)) return random.chance(0.5) ? { delayMs: random.whole(1, 400) } : undefined;
      const kind = random.pick(KINDS);
      count(kind);
      return mishaps[kind];
    },
  };
}
