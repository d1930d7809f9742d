import { judgeAgreements } from "../../shared/dunning/agreements.ts";
import type { FollowUpBody } from "../../shared/followup/contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { PromiseWithdrawal } from "../../shared/promise/request-contract.ts";
import { type Author, type LineRefusal, recordLine } from "../followup/index.ts";
import type { WithdrawalBook, WithdrawalDesk } from "./ports.ts";

export type WithdrawRefusal = LineRefusal | "no-such-promise" | "promise-not-open";

/** Takes an open promise back, with a reason: its money is asked for again from the next round on. */
export async function withdrawPromise(
  author: Author,
  promiseId: string,
  request: PromiseWithdrawal,
  desk: WithdrawalDesk,
): Promise<Result<FollowUpBody, WithdrawRefusal>> {
  return recordLine<WithdrawalBook, WithdrawRefusal>(
    author,
    { ...request, promiseId },
    desk,
    async (book, { at, today }) => {
      const { promises } = judgeAgreements(await book.agreementsOf(author.accountId), today);
      const verdict = promises.find(({ promise }) => promise.promiseId === promiseId);
      if (verdict === undefined) return refuse("no-such-promise");
      if (verdict.state !== "open") return refuse("promise-not-open");
      await book.withdrawPromise(promiseId, today, { by: author.userId, at, reason: request.reason });
      return ok({ kind: "promise-verdict", outcome: "withdrawn", note: request.reason, promiseId });
    },
  );
}
