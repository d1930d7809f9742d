import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { factsOf } from "../../server/credit/known-facts.ts";
import type { CreditAccount, Known } from "../../server/credit/ports.ts";
import { openBefore, openBeforeOf } from "../../shared/credit/at-stake.ts";
import { hasEvidence } from "../../shared/credit/cold-start.ts";
import { historyOf } from "../../shared/credit/history.ts";
import { portfolioOf } from "../../shared/credit/portfolio.ts";
import { scoreAccount } from "../../shared/credit/score-account.ts";
import { paidOn, whatIf } from "../../shared/credit/what-if.ts";
import { noAgreements } from "../../shared/dunning/agreements.ts";
import { addDays, toDay, type Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { settlements } from "../../shared/ledger/settlements.ts";
import type { PromiseToPay } from "../../shared/promise/promise.ts";
import { asOfDays, CNY, invoice, ledgers, payment } from "../ledger/entries.ts";

const ON = toDay("2024-03-01");
const account: CreditAccount = { accountId: "7001", currency: CNY, limitMinor: 40_000, active: true };
const rates = { base: CNY, rates: [] };
const among = { account, rates, receivablesMinor: 100_000 };

const promise = (invoiceId: string, holdsUntil: Day, recordedOn = addDays(holdsUntil, -5)): PromiseToPay => ({
  promiseId: `p-${invoiceId}-${holdsUntil}`,
  accountId: "7001",
  currency: CNY,
  amountMinor: 10_000,
  parts: [{ invoiceId, amountMinor: 10_000 }],
  promisedOn: holdsUntil,
  madeOn: recordedOn,
  recordedOn,
  holdsUntil,
  ended: null,
});

const dispute = (outcome: "accepted" | "rejected", on: Day) => ({
  disputeId: `d-${outcome}-${on}`,
  accountId: "7001",
  invoiceId: "a",
  currency: CNY,
  amountMinor: 100,
  reason: "price" as const,
  note: "",
  ownerId: null,
  answerBy: on,
  openedOn: addDays(on, -9),
  resolution: { outcome, acceptedMinor: 0, text: "", on, byName: "Lin" },
});

const known = (agreed: Partial<Known["agreed"]>): Known => ({
  agreed: { ...noAgreements, ...agreed },
  financial: null,
  market: null,
});

const early = { issuedOn: toDay("2024-01-05"), dueOn: toDay("2024-02-04") };
const facts = (entries: readonly LedgerEntry[], of?: Known) => factsOf(of, entries, among, ON);

describe("conduct", () => {
  it("is not known of whom nothing was promised, contested or paid", () => {
    expect(facts([invoice("a", early)]).conduct).toBeNull();
  });

  it("counts a promise once its last day is over, by the money", () => {
    const owed = [invoice("a", early), invoice("b", early)];
    const until = (day: Day) => facts(owed, known({ promises: [promise("a", day)] })).conduct;
    expect(until(addDays(ON, -1))).toMatchObject({ duePromises: 1, broken: 1, brokenRecently: 1 });
    expect(until(ON)).toBeNull();
    const paid = [...owed, payment("m", "a", 10_000, "2024-02-28")];
    const kept = facts(paid, known({ promises: [promise("a", addDays(ON, -1))] })).conduct;
    expect(kept).toMatchObject({ duePromises: 1, broken: 0, payments: 1 });
  });

  it("calls a promise broken lately for ninety days", () => {
    const old = invoice("a", { issuedOn: toDay("2023-10-01"), dueOn: toDay("2023-11-01") });
    const recently = (ago: number) =>
      facts([old], known({ promises: [promise("a", addDays(ON, -ago))] })).conduct?.brokenRecently;
    expect([recently(90), recently(91)]).toEqual([1, 0]);
  });

  it("counts a dispute from the day after it was resolved, against them only if none of it was right", () => {
    const of = (outcome: "accepted" | "rejected", on: Day) =>
      facts([invoice("a", early)], known({ disputes: [dispute(outcome, on)] })).conduct;
    expect(of("rejected", addDays(ON, -1))).toMatchObject({ judgedDisputes: 1, invalidDisputes: 1 });
    expect(of("accepted", addDays(ON, -1))).toMatchObject({ judgedDisputes: 1, invalidDisputes: 0 });
    expect(of("rejected", ON)).toBeNull();
  });

  it("sees a payment that was taken back from the next day on", () => {
    const bounced = (on: Day) =>
      facts([
        invoice("a", early),
        { ...payment("m", "a", 10_000, "2024-02-10"), reversedOn: on } as LedgerEntry,
      ]).conduct;
    expect(bounced(addDays(ON, -1))).toMatchObject({ bouncedPayments: 1, bouncedOn: addDays(ON, -1) });
    expect(bounced(ON)).toMatchObject({ bouncedPayments: 0, bouncedOn: null });
  });
});

describe("what is at stake", () => {
  it("is shares of the limit and of all that we are owed", () => {
    const owed = [invoice("a", early), invoice("b", { ...early, dueOn: ON })];
    expect(facts(owed).exposure).toEqual({ useOfLimit: 0.5, overdueOfLimit: 0.25, share: 0.2 });
  });

  it("is not known without a limit and without the others", () => {
    const nothing = { account: { ...account, limitMinor: null }, rates, receivablesMinor: undefined };
    expect(factsOf(undefined, [invoice("a", early)], nothing, ON).exposure).toBeNull();
  });

  it("uses up a limit of nothing by the first cent", () => {
    const none = { ...among, account: { ...account, limitMinor: 0 } };
    expect(factsOf(undefined, [invoice("a", early)], none, ON).exposure?.useOfLimit).toBeGreaterThan(1.2);
    expect(factsOf(undefined, [], none, ON).exposure?.useOfLimit).toBe(0);
  });
});

describe("tenure", () => {
  it("counts whole months from the first invoice", () => {
    const months = (issuedOn: string) =>
      facts([invoice("a", { issuedOn: toDay(issuedOn), dueOn: ON })]).tenureMonths;
    expect([months("2023-03-01"), months("2023-03-02"), months("2024-03-01")]).toEqual([12, 11, null]);
  });
});

describe("laws of what is known beside payments", () => {
  it("nothing of the day or after it changes anything, nor does the order of the rows", () => {
    fc.assert(
      fc.property(ledgers, asOfDays, (entries, day) => {
        const past = entries.filter((e) => (e.kind === "payment" ? e.receivedOn : e.issuedOn) < day);
        const of = (rows: readonly LedgerEntry[]) => JSON.stringify(factsOf(undefined, rows, among, day));
        expect(of(past)).toBe(of(entries));
        expect(of([...entries].reverse())).toBe(of(entries));
      }),
      { numRuns: 500, endOnFailure: true },
    );
  });

  it("what was open before a day is what is open on it, unless something happened on it", () => {
    fc.assert(
      fc.property(ledgers, asOfDays, (entries, day) => {
        const saved = openBeforeOf(openBooks(entries, day), entries, day);
        expect(saved).toEqual(openBefore(entries, day));
      }),
      { numRuns: 500, endOnFailure: true },
    );
  });

  it("what if is the score of the edited ledger, limit and conduct included", () => {
    fc.assert(
      fc.property(ledgers, asOfDays, fc.nat(), (entries, on, pick) => {
        const open = openBooks(entries, on).flatMap(({ items }) => items.map(({ invoiceId }) => invoiceId));
        fc.pre(open.length > 0);
        const invoiceIds = [open[pick % open.length] ?? ""];
        const asOf = addDays(on, 1);
        const of = (rows: readonly LedgerEntry[], day: Day) => factsOf(undefined, rows, among, day);
        const portfolio = portfolioOf([], asOf);
        const edited = paidOn(entries, { invoiceIds, on });
        const history = historyOf("7001", settlements(edited, asOf), asOf);
        const { after } = whatIf(entries, { accountId: "7001", invoiceIds, on }, portfolio, of);
        expect(after).toEqual(
          hasEvidence(history) ? scoreAccount(history, portfolio, of(edited, asOf)) : null,
        );
      }),
      { numRuns: 200, endOnFailure: true },
    );
  });
});
