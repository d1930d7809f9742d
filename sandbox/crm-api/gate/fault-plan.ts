import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { isObject } from "../call.ts";

export const kinds = [
  "latency",
  "429",
  "5xx",
  "status",
  "error200",
  "html",
  "truncate",
  "reset",
  "hang",
  "lose",
] as const;
export type FaultKind = (typeof kinds)[number];

/** Which of the requests that a rule is about go wrong: a share of them, every nth, or the next few. */
export type Often = { readonly rate: number } | { readonly every: number } | { readonly next: number };

export interface FaultRule {
  readonly kind: FaultKind;
  readonly often: Often;
  /** Any when absent. */
  readonly method?: string;
  /** The address without its query; `*` stands for anything. Any when absent. */
  readonly path?: string;
  /** For the kinds "status" and "5xx". */
  readonly status?: number;
  /** Seconds, for the kinds "429", "5xx" and "status". */
  readonly retryAfter?: number;
  /** For the kind "latency". */
  readonly delayMs?: number;
}

/** Shares of the notices that go astray on their way. */
export interface NoticeFaults {
  readonly lost: number;
  readonly doubled: number;
  readonly reordered: number;
  readonly delayed: number;
  readonly delayMs: number;
}

export interface FaultPlan {
  readonly seed: string;
  readonly rules: readonly FaultRule[];
  readonly notifications: NoticeFaults;
}

const MOST_RULES = 100;
const LONGEST_DELAY_MS = 600_000;
const USUAL_DELAY_MS = 1_000;
const noFaults: NoticeFaults = { lost: 0, doubled: 0, reordered: 0, delayed: 0, delayMs: USUAL_DELAY_MS };

/** Everything at once, each kind as often as the others, `rate` of all requests together; what a seed alone asks for. */
export function mixedPlan(seed: string, rate: number): FaultPlan {
  const mixed = kinds.filter((kind) => kind !== "status");
  const often = { rate: rate / mixed.length };
  return {
    seed,
    rules: mixed.map((kind) => ({ kind, often, ...(kind === "429" ? { retryAfter: 1 } : {}) })),
    notifications: { lost: rate, doubled: rate, reordered: rate, delayed: rate, delayMs: USUAL_DELAY_MS },
  };
}

/** Reads a plan as POST /sandbox/faults takes it; a mistake is one sentence naming the field. */
export function readPlan(body: unknown): Result<FaultPlan, string> {
  if (!isObject(body)) return refuse("Send a JSON object with a seed and rules.");
  const unknown = strange(body, ["seed", "rate", "rules", "notifications"]);
  if (unknown) return refuse(unknown);
  const { seed = "1", rate, rules = [], notifications } = body;
  if (typeof seed !== "string" && typeof seed !== "number")
    return refuse('"seed" must be a text or a number.');
  if (rate !== undefined) {
    if (!isShare(rate)) return refuse('"rate" must be a number from 0 to 1.');
    if (body["rules"] !== undefined || notifications !== undefined)
      return refuse('Give either a "rate" for every kind at once, or "rules" and "notifications".');
    return ok(mixedPlan(String(seed), rate));
  }
  if (!Array.isArray(rules) || rules.length > MOST_RULES)
    return refuse(`"rules" must be a list of at most ${MOST_RULES} rules.`);
  const read = readRules(rules);
  if (!read.ok) return read;
  const astray = readNoticeFaults(notifications);
  return astray.ok ? ok({ seed: String(seed), rules: read.value, notifications: astray.value }) : astray;
}

function readRules(given: readonly unknown[]): Result<FaultRule[], string> {
  const rules: FaultRule[] = [];
  for (const [index, each] of given.entries()) {
    const rule = readRule(each);
    if (!rule.ok) return refuse(`rules[${index}]: ${rule.because}`);
    rules.push(rule.value);
  }
  return ok(rules);
}

const ruleKeys = ["kind", "rate", "every", "next", "method", "path", "status", "retryAfter", "delayMs"];

function readRule(given: unknown): Result<FaultRule, string> {
  if (!isObject(given)) return refuse("A rule is a JSON object.");
  const unknown = strange(given, ruleKeys);
  if (unknown) return refuse(unknown);
  const kind = kinds.find((each) => each === given["kind"]);
  if (!kind) return refuse(`"kind" must be one of ${kinds.join(", ")}.`);
  const often = readOften(given);
  if (!often.ok) return often;
  const numbers = readNumbers(given, kind);
  if (!numbers.ok) return numbers;
  const { method, path } = given;
  if (method !== undefined && (typeof method !== "string" || !/^[A-Za-z]{1,10}$/.test(method)))
    return refuse('"method" must be the name of an HTTP method.');
  if (path !== undefined && (typeof path !== "string" || !path.startsWith("/") || path.length > 500))
    return refuse('"path" must begin with / and be at most 500 characters long.');
  return ok({
    kind,
    often: often.value,
    ...(method === undefined ? {} : { method: method.toUpperCase() }),
    ...(path === undefined ? {} : { path }),
    ...numbers.value,
  });
}

type Numbers = Pick<FaultRule, "status" | "retryAfter" | "delayMs">;

function readNumbers(given: Readonly<Record<string, unknown>>, kind: FaultKind): Result<Numbers, string> {
  const misplaced = misplacedIn(given, kind);
  if (misplaced) return refuse(misplaced);
  const { status, retryAfter, delayMs } = given;
  const least = kind === "5xx" ? 500 : 200;
  if ((kind === "status" || status !== undefined) && !isWhole(status, least, 599))
    return refuse(`"status" must be a whole number from ${least} to 599.`);
  if (retryAfter !== undefined && !isWhole(retryAfter, 0, 86_400))
    return refuse('"retryAfter" must be a whole number of seconds, at most 86400.');
  if (delayMs !== undefined && !isWhole(delayMs, 0, LONGEST_DELAY_MS))
    return refuse(`"delayMs" must be a whole number, at most ${LONGEST_DELAY_MS}.`);
  return ok({
    ...(isWhole(status) ? { status } : {}),
    ...(isWhole(retryAfter) ? { retryAfter } : {}),
    ...(isWhole(delayMs) ? { delayMs } : {}),
  });
}

const ownKeys: Readonly<Record<string, readonly FaultKind[]>> = {
  status: ["status", "5xx"],
  retryAfter: ["429", "5xx", "status"],
  delayMs: ["latency"],
};

/** What is said of another kind would do nothing, and the plan would not be what was meant. */
function misplacedIn(given: Readonly<Record<string, unknown>>, kind: FaultKind): string | undefined {
  for (const [name, fitting] of Object.entries(ownKeys)) {
    if (given[name] !== undefined && !fitting.includes(kind))
      return `"${name}" is not for the kind ${kind}: only for ${fitting.join(", ")}.`;
  }
  return undefined;
}

function readOften(given: Readonly<Record<string, unknown>>): Result<Often, string> {
  const { rate, every, next } = given;
  if ([rate, every, next].filter((each) => each !== undefined).length !== 1)
    return refuse('Say how often: one of "rate", "every" and "next".');
  if (isShare(rate)) return ok({ rate });
  if (isWhole(every, 1)) return ok({ every });
  if (isWhole(next, 1)) return ok({ next });
  return refuse('"rate" is a number from 0 to 1; "every" and "next" are whole numbers from 1.');
}

function readNoticeFaults(given: unknown): Result<NoticeFaults, string> {
  if (given === undefined) return ok(noFaults);
  if (!isObject(given)) return refuse('"notifications" must be a JSON object.');
  const unknown = strange(given, Object.keys(noFaults));
  if (unknown) return refuse(`notifications: ${unknown}`);
  const faults: Record<string, number> = { ...noFaults };
  for (const [name, value] of Object.entries(given)) {
    if (name === "delayMs" ? !isWhole(value, 0, LONGEST_DELAY_MS) : !isShare(value))
      return refuse(
        `notifications: "${name}" must be ${name === "delayMs" ? "whole milliseconds" : "a number from 0 to 1"}.`,
      );
    faults[name] = value as number;
  }
  return ok(faults as unknown as NoticeFaults);
}

function strange(given: Readonly<Record<string, unknown>>, known: readonly string[]): string | undefined {
  const name = Object.keys(given).find((each) => !known.includes(each));
  return name === undefined
    ? undefined
    : `"${name.slice(0, 40)}" is not known: there are ${known.join(", ")}.`;
}

const isShare = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value) && value >= 0 && value <= 1;

const isWhole = (value: unknown, least = 0, most = Number.MAX_SAFE_INTEGER): value is number =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
