import type { LimitLineBody, LimitLinesBody } from "../../shared/approval/contract.ts";
import { type CrmLimit, type LimitStep, stepKey } from "../../shared/approval/due-step.ts";
import type { CrmWord } from "../../shared/approval/kinds.ts";
import { lineOn, lineState } from "../../shared/approval/limit-line.ts";
import { type Day, formatDay } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { limitFromCrm, reckonLimit } from "../limit/index.ts";
import { mayDecide } from "./may-decide.ts";
import { rulesOn } from "./rules-on.ts";
import type { ApprovalBook, Approving, KeptLine, SeenLimit, TakenStep } from "./ports.ts";

const MOST_SEEN = 24;
const MOST_LINES = 24;

/** One account's limit: what the CRM says, what was approved, what waits, and what was before. */
export async function linesBody(
  book: ApprovalBook,
  by: Approving & { readonly accountId: string },
  today: Day,
): Promise<Result<LimitLinesBody, "not-synced">> {
  const { accountId } = by;
  const crm = await limitFromCrm(book.limit, accountId);
  if (crm === null) return refuse("not-synced");
  const lines = await book.linesOf(accountId);
  const seen = await book.seenOf(accountId, MOST_SEEN);
  const steps = await book.stepsOf(accountId);
  const reach = (await book.limit.credit.reaches([accountId], today))(accountId);
  // What the formulas give is then the group's, and nothing to propose for one account of it.
  const isShared = reach.limitOf !== accountId;
  const reckoned = isShared ? null : await reckonLimit(book.limit, accountId, today);
  const { approval } = await rulesOn(book, today);
  const current = lineOn(lines, today);
  const waiting = lines.find((line) => lineState(line, lines, today) === "waiting") ?? null;
  const told = (line: KeptLine): LimitLineBody => lineBody(line, lines, by.userId, today);
  const others = lines.filter((line) => line !== current && line !== waiting).slice(0, MOST_LINES);
  return ok({
    today: formatDay(today),
    ...{ currency: crm.currency, limitMinor: crm.limitMinor },
    group: isShared ? { limitMinor: reach.limitMinor, accounts: reach.accountIds.length } : null,
    current: current && { line: told(current), crm: crmWord(current, crm, steps, seen) },
    waiting: waiting && told(waiting),
    others: others.map(told),
    crm: seen.map(({ on, currency, limitMinor }) => ({ on: formatDay(on), currency, limitMinor })),
    may: {
      propose: by.role !== "viewer" && waiting === null,
      ...(await mayDecide(waiting, by, { ...crm, lines }, book, today)),
    },
    reckonedMinor: reckoned?.proposal?.proposedMinor ?? null,
    mostDays: approval.mostDays,
  });
}

export function lineBody(
  line: KeptLine,
  lines: readonly KeptLine[],
  userId: string,
  today: Day,
): LimitLineBody {
  const { lineId, currency, amountMinor, typed, parts, beforeMinor, reckonedMinor, verdict } = line;
  return {
    ...{ lineId, currency, limitMinor: amountMinor, beforeMinor, reckonedMinor },
    state: lineState(line, lines, today),
    typed: typed.currency === currency ? null : typed,
    ...{ from: formatDay(line.from), until: formatDay(line.until) },
    parts: parts.map((part) => ({ ...part })),
    proposed: {
      ...{ by: line.by, byMe: line.userId === userId, reason: line.reason },
      on: formatDay(line.on),
    },
    verdict: verdict && {
      ...{ verdict: verdict.verdict, note: verdict.note, by: verdict.by },
      on: formatDay(verdict.on),
    },
  };
}

/** What the CRM makes of the line that counts: of its beginning or, once that was written, of its end. */
function crmWord(
  { lineId, amountMinor, currency }: KeptLine,
  { limitMinor, currency: ofCrm }: CrmLimit,
  steps: readonly TakenStep[],
  seen: readonly SeenLimit[],
): CrmWord {
  if (currency !== ofCrm) return "other-currency";
  const taken = (phase: LimitStep["phase"]): TakenStep | undefined =>
    steps.find((step) => stepKey(step) === stepKey({ lineId, phase }));
  const own = taken("ends") ?? taken("begins");
  // Where another stood before it for a time, the end of that one brought it back.
  const step = steps.find(({ phase, at }) => phase === "ends" && own !== undefined && at > own.at) ?? own;
  if (limitMinor === (step?.amountMinor ?? amountMinor)) return "written";
  if (step === undefined) return "on-its-way";
  if (step.written === "refused") return "refused";
  const [newest] = seen;
  return newest !== undefined && newest.at > step.at ? "changed" : "on-its-way";
}
