import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { replayAccount } from "../../shared/dunning/replay/replay-account.ts";
import { naiveReplay, spelledOut } from "./naive-replay.ts";
import { past } from "./replay-pasts.ts";
import { KnownLedger } from "../../shared/dunning/replay/known-ledger.ts";
import { everybodyUnder } from "../../shared/dunning/policy/policy-for.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { FROM, morning } from "./replay-pasts.ts";

describe("the replay of one account", () => {
  it("says at every round what deciding at every round from nothing says", () => {
    fc.assert(
      fc.property(past, ({ timeline, rounds }) => {
        expect(spelledOut(replayAccount(timeline, rounds))).toEqual(naiveReplay(timeline, rounds));
      }),
      { numRuns: Number(process.env["REPLAYS"] ?? 120) },
    );
  });

  it("counts an invoice once that a credit note in another currency is applied to", () => {
    const invoice: LedgerEntry = {
      kind: "invoice",
      id: "i1",
      number: "INV-1",
      accountId: "9",
      currency: "CNY" as Currency,
      amountMinor: 100_000,
      issuedOn: FROM,
      dueOn: FROM,
      disputedMinor: 0,
      disputeReason: null,
      noReminders: false,
      contactId: null,
    };
    const credit: LedgerEntry = {
      kind: "credit-note",
      id: "c1",
      number: "C-1",
      accountId: "9",
      currency: "EUR" as Currency,
      amountMinor: 50_000,
      issuedOn: FROM,
      appliedTo: "i1",
    };
    const at = morning(FROM);
    const round = {
      asOf: FROM,
      at,
      policies: everybodyUnder(standardPolicy),
      rehearsed: false,
      stopped: false,
      dataAgeMinutes: 5,
    };
    const ledger = new KnownLedger(
      [invoice, credit].map((what) => ({ what, from: at, to: null })),
      [round],
    );
    ledger.advance(0);
    expect(ledger.openMinor()).toMatchObject({ CNY: 100_000 });
  });
});
