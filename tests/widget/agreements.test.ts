import { describe, expect, it } from "@jest/globals";
import { toDay } from "../../shared/kernel/day.ts";
import { agreementDraft } from "../../widget/account/agreement-draft.ts";
import { previewOf, readAgreement } from "../../widget/account/read-agreement.ts";
import { refusedField } from "../../widget/account/refused-field.ts";
import { readOutcome } from "../../widget/dispute/read-resolution.ts";
import { sayConsequence } from "../../widget/dunning/say-consequence.ts";
import { nextInstalment } from "../../widget/plan/next-instalment.ts";
import { shownRows, surplus } from "../../widget/plan/read-plan.ts";
import { en } from "../../widget/words/en.ts";
import { formWords } from "../../widget/words/form-words.ts";
import { speak } from "../../widget/words/speech.ts";
import { zhCn } from "../../widget/words/zh-cn.ts";
import { asRead, busyAccount, day } from "./account-views.ts";

const view = asRead(busyAccount());
const asOf = view.asOf;
const contested = view.items.find(({ number }) => number === "INV-2131");
const late = view.items.find(({ number }) => number === "INV-2107");
const [CONTESTED, LATE] = [contested?.invoiceId ?? "", late?.invoiceId ?? ""];
const begun = (kind: "dispute" | "plan" | "extension", invoiceId: string) =>
  agreementDraft({ kind, invoiceId }, view, undefined, () => "id-1");
const flawOf = (draft: ReturnType<typeof begun>) => {
  const read = readAgreement(draft, view);
  return read.ok ? null : read.because;
};

describe("a dispute, while it is written", () => {
  const draft = begun("dispute", CONTESTED);
  const said = (over: object) => ({ ...draft, dispute: { ...draft.dispute, ...over } });

  it("is about all that nobody contests yet, until somebody types less", () => {
    expect(readAgreement(said({ reason: "price" }), view)).toMatchObject({
      ok: true,
      value: { what: "disputes", body: { amountMinor: 5_100_000, currency: "CNY", answerBy: day(7) } },
    });
    expect(readAgreement(said({ reason: "price", amount: "3万" }), view)).toMatchObject({
      value: { body: { amountMinor: 3_000_000 } },
    });
  });

  it("takes the last unit that is left, and not one more", () => {
    expect(flawOf(said({ reason: "price", amount: "51000.00" }))).toBeNull();
    expect(flawOf(said({ reason: "price", amount: "51000.01" }))).toEqual({
      field: "dispute-amount",
      flaw: "above-residual",
    });
  });

  it("needs a reason to be saved, but none to show what it would do", () => {
    expect(flawOf(draft)).toEqual({ field: "dispute-reason", flaw: "no-reason" });
    expect(previewOf(draft, view)).toMatchObject({ kind: "dispute", body: { amountMinor: 5_100_000 } });
  });

  it("may be answered today, but not yesterday", () => {
    expect(flawOf(said({ reason: "price", answerBy: day(0) }))).toBeNull();
    expect(flawOf(said({ reason: "price", answerBy: day(-1) }))).toMatchObject({ flaw: "day-past" });
  });

  it("is settled in part for less than all of it", () => {
    const all = { amountMinor: 10_000, currency: view.items[0]?.currency ?? ("CNY" as never) };
    const partly = (accepted: string) => readOutcome({ outcome: "partly", accepted, text: "" }, all);
    expect(partly("99.99")).toEqual({ ok: true, value: { outcome: "partly", acceptedMinor: 9_999 } });
    expect(partly("100")).toMatchObject({ because: { field: "resolve-amount", flaw: "not-a-part" } });
  });
});

describe("a payment plan, while it is written", () => {
  const draft = begun("plan", LATE);
  const said = (over: object) => ({ ...draft, plan: { ...draft.plan, ...over } });

  it("shows equal instalments that sum to what the chosen invoices owe", () => {
    const rows = shownRows(said({ total: "100" }).plan, view.items);
    expect(rows.map(({ amount }) => amount)).toEqual(["33.34", "33.33", "33.33"]);
    expect(rows[0]?.on).toBe(day(7));
    expect(surplus(draft.plan, view.items)).toBe(0);
    expect(readAgreement(draft, view)).toMatchObject({
      value: { what: "plans", body: { totalMinor: 1_430_000, schedule: { every: "month", count: 3 } } },
    });
  });

  it("says what is missing when rows of its own do not sum to the total", () => {
    const rows = [
      { on: day(7), amount: "300" },
      { on: day(14), amount: "13,999" },
    ];
    const short = said({ rows });
    expect(surplus(short.plan, view.items)).toBe(-100);
    expect(flawOf(short)).toEqual({ field: "plan-rows", flaw: "does-not-sum" });
    const whole = said({ rows: [rows[0], { on: day(14), amount: "14,000" }] });
    expect(readAgreement(whole, view)).toMatchObject({ value: { body: { schedule: { every: "custom" } } } });
  });

  it("never covers more than is owed, has no days that fall back, and can break", () => {
    expect(flawOf(said({ total: "14300.01" }))).toMatchObject({ field: "plan-total", flaw: "above-owed" });
    const back = [
      { on: day(14), amount: "14,000" },
      { on: day(14), amount: "300" },
    ];
    expect(flawOf(said({ rows: back }))).toMatchObject({ flaw: "out-of-order" });
    expect(flawOf(said({ breaksAfter: "3" }))).toBeNull();
    expect(flawOf(said({ breaksAfter: "4" }))).toMatchObject({ field: "plan-breaks" });
  });

  it("says of the next instalment what has not come of it", () => {
    const instalments = [0, 30, 60].map((away) => ({
      dueOn: toDay(day(away)),
      lastDay: toDay(day(away + 3)),
      amountMinor: 1_000,
    }));
    const plan = { instalments, receivedMinor: 1_400, arrearsMinor: 0, comingMinor: 1_600 } as never;
    expect(nextInstalment(plan, asOf)).toEqual({ dueOn: toDay(day(30)), amountMinor: 600 });
    const paid = { instalments, receivedMinor: 3_000, arrearsMinor: 0, comingMinor: 0 } as never;
    expect(nextInstalment(paid, asOf)).toBeNull();
  });
});

describe("an extension, while it is written", () => {
  const draft = begun("extension", LATE);
  const to = (on: string) =>
    flawOf({ ...draft, extension: { ...draft.extension, to: on, reason: "r", approver: "a" } });

  it("reaches from today to ninety days ahead", () => {
    expect([to(day(0)), to(day(90))]).toEqual([null, null]);
    expect(to(day(-1))).toMatchObject({ flaw: "day-past" });
    expect(to(day(91))).toMatchObject({ flaw: "too-far" });
  });
});

describe("what waits, and what a press leads to", () => {
  const typed = {
    ...begun("dispute", LATE),
    dispute: { ...begun("dispute", LATE).dispute, note: "短少两箱" },
  };

  it("keeps the words when the same form is asked for again, and takes them to another invoice", () => {
    expect(agreementDraft({ kind: null }, view, typed, () => "x")).toBe(typed);
    expect(agreementDraft({ kind: "dispute" }, view, typed, () => "x")).toBe(typed);
    const other = agreementDraft({ kind: "dispute", invoiceId: CONTESTED }, view, typed, () => "x");
    expect(other).toMatchObject({ clientId: "id-1", dispute: { note: "短少两箱", invoiceId: CONTESTED } });
  });

  it("settles a request whose answer got lost before anything else", () => {
    const lost = { ...typed, unanswered: { what: "disputes", body: {} } };
    expect(agreementDraft({ kind: "plan" }, view, lost, () => "x")).toBe(lost);
  });
});

describe("the sentence about what it does", () => {
  const money = { currency: "CNY", invoices: ["INV-103"] };
  const parts = [
    { code: "holds", because: "disputed", until: null, amountMinor: 3_000_000, ...money },
    { code: "asks", amountMinor: 4_700_000, ...money },
  ] as const;

  it("says what holds and what is still asked for, in both languages", () => {
    expect(sayConsequence(parts, formWords.en.consequence, speak("en", en, asOf))).toEqual([
      "Reminders for INV-103 hold for CN¥30,000 until the dispute is settled.",
      "CN¥47,000 stays and is still asked for.",
    ]);
    expect(sayConsequence(parts, formWords["zh-CN"].consequence, speak("zh-CN", zhCn, asOf))).toEqual([
      "INV-103 的 ¥30,000 在争议解决之前暂停催收。",
      "其余 ¥47,000 不变，照常催收。",
    ]);
  });

  it("says of an end what is asked for again, and from when", () => {
    const ended = [parts[1], { code: "releases", amountMinor: 4_700_000, ...money }] as const;
    expect(sayConsequence(ended, formWords.en.consequence, speak("en", en, asOf), true)).toEqual([
      "CN¥47,000 of INV-103 is asked for again.",
      "This takes effect from tomorrow.",
    ]);
  });
});

it("puts the server's sentence beside the field that it speaks of", () => {
  const because = (code: string) => ({
    problem: "fault" as const,
    certain: true,
    code,
    sentence: { "zh-CN": "无", en: "none" },
  });
  expect(refusedField(because("plan-above-owed"), "plan", "en")).toEqual({
    field: "plan-total",
    says: "none",
  });
  expect(refusedField(because("on-a-plan"), "extension", "zh-CN")).toEqual({
    field: "extension-invoice",
    says: "无",
  });
  const bad = { ...because("bad-field"), field: "body.schedule.rows.0" };
  expect(refusedField(bad, "plan", "en")).toEqual({ field: "plan-rows", says: "none" });
  expect(refusedField(because("no-such-dispute"), "resolve", "en")).toBeUndefined();
});
