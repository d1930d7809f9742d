import type { CreditLimitsBody } from "../../shared/approval/contract.ts";
import { lineOn, lineState } from "../../shared/approval/limit-line.ts";
import { addDays, type Day, formatDay } from "../../shared/kernel/day.ts";
import { lineBody } from "./lines-body.ts";
import { mayDecide } from "./may-decide.ts";
import { rulesOn } from "./rules-on.ts";
import type { ApprovalBook, ApprovalDesk, Approving, KeptLine, LinedAccount } from "./ports.ts";

const MOST = 100;

/** What waits for a word, what ends, and the rules. */
export const readCreditLimits = (by: Approving, desk: ApprovalDesk): Promise<CreditLimitsBody> =>
  desk.inTenant(by.orgId, async (book) =>
    creditLimitsBody(book, by, desk.dayIn((await book.limit.org()).timeZone, desk.now())),
  );

interface Listed {
  readonly of: LinedAccount;
  readonly line: KeptLine;
}

export async function creditLimitsBody(
  book: ApprovalBook,
  by: Approving,
  today: Day,
): Promise<CreditLimitsBody> {
  const { formulas, approval } = await rulesOn(book, today);
  const said = await book.policyOn(today);
  const accounts = (await book.linedAccounts()).filter(({ active }) => active);
  const [waiting, ending] = [waitingIn(accounts, today), endingIn(accounts, today, approval.noticeDays)];
  const shown = [...waiting.slice(0, MOST), ...ending.slice(0, MOST)];
  const urls = await book.urlsOf(shown.map(({ of }) => of.accountId));
  const named = ({ accountId, account }: LinedAccount) => ({
    ...{ accountId, account },
    accountUrl: urls.get(accountId) ?? null,
  });
  const told: CreditLimitsBody["waiting"] = [];
  for (const { of, line } of waiting.slice(0, MOST)) {
    const may = await mayDecide(line, by, of, book, today);
    told.push({ ...named(of), line: lineBody(line, of.lines, by.userId, today), may });
  }
  return {
    role: by.role === "admin" || by.role === "accountant" ? by.role : "collector",
    base: (await book.limit.credit.ledger.ratesOf()).base,
    waiting: told,
    ending: ending.slice(0, MOST).map(({ of, line }) => ({
      ...named(of),
      ...{ currency: line.currency, limitMinor: line.amountMinor, until: formatDay(line.until) },
      ended: today > line.until,
    })),
    counts: { waiting: waiting.length, ending: ending.length },
    formulas: {
      ...formulas,
      gradePercent: { ...formulas.gradePercent },
      termsDays: { ...formulas.termsDays },
    },
    approval,
    said: said && { by: said.by, reason: said.reason, from: formatDay(said.from) },
  };
}

/** The one that was proposed first comes first. */
const waitingIn = (accounts: readonly LinedAccount[], today: Day): readonly Listed[] =>
  accounts
    .flatMap((of) =>
      of.lines
        .filter((line) => lineState(line, of.lines, today) === "waiting")
        .map((line): Listed => ({ of, line })),
    )
    .sort((a, b) => a.line.at.getTime() - b.line.at.getTime());

/** Whoever has a limit approved that begins later, or one that waits, is looked after already. */
const endingIn = (accounts: readonly LinedAccount[], today: Day, noticeDays: number): readonly Listed[] =>
  accounts
    .flatMap((of): readonly Listed[] => {
      const line = lineOn(of.lines, today);
      const followed = of.lines.some((each) =>
        ["planned", "waiting"].includes(lineState(each, of.lines, today)),
      );
      return line === null || followed || line.until > addDays(today, noticeDays) ? [] : [{ of, line }];
    })
    .sort((a, b) => a.line.until - b.line.until);
