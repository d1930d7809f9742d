import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { simplify } from "../../server/adapters/chinese/simplify.ts";
import { LETTER_FIELDS, readWording } from "../../shared/wording/read-wording.ts";
import { renderWording } from "../../shared/wording/render-wording.ts";
import { blamed, MONEY, place, read, skeleton } from "./read-own.ts";
import { someMessage } from "./some-message.ts";

/** Long runs: WORDINGS=50000 npx jest tests/wording. */
const RUNS = Number(process.env["WORDINGS"] ?? 60);

/** In ms of the processor, the best of three: what the collector and the compiler do is in one, what grows with the square in all. */
function best(work: () => void): number {
  const once = (): number => {
    const began = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
  // A machine that is lent out answers late at times; what is slow by itself is slow each time.
  return Math.min(...Array.from({ length: 7 }, once));
}

/** 50 ms; on a machine that is lent out to others, eight times what plain words of that length take right now. */
const soon = (language: "en" | "zh-CN"): number =>
  Math.max(50, 8 * best(() => void read("今天付款".repeat(2_500), { language })));

describe("an org's own words", () => {
  it("X-03: know a closed list of fields, and refuse any other with one sentence beside its field", () => {
    for (const field of [
      "accountname",
      "account.name",
      "__proto__",
      "constructor",
      "toString",
      "a b",
      "{{asOf}}",
      "",
    ])
      expect(blamed(`${MONEY} {{${field}}}`)).toMatch(/^body: The text cannot use the field/);
    expect(blamed(`${MONEY} {{asOf.constructor}}`)).toMatch(/^body: .*"asOf[.]constructor"/);
    expect(blamed(`${MONEY} {{{asOf}}}`)).toMatch(/^body: /);
    expect(blamed(`${MONEY} {{asOf`)).toMatch(/^body: .*unpaired/);
    expect(blamed(`${MONEY} asOf}}`)).toMatch(/^body: .*unpaired/);
    expect(blamed(MONEY, {}, "{{invoiceTable}}")).toMatch(/^subject: The subject cannot use/);
    expect(blamed(MONEY, {}, "{{payLink}}")).toMatch(/^subject: /);
    for (const field of LETTER_FIELDS)
      if (field !== "invoiceTable") expect(blamed(`${MONEY}\n\n{{${field}}}`)).toBe("taken");
  });

  it("X-03: are an object of three texts, and nothing that reaches for a prototype", () => {
    for (const input of [
      null,
      "text",
      [],
      {},
      { subject: "a", body: "b" },
      { subject: "a", body: "b", approvedCode: null, more: 1 },
      { subject: { toString: "a" }, body: "b", approvedCode: null },
      JSON.parse('{"subject":"a","body":"b","approvedCode":null,"__proto__":{"x":1}}'),
      JSON.parse('{"subject":"a","body":{"constructor":{"prototype":1}},"approvedCode":null}'),
      { subject: "a\0", body: "b", approvedCode: null },
      { subject: "a", body: "\ud800", approvedCode: null },
    ])
      expect(readWording(input, place(), false, simplify).ok).toBe(false);
    for (const letter of ["__proto__", "constructor", "toString", "", "none"])
      expect(
        readWording({ subject: "a", body: "b", approvedCode: null }, place({ letter }), false, simplify),
      ).toMatchObject({
        because: { field: "letter" },
      });
  });

  it("X-03: are answered within 50 ms however long or crooked they are", () => {
    const long = 1 << 20;
    const hostile = [
      "x".repeat(long),
      "{{asOf}}".repeat(10_000),
      "{{".repeat(long / 2),
      "}}".repeat(long / 2),
      "*".repeat(10_000),
      "** *".repeat(2_500),
      "[".repeat(10_000),
      "[a](".repeat(2_500),
      "[a]({{payLink}})".repeat(600),
      "\n \n".repeat(3_300),
      " ".repeat(9_999),
      `{{${" ".repeat(9_900)}asOf}}`,
      "- ".repeat(5_000),
      "{{asOf}}".repeat(1_240),
      `${"a ".repeat(4_990)}`,
      // What looks around itself for a threat must not look far at every place.
      "不".repeat(10_000),
      "we will tell your ".repeat(550),
    ];
    readWording({ subject: "warm", body: "warm", approvedCode: null }, place(), false, simplify);
    const drawn = (body: string): void => {
      const said = read(body);
      if (said.ok) renderWording(said.value, someMessage(), "en");
    };
    for (const body of hostile)
      expect([body.slice(0, 10), best(() => drawn(body)) < soon("en")]).toEqual([body.slice(0, 10), true]);
    const big = readWording(
      { subject: "a", body: "{{asOf}}".repeat(10_000), approvedCode: null },
      place(),
      false,
      simplify,
    );
    expect(big.ok ? "" : big.because.message.en).toBe("The text has 80000 characters: shorten it to 10000.");
  });

  it("X-03: hear ten thousand Chinese characters as fast", () => {
    for (const words of ["会", "我们会通知贵司的", "公安", "再不"]) {
      const body = words.repeat(10_000 / words.length);
      expect([words, best(() => void read(body, { language: "zh-CN" })) < soon("zh-CN")]).toEqual([
        words,
        true,
      ]);
    }
  });

  it("X-03: are read or refused whatever is typed, and what is read can be written", () => {
    const token = fc.constantFrom(
      "{{askedAmount}}",
      "{{ asOf }}",
      "{{\nasOf}}",
      "{{payLink}}",
      "{{invoiceTable}}",
      "{{",
      "}}",
      "**",
      "*",
      "[",
      "](",
      ")",
      "[a]({{payLink}})",
      "[a](b)",
      "\n",
      "\n\n",
      "- ",
      "1. ",
      " ",
      "\r\n",
      "<b>",
      "&amp;",
      "https://x.example",
      "催",
      "词",
      "\u2028",
      "\u200b",
    );
    const typed = fc.array(fc.oneof(token, fc.string({ unit: "binary", maxLength: 6 })), { maxLength: 30 });
    fc.assert(
      fc.property(typed, (parts) => {
        const body = `${MONEY}\n\n${parts.join("")}`;
        const said = read(body);
        if (!said.ok) return expect(said.because.message.en).not.toMatch(/[\r\n\u2028]/);
        const { text, html, subject } = renderWording(said.value, someMessage(), "en");
        expect(text).toContain("INV-2088");
        expect(text).not.toContain("{{");
        expect(subject).toBe("About CN¥10,800.00");
        const allowed =
          /^<\/?(!doctype html|html|head|meta|body|p|br|strong|em|ul|ol|li|a|table|thead|tbody|tfoot|tr|td|th)\b/;
        for (const tag of skeleton(html)) expect(tag).toMatch(allowed);
        for (const [, href] of html.matchAll(/href="([^"]*)"/g))
          expect(href).toMatch(/^https:\/\/pay[.]haina[.]example\/in[?]ref=INV-2088%20INV-2101&amp;x=1$/);
      }),
      { numRuns: RUNS },
    );
  });
});
