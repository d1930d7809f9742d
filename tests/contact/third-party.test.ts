import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { ContactEntry } from "../../shared/contact/ledger.ts";
import { lostContact } from "../../shared/contact/lost-contact.ts";
import { neutralText, tellsOfDebt } from "../../shared/contact/neutral-text.ts";

const AT = new Date("2026-11-23T06:00:00Z");
const tried = (hour: string, conversation = false, way: ContactEntry["way"] = "call"): ContactEntry => ({
  ...{ at: new Date(`2026-11-${hour}:00:00Z`), way, conversation, address: null, another: false },
});
const lost = (ledger: readonly ContactEntry[], goodAddresses = 1, answeredAt: Date | null = null) =>
  lostContact({ ledger, goodAddresses, answeredAt }, AT).because;

describe("K-04 a debtor is lost", () => {
  it("when no address or number is left, and not while there is one", () => {
    expect([lost([], 0), lost([], 1)]).toEqual(["no-address", null]);
  });

  it("after three failed contacts in a row, not after two, nor when somebody spoke or answered since", () => {
    const three = [tried("20T02"), tried("21T02", false, "visit"), tried("22T02", false, "message")];
    expect(lost(three)).toBe("failed-contacts");
    expect(lost(three.slice(1))).toBeNull();
    expect(lost([...three, tried("23T02", true)])).toBeNull();
    expect(lost(three, 1, new Date("2026-11-20T12:00:00Z"))).toBeNull();
    expect(lost([tried("19T02", true), ...three], 1, new Date("2026-11-19T12:00:00Z"))).toBe(
      "failed-contacts",
    );
  });

  it("not by mails and texts, of which nobody knows whether they failed, nor by what another debtor was told", () => {
    const mails = ["20T02", "21T02", "22T02"].map((hour) => tried(hour, false, "email"));
    expect(lost(mails)).toBeNull();
    const others = ["20T02", "21T02", "22T02"].map((hour) => ({ ...tried(hour), another: true }));
    expect(lost(others)).toBeNull();
  });
});

const TELLING = { figures: ["INV-2088", "88", "16200"], accountName: "恒元债券有限公司" };
const heard = (text: string) => tellsOfDebt(text, TELLING);

describe("K-04 what somebody else is told", () => {
  it("is said by the words that come with the product, whatever the debtor is called", () => {
    const words = neutralText("恒元债券有限公司", "恒信贸易");
    expect([heard(words["zh-CN"]), heard(words.en)]).toEqual([null, null]);
  });

  it.each([
    ["他有一笔欠款", "欠"],
    ["他还有 债 务", "债"],
    ["请通知其尽快付 款", "付款"],
    ["关于发-票", "发票"],
    ["about a ＤＥＢＴ", "debt"],
    ["about a d.e.b.t of theirs", "debt"],
    ["They owe us", "owe"],
    ["their pay\u200bment is late", "payment"],
    ["an overdue matter", "overdue"],
    ["please have them pay", "pay"],
    ["inv 2088", "INV-2088"],
    ["about 16,200.00", "16,200.00"],
    ["about 1 620 000", "16200"],
    ["about 500 or so", "500"],
    ["¥ 500", "¥"],
    ["500 CNY", "cny"],
    ["{{askedAmount}}", "{{"],
  ])("never says %s", (text, word) => {
    const found = heard(`Hello, 您好。${text}。Thank you.`);
    expect(found?.toLowerCase().startsWith(word.toLowerCase())).toBe(true);
  });

  it.each([
    "您好，请问方便告知张三的新电话吗？我们的电话是 010-6234 5678。",
    "Hello, could you tell us how to reach Mr Summer? Our number is +1 415 555 0100. It is lawn season.",
  ])("may be other words: %s", (text) => expect(heard(text)).toBeNull());

  it("finds 欠款, 发票, 金额, debt and invoice wherever they stand, with anything between their letters", () => {
    const noise = fc.constantFrom("", " ", "\u200b", "-", "·", "*");
    const word = fc.constantFrom("欠款", "发票", "金额", "debt", "invoice", "Amount");
    const around = fc.constantFrom("", "您好 ", "hello ", "，", "\n");
    fc.assert(
      fc.property(word, around, around, noise, (each, before, after, between) => {
        const text = `${before}${[...each].join(between)}${after}`;
        expect({ text, found: heard(text) !== null }).toEqual({ text, found: true });
      }),
      { numRuns: 300 },
    );
  });
});
