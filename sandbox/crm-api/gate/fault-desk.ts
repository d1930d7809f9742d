import { type Random, randomOf } from "../../books/random.ts";
import { failure } from "../answer.ts";
import type { Fate } from "../notifications/notice-fate.ts";
import type { Fault } from "../options.ts";
import type { FaultPlan, FaultRule, NoticeFaults } from "./fault-plan.ts";

/** The plan in force, and what it has done so far. */
export interface FaultDesk {
  set(plan: FaultPlan): void;
  clear(): void;
  /** What goes wrong with the next request; the first rule that strikes decides. */
  next(method: string, path: string): Fault | undefined;
  /** What becomes of the next notice; it is not held back while one of its channel's is. */
  nextFate(isOneHeld: boolean): Fate;
  report(): object;
}

interface Counted {
  readonly rule: FaultRule;
  readonly random: Random;
  seen: number;
  injected: number;
}

const arrives: Fate = { lost: false, doubled: false, heldBack: false, delayMs: 0 };
const noticeCounts = () => ({ seen: 0, lost: 0, doubled: 0, reordered: 0, delayed: 0 });

/** Every rule draws from a stream of its own: the same seed and the same order of requests give the same faults. */
export function faultDesk(): FaultDesk {
  let plan: FaultPlan | undefined;
  let rules: Counted[] = [];
  let notices = randomOf("none");
  let astray = noticeCounts();
  return {
    set(given) {
      plan = given;
      rules = given.rules.map((rule, index) => ({
        rule,
        random: randomOf(given.seed).fork(`rule ${index}`),
        seen: 0,
        injected: 0,
      }));
      notices = randomOf(given.seed).fork("notices");
      astray = noticeCounts();
    },
    clear() {
      plan = undefined;
      rules = [];
    },
    next(method, path) {
      const struck = rules.find((one) => isAbout(one.rule, method, path) && strikes(one));
      return struck && faultOf(struck, path);
    },
    nextFate(isOneHeld) {
      if (!plan) return arrives;
      const fate = drawFate(plan.notifications, notices, isOneHeld);
      astray.seen += 1;
      astray.lost += Number(fate.lost);
      astray.doubled += Number(fate.doubled);
      astray.reordered += Number(fate.heldBack);
      astray.delayed += Number(fate.isDelayed);
      return fate;
    },
    report: () =>
      plan
        ? {
            seed: plan.seed,
            rules: rules.map(({ rule: { often, ...rule }, seen, injected }) => ({
              ...rule,
              ...often,
              seen,
              injected,
            })),
            notifications: { ...plan.notifications, counts: astray },
          }
        : { seed: null, rules: [] },
  };
}

/** A lost notice is nothing else, and one that is held back is not delayed as well. */
function drawFate(shares: NoticeFaults, random: Random, isOneHeld: boolean): Fate & { isDelayed: boolean } {
  const { lost, doubled, reordered, delayed, delayMs } = shares;
  // All four are drawn every time, so that one share does not change what becomes of the others.
  const drawn = [lost, doubled, reordered, delayed].map((share) => random.chance(share));
  const [isLost = false, isDoubled = false, isReordered = false, isLate = false] = drawn;
  const heldBack = isReordered && !isLost && !isOneHeld;
  const isDelayed = isLate && !isLost && !heldBack;
  return {
    lost: isLost,
    doubled: isDoubled && !isLost,
    heldBack,
    isDelayed,
    delayMs: isDelayed ? delayMs : 0,
  };
}

function isAbout({ method, path }: FaultRule, askedMethod: string, askedPath: string): boolean {
  return (method === undefined || method === askedMethod) && (path === undefined || fits(path, askedPath));
}

/** `*` stands for any text. Looked for piece by piece, so that no pattern takes long. */
function fits(pattern: string, text: string): boolean {
  const pieces = pattern.split("*");
  const first = pieces.shift() ?? "";
  const last = pieces.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const piece of pieces) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}

function strikes(one: Counted): boolean {
  const { often } = one.rule;
  one.seen += 1;
  const hit =
    "rate" in often
      ? one.random.chance(often.rate)
      : "every" in often
        ? one.seen % often.every === 0
        : one.seen <= often.next;
  one.injected += Number(hit);
  return hit;
}

const SERVER_FAULTS = [500, 502, 503, 504] as const;
const USUAL_LATENCY_MS = 500;

function faultOf({ rule, random }: Counted, path: string): Fault {
  const headers =
    rule.retryAfter === undefined ? {} : { headers: { "Retry-After": String(rule.retryAfter) } };
  switch (rule.kind) {
    case "latency":
      return { delayMs: rule.delayMs ?? USUAL_LATENCY_MS };
    case "429":
      return { status: 429, body: failure("TOO_MANY_REQUESTS", "Too many requests."), ...headers };
    case "5xx":
      return withStatus(rule.status ?? random.pick(SERVER_FAULTS), headers);
    case "status":
      return withStatus(rule.status ?? 500, headers);
    case "error200":
      return { status: 200, body: path.startsWith("/oauth") ? throttled : internal };
    default:
      return rule.kind;
  }
}

const internal = failure("INTERNAL_ERROR", "Internal Server Error");
/** How Zoho Accounts refuses with status 200. */
const throttled = {
  error: "Access Denied",
  error_description: "You have made too many requests continuously. Please try again after some time.",
  status: "failure",
};
const codes: Readonly<Record<number, string>> = {
  401: "INVALID_TOKEN",
  403: "NO_PERMISSION",
  404: "INVALID_URL_PATTERN",
  429: "TOO_MANY_REQUESTS",
};

function withStatus(status: number, headers: object): Fault {
  if (status === 204 || status === 304) return { status, ...headers };
  const code = codes[status];
  return { status, body: code === undefined ? internal : failure(code, `injected ${status}`), ...headers };
}
