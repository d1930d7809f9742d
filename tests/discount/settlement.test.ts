import { describe, expect, it } from "@jest/globals";
import { flawOfAct, maySettle } from "../../shared/discount/act-on-offer.ts";
import type { judgeOffers } from "../../shared/discount/judge-offers.ts";
import { makeOffer, type OfferAsk } from "../../shared/discount/make-offer.ts";
import type { DiscountOffer } from "../../shared/discount/offer.ts";
import { flawOfRules } from "../../shared/discount/rules.ts";
import { expectedMinor, settlementWorth } from "../../shared/discount/settlement.ts";
import {
  agreedFacts,
  invoicesSettled,
  judgeAgreements,
  noAgreements,
} from "../../shared/dunning/agreements.ts";
import { decide } from "../../shared/dunning/decide.ts";
import { explain } from "../dunning/explain.ts";
import { outlook } from "../../shared/dunning/outlook.ts";
import { situationOf } from "../../shared/dunning/situation.ts";
import { tableOf } from "../../shared/dunning/templates/invoice-table.ts";
import { phrasesOf } from "../../shared/dunning/templates/phrases.ts";
import { eachTurn } from "../../shared/dunning/turns.ts";
import { addDays, type Day, toDay } from "../../shared/kernel/day.ts";
import { everyDay, facts, item } from "../dunning/scene.ts";
import { payment } from "../ledger/entries.ts";
import { acted, ask, CNY, ground, offer, rules, TODAY } from "./scene.ts";

const saidOf = (asked: Partial<OfferAsk>) => {
  const told = makeOffer(ask(asked), ground());
  return told.ok ? undefined : `${told.because.field}: ${told.because.message.en}`;
};

describe("a settlement", () => {
  const settlement = (more: Partial<DiscountOffer> = {}) =>
    offer({
      kind: "settlement",
      discountPpm: 300_000,
      askedMinor: 70_000,
      acts: [acted("approved")],
      ...more,
    });
  const late = item({ invoiceId: "1", dueOn: addDays(TODAY, -60) });
  const given = (each: DiscountOffer, entries: Parameters<typeof judgeOffers>[1], asOf: Day) => {
    const judged = judgeAgreements({ ...noAgreements, offers: [each], entries }, asOf);
    const left = late.residualMinor - entries.reduce((all, { amountMinor }) => all + amountMinor, 0);
    const items = left > 0 ? [{ ...late, residualMinor: left }] : [];
    return facts({
      items,
      ...agreedFacts(judged, { accountId: "9", currency: CNY, items, credits: [] }, asOf),
    });
  };

  it("is bounded by what a role may let go of, and decided by nobody above it", () => {
    expect(maySettle("collector", 100_000, rules)).toBe(true);
    expect(maySettle("collector", 100_001, rules)).toBe(false);
    expect(maySettle("viewer", 0, rules)).toBe(false);
    const proposed = { discountPpm: 300_000, state: "proposed" } as const;
    expect(flawOfAct(proposed, "approved", "collector", rules)).toMatchObject({
      message: {
        en: "Letting go of 30% is beyond your authority of 10%: somebody with enough of it decides.",
      },
    });
    expect(flawOfAct(proposed, "approved", "admin", rules)).toBeNull();
    expect(flawOfAct({ ...proposed, state: "open" }, "approved", "admin", rules)).toBe("offer-over");
    expect(flawOfAct(proposed, "withdrawn", "rep", rules)).toBeNull();
    expect(flawOfAct({ ...proposed, state: "open" }, "withdrawn", "rep", rules)).toBe("not-allowed");
    expect(saidOf({ kind: "settlement", discountPpm: 500_001 })).toBe(
      "discountPpm: Nobody may let go of 50.0001%: enter more than 0 and at most 50%.",
    );
    expect(saidOf({ kind: "settlement", discountPpm: 500_000, payBy: addDays(TODAY, 91) })).toContain(
      "payBy: The settlement ends too far ahead",
    );
    expect(flawOfRules({ ...rules, authority: { admin: 1, collector: 2, rep: 0 } })?.field).toBe("authority");
    expect(flawOfRules({ ...rules, leastMarginPpm: 80_001 })?.field).toBe("leastMarginPpm");
  });

  it("shows what it brings beside what is expected without it, by the age of each invoice", () => {
    const shares = [990_000, 950_000, 800_000, 600_000, 200_000];
    const parts = [0, 1, 30, 31, 61, 91].map((dpd) => ({ owedMinor: 1_000, dueOn: addDays(TODAY, -dpd) }));
    expect(parts.map((part) => expectedMinor([part], shares, TODAY))).toEqual([990, 950, 950, 800, 600, 200]);
    expect(settlementWorth(90_000, 60_000)).toMatchObject({ gainMinor: 30_000 });
    expect(settlementWorth(50_000, 60_000)).toMatchObject({ gainMinor: -10_000 });
  });

  it("holds reminders from its approval to its last day, and lets them come back the day after", () => {
    const hold = (each: DiscountOffer, asOf: Day) => decide(given(each, [], asOf), everyDay, asOf);
    expect(hold(settlement({ acts: [] }), TODAY).kind).toBe("remind");
    expect(hold(settlement(), TODAY)).toMatchObject({
      because: "settlement-open",
      until: toDay("2026-03-13"),
    });
    expect(hold(settlement(), toDay("2026-03-13"))).toMatchObject({ because: "settlement-open" });
    expect(hold(settlement(), toDay("2026-03-14")).kind).toBe("remind");
    expect(
      hold(settlement({ acts: [acted("approved"), acted("withdrawn", 1)] }), addDays(TODAY, 1)),
    ).toMatchObject({
      because: "settlement-open",
      until: addDays(TODAY, 1),
    });
    expect(
      hold(settlement({ acts: [acted("approved"), acted("withdrawn", 1)] }), addDays(TODAY, 2)).kind,
    ).toBe("remind");
    expect(outlook(given(settlement(), [], TODAY), everyDay, TODAY).account).toMatchObject({
      kind: "hold",
      because: "settlement-open",
    });
    expect(explain(given(settlement(), [], TODAY), everyDay, TODAY).invoices[0]).toMatchObject({
      fate: "held",
      because: "settlement-open",
    });
  });

  it("is walked past by a replay on the day after its last, on which reminders may come back", () => {
    const turns = new Set<Day>();
    eachTurn(situationOf(given(settlement(), [], TODAY), everyDay), TODAY, (on) => turns.add(on));
    expect(turns).toContain(toDay("2026-03-14"));
  });

  it("is told apart in a letter about the rest, and to our own people, in both languages", () => {
    const other = item({ invoiceId: "2", dueOn: addDays(TODAY, -60), residualMinor: 50_000 });
    const settlements = [{ offerId: "o", amountMinor: 100_000, invoiceIds: ["1"], holdsUntil: null }];
    const decision = decide(facts({ items: [late, other], settlements }), everyDay, TODAY);
    if (decision.kind !== "remind") throw new Error("the other one is asked for");
    expect(decision.demand).toMatchObject({ openMinor: 150_000, settledMinor: 100_000, askedMinor: 50_000 });
    const fields = {
      ...{ accountName: "Buyer", contactName: null, senderName: "Seller", asOf: TODAY, currency: CNY },
      ...{ demand: decision.demand, deadlineOn: null, tone: "neutral" as const },
    };
    expect(phrasesOf(fields, "en").planSentence).toContain(
      "CN¥1,000.00 is covered by the discount or settlement",
    );
    expect(phrasesOf(fields, "zh-CN").planSentence).toContain("¥1,000.00 按双方约定的优惠或和解方案处理");
    expect(phrasesOf({ ...fields, staff: { promises: [] } }, "en").planSentence).toContain(
      "do not ask for it",
    );
    expect(tableOf(fields, "en").rows.map((row) => row.at(-1))).toEqual([
      "settled for less: CN¥1,000.00",
      "",
    ]);
  });

  it("asks nobody for what was let go, whenever that is; an offer for paying early holds nothing before it is taken", () => {
    const paid = [payment("p", "1", 70_000, "2026-03-10")];
    const later = addDays(TODAY, 200);
    expect(decide(given(settlement(), paid, later), everyDay, later)).toMatchObject({
      because: "let-go",
      until: null,
    });
    expect(explain(given(settlement(), paid, later), everyDay, later).invoices[0]?.because).toBe("let-go");
    expect(outlook(given(settlement(), paid, later), everyDay, later).items.get("1")).toMatchObject({
      because: "let-go",
    });
    expect(decide(given(offer(), [], TODAY), everyDay, TODAY).kind).toBe("remind");
    const early = [payment("p", "1", 98_000, "2026-03-10")];
    expect(decide(given(offer(), early, later), everyDay, later)).toMatchObject({ because: "let-go" });
    const settled = (each: DiscountOffer, entries: Parameters<typeof judgeOffers>[1]) => [
      ...invoicesSettled(judgeAgreements({ ...noAgreements, offers: [each], entries }, TODAY)),
    ];
    expect([settled(settlement(), []), settled(offer(), [])]).toEqual([["1"], []]);
  });
});
