import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { decide } from "../../shared/dunning/decide.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { letters } from "../../shared/dunning/templates/letters.ts";
import { LETTER_LANGUAGES } from "../../shared/dunning/templates/letter-text.ts";
import type { MessageFields } from "../../shared/dunning/templates/message-fields.ts";
import { renderMessage } from "../../shared/dunning/templates/render-message.ts";
import { taskNotes } from "../../shared/dunning/templates/task-notes.ts";
import { scan } from "../../shared/dunning/templates/scan.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays } from "../../shared/kernel/day.ts";
import { assert } from "../../shared/kernel/result.ts";
import { CNY, everyDay, facts, item, MONDAY, sent } from "./scene.ts";

const letter = (key: string) => {
  const found = letters[key];
  assert(found, key);
  return found;
};

function fieldsOf(over: Partial<MessageFields> = {}): MessageFields {
  const items = [
    item({ dueOn: MONDAY, residualMinor: 1_234_550, disputedMinor: 234_550, number: "INV-2088" }),
    item({ invoiceId: "2", dueOn: addDays(MONDAY, 9), number: "INV-2101" }),
  ];
  const decision = decide(facts({ items, creditsMinor: 20_000 }), everyDay, addDays(MONDAY, 10));
  assert(decision.kind === "remind", "a reminder is due");
  return {
    accountName: "华东精工 <Ltd>",
    contactName: "王芳",
    senderName: "Huikuan & Co",
    asOf: addDays(MONDAY, 10),
    currency: CNY,
    demand: decision.demand,
    deadlineOn: null,
    tone: "neutral",
    ...over,
  };
}

describe("letters", () => {
  it("exist in both languages for every step, with known merge fields only", () => {
    for (const { template } of standardPolicy.steps)
      for (const language of LETTER_LANGUAGES)
        for (const part of Object.values(letter(template)[language])) expect(scan(part).ok).toBe(true);
  });

  it("name every invoice with its day, age and residual, and ask for the undisputed net", () => {
    const { subject, text, html } = renderMessage(letter("reminder-1"), fieldsOf(), "en");
    expect(subject).toBe("Payment reminder: CN¥10,800.00 past due (华东精工 <Ltd>)");
    expect(text).toContain("INV-2088  |  2 March 2026  |  10  |  CN¥12,345.50  |  under review: CN¥2,345.50");
    expect(text).toContain("INV-2101  |  11 March 2026  |  1  |  CN¥1,000.00");
    expect(text).toContain("Total  |  CN¥13,345.50");
    expect(text).toContain("The undisputed remainder of CN¥11,000.00 remains payable as it falls due.");
    expect(text).toContain("CN¥200.00 in unapplied credit");
    expect(html).toContain(">INV-2088</td>");
  });

  it("tell the amount asked for apart from the list of everything open", () => {
    const overdueAndLater = [item({ dueOn: MONDAY }), item({ invoiceId: "2", dueOn: addDays(MONDAY, 30) })];
    const decision = decide(facts({ items: overdueAndLater }), everyDay, addDays(MONDAY, 3));
    assert(decision.kind === "remind", "due");
    const fields = fieldsOf({ demand: decision.demand });
    expect(decision.demand.askedMinor).toBeLessThan(decision.demand.openMinor);
    for (const key of ["courtesy", "due-today", "reminder-1", "reminder-2"]) {
      expect(renderMessage(letter(key), fields, "en").text).toContain("every open invoice on your account");
      expect(renderMessage(letter(key), fields, "zh-CN").text).toContain("全部未结发票");
    }
  });

  it("tell the days of the money that is asked for, not of what is contested", () => {
    const items = [
      item({ dueOn: addDays(MONDAY, -87), disputedMinor: 100_000 }),
      item({ invoiceId: "2", dueOn: MONDAY }),
    ];
    const decision = decide(facts({ items }), everyDay, addDays(MONDAY, 3));
    assert(decision.kind === "remind", "due");
    const { text } = renderMessage(letter("reminder-1"), fieldsOf({ demand: decision.demand }), "en");
    expect(text).toContain("the oldest item is 3 days past due");
  });

  it("announce the day that was granted, not the due day that it replaced", () => {
    const extensions = [{ invoiceId: "1", extendedTo: addDays(MONDAY, 20) }];
    const asOf = addDays(MONDAY, 13);
    const decision = decide(facts({ items: [item({ dueOn: MONDAY })], extensions }), everyDay, asOf);
    assert(decision.kind === "remind" && decision.step.key === "courtesy", "a note ahead of time");
    const fields = fieldsOf({ demand: decision.demand, asOf });
    expect(renderMessage(letter("courtesy"), fields, "en").text).toContain("22 March 2026");
    expect(renderMessage(letter("courtesy"), fields, "en").subject).toContain("22 March 2026");
  });

  it("get firmer from one to the next in subject and text, and never claim that nobody answered", () => {
    for (const language of LETTER_LANGUAGES) {
      const ladder = ["reminder-1", "reminder-2", "firm-reminder", "final-notice"].map(
        (key) => letter(key)[language],
      );
      expect(new Set(ladder.map(({ subject }) => subject)).size).toBe(4);
      expect(new Set(ladder.map(({ body }) => body.split("\n")[2])).size).toBe(4);
      const [first, ...later] = ladder.map(({ body }) => body);
      const excuse = { "zh-CN": "或许只是工作繁忙中的疏漏", en: "may simply have been overlooked" }[language];
      expect(first).toContain(excuse);
      for (const body of later) {
        expect(body).not.toContain(excuse);
        // They were reminded before; whether they wrote back, a letter does not know.
        expect(body).toMatch(/此前|提醒|earlier|remind/);
        expect(body).not.toMatch(/未获回复|付款或回复|or a reply|not answered/);
      }
    }
  });

  it("C07: say of a note ahead of time what is overdue already, and call none of that soon due", () => {
    const items = [item({ dueOn: addDays(MONDAY, -100) }), item({ invoiceId: "2", dueOn: MONDAY })];
    const asOf = addDays(MONDAY, -7);
    const history = [sent("demand-letter", addDays(MONDAY, -40), ["1"])];
    const decision = decide(facts({ items, history }), everyDay, asOf);
    assert(decision.kind === "remind" && decision.step.key === "courtesy", "a note ahead of time");
    const fields = fieldsOf({ demand: decision.demand, asOf });
    expect(decision.demand.askedMinor).toBe(200_000);
    expect(renderMessage(letter("courtesy"), fields, "en").text).toContain(
      "falls due on 2 March 2026. Together with anything that is due already, it comes to CN¥2,000.00.",
    );
    expect(renderMessage(letter("courtesy"), fields, "zh-CN").text).toContain(
      "连同此前已到期的款项（如有），金额合计 ¥2,000.00",
    );
    expect(renderMessage(letter("due-today"), fields, "en").text).toContain(
      "falls due today. Together with anything that was due before, CN¥2,000.00 is payable.",
    );
  });

  it("speak Chinese to Chinese customers", () => {
    const { subject, text } = renderMessage(letter("reminder-1"), fieldsOf(), "zh-CN");
    expect(subject).toBe("付款提醒：华东精工 <Ltd> 逾期款项 ¥10,800.00");
    expect(text).toContain("尊敬的王芳：");
    expect(text).toContain("无异议部分 ¥11,000.00 仍请按期支付");
    expect(text).toContain("2026年3月2日");
  });

  it("tell our own people who, how much, how late and what was said, and thank nobody for it", () => {
    const deadlineOn = addDays(MONDAY, 24);
    const promise = { amountMinor: 50_000, promisedOn: addDays(MONDAY, 5) };
    const promises = [
      { ...promise, receivedMinor: 0, isOpen: false },
      { ...promise, receivedMinor: 20_000, isOpen: false },
      { ...promise, receivedMinor: 20_000, isOpen: true, promisedOn: addDays(MONDAY, 20) },
    ];
    const fields = fieldsOf({ deadlineOn, staff: { promises } });
    const { subject, text } = renderMessage(letter("demand-letter"), fields, "en");
    expect(subject).toBe("Demand letter proposed: 华东精工 <Ltd>, CN¥10,800.00");
    for (const words of [
      "They have CN¥200.00 in unapplied credit; it is already deducted from what is payable.",
      "They contest CN¥2,345.50: do not ask for it while it is under review. The undisputed CN¥11,000.00 is to be asked for as it falls due.",
      "They promised CN¥500.00 by 7 March 2026, and it did not come. They promised CN¥500.00 by 7 March 2026, and only CN¥200.00 came. They promised CN¥300.00 by 22 March 2026: do not ask for it before then.",
      "Let the letter set 26 March 2026 as the last day for payment.",
    ])
      expect(text).toContain(words);
    for (const [key, { en, "zh-CN": zh }] of Object.entries(letters)) {
      if (!Object.hasOwn(taskNotes, key)) continue;
      for (const language of LETTER_LANGUAGES)
        expect(renderMessage({ en, "zh-CN": zh }, fields, language).text).not.toMatch(
          /thank|your |Dear|You |贵司|谨表|尊敬/,
        );
    }
    const nobody = fieldsOf({ contactName: null, staff: { promises: [] } });
    expect(renderMessage(letter("call"), nobody, "en").text).toContain("(contact: nobody is known yet)");
    expect(renderMessage(letter("call"), nobody, "zh-CN").text).toContain("（联系人：尚未登记联系人）");
  });

  it("leave out the sentences that do not apply", () => {
    const items = [item({ dueOn: MONDAY })];
    const decision = decide(facts({ items }), everyDay, addDays(MONDAY, 3));
    assert(decision.kind === "remind", "due");
    const { text } = renderMessage(letter("reminder-1"), fieldsOf({ demand: decision.demand }), "en");
    expect(text).not.toMatch(/credit|review|promised|\n\n\n|\{\{/);
  });

  it("write yen without and dinars with three decimals, exactly, however large", () => {
    const { demand } = fieldsOf();
    const asked = (currency: string, askedMinor: number) =>
      renderMessage(
        letter("due-today"),
        fieldsOf({ currency: currency as Currency, demand: { ...demand, askedMinor } }),
        "en",
      ).subject;
    expect(asked("JPY", 1234)).toContain("¥1,234 (");
    expect(asked("KWD", 1234)).toMatch(/KWD\s1\.234 \(/);
    expect(asked("USD", 9_007_199_254_740_991)).toContain("$90,071,992,547,409.91 (");
  });

  it("let no name become markup, and no name break a line of the subject", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const evil = `${name}<script>\r\nBcc: all@example.com\u2028`;
        const fields = fieldsOf({ accountName: evil, contactName: evil });
        const { subject, html } = renderMessage(letter("reminder-2"), fields, "en");
        expect(subject).not.toMatch(/[\r\n\u2028\u2029\u0085\0]/);
        const allowed = /^<\/?(!doctype|html|head|meta|body|p|br|table|thead|tbody|tfoot|tr|td|th)\b/;
        for (const tag of html.match(/<[^>]*/g) ?? []) expect(tag).toMatch(allowed);
      }),
    );
  });

  it("list three hundred invoices without losing one", () => {
    const items = Array.from({ length: 300 }, (_, at) =>
      item({ invoiceId: String(at), dueOn: MONDAY, number: `N${at}.` }),
    );
    const decision = decide(facts({ items }), everyDay, addDays(MONDAY, 3));
    assert(decision.kind === "remind", "due");
    const { text } = renderMessage(letter("reminder-1"), fieldsOf({ demand: decision.demand }), "en");
    expect(items.filter(({ number }) => !text.includes(`\n${number}  |`))).toEqual([]);
  });
});
