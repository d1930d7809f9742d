import { describe, expect, it } from "@jest/globals";
import { decide } from "../../shared/dunning/decide.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { LETTER_LANGUAGES, type LetterLanguage } from "../../shared/dunning/templates/letter-text.ts";
import { letters } from "../../shared/dunning/templates/letters.ts";
import { renderMessage } from "../../shared/dunning/templates/render-message.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays } from "../../shared/kernel/day.ts";
import { assert } from "../../shared/kernel/result.ts";
import { CNY, everyDay, facts, item, MONDAY } from "../dunning/scene.ts";
import { someMessage } from "./some-message.ts";

/** One step of that day. */
const policyOf = (days: number): Policy => ({
  ...everyDay,
  steps: everyDay.steps.filter(({ key }) => key === "reminder-1").map((step) => ({ ...step, days })),
});

describe("E-07: the built-in letters", () => {
  /** One invoice of that currency, a day past due, in every letter, note and task. */
  const drawn = (language: LetterLanguage, days: number, bills: number, currency: Currency) => {
    const items = Array.from({ length: bills }, (_, at) =>
      item({ invoiceId: String(at), dueOn: addDays(MONDAY, at), residualMinor: 123_456, currency }),
    );
    const asOf = addDays(MONDAY, days);
    const given = facts({ items, currency });
    const decision = decide(given, policyOf(days), asOf);
    assert(decision.kind === "remind", "due");
    const fields = { ...someMessage({ asOf, currency, demand: decision.demand }), offers: [] };
    return Object.entries(letters).map(
      ([key, letter]) => [key, renderMessage(letter, fields, language)] as const,
    );
  };

  it("say one day and one invoice of one, and days and invoices of more", () => {
    const one = drawn("en", 1, 1, CNY);
    expect(
      one.flatMap(([key, { text }]) => (/\b1 (?:open )?(?:days|invoices|items)\b/.test(text) ? key : [])),
    ).toEqual([]);
    const texts = one.map(([, { text }]) => text).join("\n");
    expect(texts).toContain("1 day past due");
    expect(texts).toContain("on 1 open invoice.");
    const more = drawn("en", 11, 2, CNY)
      .map(([, { text }]) => text)
      .join("\n");
    expect(more).toContain("11 days past due");
    expect(more).toContain("on 2 open invoices.");
    expect(
      drawn("zh-CN", 1, 1, CNY)
        .map(([, { text }]) => text)
        .join("\n"),
    ).toContain("1 天");
  });

  it.each(LETTER_LANGUAGES)(
    "write the amount as the currency has it in %s, yen without decimals",
    (language) => {
      for (const [code, amount] of [
        ["CNY", "1,234.56"],
        ["JPY", "123,456"],
        ["KWD", "123.456"],
      ] as const)
        for (const [key, { text }] of drawn(language, 3, 1, code as Currency))
          if (text.includes("INV-0")) expect([key, text.includes(amount)]).toEqual([key, true]);
    },
  );
});
