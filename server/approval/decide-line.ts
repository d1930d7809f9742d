import type { LimitLinesBody } from "../../shared/approval/contract.ts";
import type { VerdictRequest } from "../../shared/approval/request-contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { refuse, type Result } from "../../shared/kernel/result.ts";
import { limitFromCrm } from "../limit/index.ts";
import { linesBody } from "./lines-body.ts";
import { approvalFlaw, type DecideFlaw, mostOf } from "./may-decide.ts";
import type { ApprovalBook, ApprovalDesk, Approving, KeptLine } from "./ports.ts";
import { stepsDue } from "./take-steps.ts";

export type DecideRefusal =
  | "not-synced"
  | "no-such-limit-line"
  | "limit-decided"
  | "limit-over"
  | "not-your-limit"
  | "refusal-without-reason"
  | DecideFlaw;

/**
 * The one word on a limit that was proposed. An approved one that has begun is on its way into the CRM at once. The same
 * word of the same person, sent again, is as it was.
 */
export function decideLine(
  by: Approving & { readonly accountId: string },
  request: VerdictRequest,
  desk: ApprovalDesk,
): Promise<Result<LimitLinesBody, DecideRefusal>> {
  return desk.inTenant(by.orgId, async (book): Promise<Result<LimitLinesBody, DecideRefusal>> => {
    if (!(await book.limit.lockAccount(by.accountId))) return refuse("not-synced");
    const at = desk.now();
    const today = desk.dayIn((await book.limit.org()).timeZone, at);
    const lines = await book.linesOf(by.accountId);
    const line = lines.find(({ lineId }) => lineId === request.lineId);
    if (line === undefined) return refuse("no-such-limit-line");
    const isSame = line.verdict?.verdict === request.verdict && line.verdict.userId === by.userId;
    if (line.verdict !== null && !isSame) return refuse("limit-decided");
    if (line.verdict === null) {
      const flaw = await flawOfWord({ line, lines }, by, request, book, today);
      if (flaw !== null) return refuse(flaw);
      const { verdict, note } = request;
      const who = { by: by.userName, userId: by.userId, role: by.role };
      await book.addVerdict(line.lineId, { verdict, note, ...who, on: today, at: at.getTime() });
      await book.take(await stepsDue(book, today, desk, by.accountId), at);
    }
    return linesBody(book, by, today);
  });
}

async function flawOfWord(
  { line, lines }: { readonly line: KeptLine; readonly lines: readonly KeptLine[] },
  by: Approving & { readonly accountId: string },
  { verdict, note }: VerdictRequest,
  book: ApprovalBook,
  today: Day,
): Promise<DecideRefusal | null> {
  if (verdict === "withdrawn") return line.userId === by.userId ? null : "not-your-limit";
  if (today > line.until) return "limit-over";
  if (verdict === "refused") {
    if ((await mostOf(by, book, today)) === 0) return "may-not-approve";
    return note.trim() === "" ? "refusal-without-reason" : null;
  }
  const crm = await limitFromCrm(book.limit, by.accountId);
  return crm === null ? "not-synced" : approvalFlaw(line, by, { ...crm, lines }, book, today);
}
