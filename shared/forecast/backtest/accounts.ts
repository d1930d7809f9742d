import type { Grade } from "../../credit/grade.ts";
import { addDays, type Day } from "../../kernel/day.ts";
import { grouped } from "../../kernel/grouped.ts";
import { scoreLedger } from "../entry-points.ts";
import { seenBefore, type KnownInvoice } from "../seen-invoice.ts";
import { auc } from "./measures.ts";
import { monthsOf, withoutLargest, type Window } from "./window.ts";

/** An account is asked about once a month: will a quarter of the money due in the next days come late? */
const AHEAD_DAYS = 60;
const BAD_SHARE = 0.25;

export interface AskedAccount {
  readonly accountId: string;
  readonly asOf: Day;
  readonly score: number;
  readonly grade: Grade;
  readonly provisional: boolean;
  /** A quarter of the money more than 3 days late; and more than 10. */
  readonly bad: boolean;
  readonly badBy10: boolean;
}

export interface AccountFigures {
  readonly accounts: number;
  readonly badShare: number | null;
  readonly auc: number | null;
  readonly aucBy10: number | null;
  /** Accounts with three settled invoices or more. */
  readonly aucSeasoned: number | null;
  readonly grades: readonly { readonly grade: Grade; readonly accounts: number; readonly badShare: number }[];
}

export interface Accounts extends AccountFigures {
  readonly withoutLargest: AccountFigures;
}

/** P2: the score at the first of each month against the money due in the 60 days that follow. */
export function askAccounts(known: readonly KnownInvoice[], window: Window): AskedAccount[] {
  return monthsOf(window).flatMap((asOf) => {
    const ends = addDays(asOf, AHEAD_DAYS);
    const due = grouped(
      known.filter((each) => each.dueOn >= asOf && each.dueOn < ends),
      ({ accountId }) => accountId,
    );
    return scoreLedger(seenBefore(known, asOf), asOf, due.keys()).flatMap((sheet): AskedAccount[] => {
      const invoices = due.get(sheet.accountId) ?? [];
      const came = shareLate(invoices, window.cut, 3);
      const by10 = shareLate(invoices, window.cut, 10);
      if (came === null || by10 === null) return [];
      const { accountId, score, grade, provisional } = sheet;
      const [bad, badBy10] = [came >= BAD_SHARE, by10 >= BAD_SHARE];
      return [{ accountId, asOf, score, grade, provisional, bad, badBy10 }];
    });
  });
}

/** Money settled more than `days` late as a share of all whose answer is known; null when none is. */
function shareLate(invoices: readonly KnownInvoice[], cut: Day, days: number): number | null {
  let [late, all] = [0, 0];
  for (const { dueOn, settledOn, amountMinor } of invoices) {
    const lateFrom = addDays(dueOn, days + 1);
    const settled = settledOn !== null && settledOn < cut;
    if (!settled && lateFrom > cut) continue;
    all += amountMinor;
    if (!settled || settledOn >= lateFrom) late += amountMinor;
  }
  return all === 0 ? null : late / all;
}

export function accounts(known: readonly KnownInvoice[], window: Window): Accounts {
  const asked = askAccounts(known, window);
  return {
    ...figuresOf(asked),
    withoutLargest: figuresOf(withoutLargestOf(known, asked)),
  };
}

function withoutLargestOf(known: readonly KnownInvoice[], asked: readonly AskedAccount[]): AskedAccount[] {
  const kept = new Set(withoutLargest(known, (each) => each.accountId).map((each) => each.accountId));
  return asked.filter((each) => kept.has(each.accountId));
}

function figuresOf(asked: readonly AskedAccount[]): AccountFigures {
  // A high score says "not bad", so its negative ranks the bad ones first.
  const judged = (rows: readonly AskedAccount[], bad: (row: AskedAccount) => boolean) =>
    rows.map((row) => ({ chance: -row.score, came: bad(row) }));
  const shareBad = (rows: readonly AskedAccount[]): number =>
    rows.filter(({ bad }) => bad).length / rows.length;
  return {
    accounts: asked.length,
    badShare: asked.length === 0 ? null : shareBad(asked),
    auc: auc(judged(asked, ({ bad }) => bad)),
    aucBy10: auc(judged(asked, ({ badBy10 }) => badBy10)),
    aucSeasoned: auc(
      judged(
        asked.filter(({ provisional }) => !provisional),
        ({ bad }) => bad,
      ),
    ),
    grades: (["A", "B", "C", "D", "E"] as const).flatMap((grade) => {
      const own = asked.filter((each) => each.grade === grade);
      return own.length === 0 ? [] : { grade, accounts: own.length, badShare: shareBad(own) };
    }),
  };
}
