import type { Request } from "express";
import type { Fault } from "../../../sandbox/crm-api/options.ts";
import type { Caller } from "../../../sandbox/crm-api/oauth/token-desk.ts";
import { randomOf } from "../../../sandbox/books/random.ts";

/** What goes wrong on purpose, by a seed. */
export interface Mishaps {
  of(req: Request): Fault | undefined;
  injectedInto(req: Request): string | null;
  /** Access tokens that were ended at the sandbox → their org. */
  readonly killed: Map<string, string>;
  /** By kind, how often. */
  readonly counts: Readonly<Record<string, number>>;
  /** Whether the org can stand one more lost token: Zoho gives ten in ten minutes. */
  spendToken(zgid: string): boolean;
  /** Nothing goes wrong before this. */
  begin(): void;
}

const failed = (status: number, code: string): Fault => ({
  status,
  body: { code, message: "injected", details: {}, status: "error" },
});

const KINDS: readonly (readonly [name: string, weight: number, fault: Fault])[] = [
  ["500", 4, failed(500, "INTERNAL_ERROR")],
  ["503", 3, failed(503, "SERVICE_UNAVAILABLE")],
  ["html", 2, "html"],
  ["reset", 1, "reset"],
  ["truncate", 1, "truncate"],
  ["lose", 1, "lose"],
  [
    "429",
    1,
    { status: 429, headers: { "Retry-After": "1" }, body: { code: "TOO_MANY_REQUESTS", message: "" } },
  ],
  ["401", 3, failed(401, "INVALID_TOKEN")],
];

const LOTS: readonly (typeof KINDS)[number][] = KINDS.flatMap((kind) =>
  Array.from({ length: kind[1] }, () => kind),
);
/** Of the ten tokens in ten minutes: one is for the install, and a loss may cost two. */
const TOKENS_TO_LOSE = 4;

export function createMishaps(seed: number, perThousand: number): Mishaps {
  const random = randomOf(`mishaps ${seed}`);
  const injected = new WeakMap<Request, string>();
  const counts: Record<string, number> = {};
  const lost = new Map<string, number>();
  let begun = false;
  const spendToken = (zgid: string): boolean => {
    const before = lost.get(zgid) ?? 0;
    if (before >= TOKENS_TO_LOSE) return false;
    lost.set(zgid, before + 1);
    return true;
  };
  return {
    counts,
    killed: new Map(),
    spendToken,
    begin: () => {
      begun = true;
    },
    injectedInto: (req) => injected.get(req) ?? null,
    of(req) {
      const caller = req.res?.locals["caller"] as Caller | undefined;
      // Only what a tenant asks of the CRM: the counters of token questions stay what the adapter makes them.
      if (!begun || !caller || !random.chance(perThousand / 1000)) return undefined;
      const [name, , fault] = random.pick(LOTS);
      if (name === "401" && !spendToken(caller.org.zgid)) return undefined;
      counts[name] = (counts[name] ?? 0) + 1;
      injected.set(req, name);
      return fault;
    },
  };
}
