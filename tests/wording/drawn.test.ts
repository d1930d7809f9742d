import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { OpenCharge } from "../../shared/charge/charge.ts";
import { TONES } from "../../shared/dunning/contract.ts";
import { LETTER_LANGUAGES, MERGE_FIELDS } from "../../shared/dunning/templates/letter-text.ts";
import type { MessageFields } from "../../shared/dunning/templates/message-fields.ts";
import { assert } from "../../shared/kernel/result.ts";
import { LETTER_FIELDS } from "../../shared/wording/read-wording.ts";
import { renderWording } from "../../shared/wording/render-wording.ts";
import { CNY } from "../dunning/scene.ts";
import { blamed, MONEY, read, skeleton } from "./read-own.ts";
import { someMessage } from "./some-message.ts";

/** Long runs: WORDINGS=50000 npx jest tests/wording. */
const RUNS = Number(process.env["WORDINGS"] ?? 60);

const wordsOf = (html: string): string =>
  html.replace(/<[^>]*>/g, "").replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITY[entity] ?? "");
const ENTITY: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
  "&#39;": "'",
};

const charge: OpenCharge = {
  ...{ kind: "late-fee", number: "INV-1", currency: CNY, amountMinor: 900, openMinor: 900 },
  formula: { lines: [], dayCount: "ACT/365", source: "contract", profileId: "own" },
};

describe("an org's own words, drawn", () => {
  it("E-06: let no value become markup, a mark, a link or a paragraph, in neither part", () => {
    const body = `Dear {{contactName}} of **{{accountName}}**, *{{accountName}}*:

- {{accountName}}
- [Pay {{accountName}}]({{payLink}})

{{invoiceTable}}

{{payInstructions}} {{payReference}} {{senderPhone}} {{askedAmount}} {{senderName}}`;
    const said = read(body);
    assert(said.ok, "a sound wording");
    const plainName = "Name";
    const expected = skeleton(renderWording(said.value, fieldsWith(plainName), "en").html);
    const evil = fc.oneof(
      fc.string({ unit: "binary", minLength: 1 }),
      fc.constantFrom(
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "**bold**",
        "[x](https://evil.example)",
        "{{askedAmount}}",
        "a\n\n- b",
        "&lt;b&gt;",
        "<!--",
        "]]>",
        "\u2028\u2029",
        "javascript:alert(1)",
        "' onmouseover='x",
        "</p><p>",
        "$&",
        "$1",
      ),
    );
    fc.assert(
      fc.property(evil, (raw) => {
        const name = `N${raw}`;
        const { html, text, subject } = renderWording(said.value, fieldsWith(name), "en");
        // The pay link's own attribute holds the reference; everything else of the skeleton is as ever.
        expect(skeleton(html).map(withoutHref)).toEqual(expected.map(withoutHref));
        const literal = name.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ").trim();
        expect(text).toContain(`Dear ${literal} of ${literal}, ${literal}:`);
        expect(wordsOf(html)).toContain(`Dear ${literal} of ${literal}, ${literal}:`);
        expect(subject).not.toMatch(/[\r\n\u2028\u2029\0]/);
      }),
      { numRuns: RUNS },
    );
  });

  it("E-01: keep a subject one line, whatever a name or the wording itself holds", () => {
    for (const mark of ["\r\n", "\n", "\r", "\0", "\u0085", "\u2028", "\u2029"]) {
      const said = read(MONEY, {}, `a${mark}Bcc: all@x.example`);
      expect(said).toMatchObject({ ok: false, because: { field: mark === "\0" ? "subject" : "subject" } });
      const fields = someMessage({
        accountName: `A${mark}Bcc: all@x.example`,
        senderName: `S${mark}To: b@x.example`,
      });
      const { subject } = renderWording(
        { subject: "{{accountName}} {{senderName}}", body: "x" },
        fields,
        "en",
      );
      expect(subject).toBe("A Bcc: all@x.example S To: b@x.example");
    }
  });

  it("keep an invoice's number in its sentence below the table, whatever breaks a line in it", () => {
    const said = read(MONEY);
    assert(said.ok, "a sound wording");
    const drawn = (number: string) =>
      renderWording(said.value, someMessage({ charges: [{ ...charge, number }] }), "en").text;
    for (const mark of ["\n\n", "\r\n", "\u2029"])
      expect(drawn(`INV-1${mark}Pay elsewhere`)).toBe(drawn("INV-1 Pay elsewhere"));
  });

  it("link to the pay link only, and leave a link out where there is none", () => {
    for (const link of [
      "[x](https://evil.example)",
      "[x](javascript:alert)",
      "[x]({{asOf}})",
      "[x]()",
      "see https://a.example",
      "www.a.example",
      "mailto:a@b.example",
      "[x]({{payLink}}/y)",
    ])
      expect(blamed(`${MONEY}\n\n${link}`)).toMatch(/^body: The text links elsewhere at/);
    const said = read(`${MONEY}\n\nSee [your account]({{payLink}}).\n\n[Pay]({{payLink}})`);
    assert(said.ok, "the pay link may be linked to");
    expect(renderWording(said.value, someMessage(), "en").html).toContain(
      'See <a href="https://pay.haina.example/in?ref=INV-2088%20INV-2101&amp;x=1">your account</a>.',
    );
    const { pay: _none, ...without } = someMessage();
    const { html, text } = renderWording(said.value, without, "en");
    expect(html).not.toContain("<a");
    expect(text).not.toMatch(/Pay\b|\[/);
  });

  it("keep the table in a paragraph of its own, with credits, net and what nobody contests", () => {
    expect(blamed("{{senderName}}: {{askedAmount}}")).toMatch(/^body: This letter must list the invoices/);
    expect(blamed("{{senderName}}: {{askedAmount}} {{invoiceTable}}")).toMatch(
      /^body: .*paragraph of its own/,
    );
    const said = read(MONEY);
    assert(said.ok, "sound");
    const { text, html } = renderWording(said.value, someMessage(), "en");
    for (const part of [
      "Total  |  CN¥13,345.50",
      "Less credits  |  -CN¥200.00",
      "Net  |  CN¥13,145.50",
      "undisputed  |  CN¥11,000.00",
      "under review following your query",
    ])
      expect(text).toContain(part);
    expect(html).toContain("<strong>CN¥10,800.00</strong>");
  });

  it("draw paragraphs, lists, bold and italic, and leave a lone star a star", () => {
    const said = read(`${MONEY}\n\n1. one\n2. *two*\n\n5 * 3\nnext **line**`);
    assert(said.ok, "sound");
    const { html, text } = renderWording(said.value, someMessage(), "en");
    expect(html).toContain("<ol><li>one</li><li><em>two</em></li></ol>");
    expect(html).toContain("<p>5 * 3<br>next <strong>line</strong></p>");
    expect(text).toContain("1. one\n2. two\n\n5 * 3\nnext line");
  });

  it.each(LETTER_LANGUAGES)("E-07: say every field in %s as it always did", (language) => {
    const body = LETTER_FIELDS.filter((each) => each !== "invoiceTable")
      .map((each) => `${each}: {{${each}}}`)
      .join("\n");
    const drawn = (over: Partial<MessageFields>) =>
      renderWording(
        { subject: "{{accountName}}", body: `${body}\n\n{{invoiceTable}}` },
        someMessage(over),
        language,
      ).text;
    expect(drawn({})).toMatchSnapshot();
    const tones = TONES.map((tone) =>
      renderWording(
        { subject: "x", body: "{{deadlineSentence}}" },
        someMessage({ tone }),
        language,
      ).text.trim(),
    );
    expect(new Set(tones).size).toBe(TONES.length);
    expect(tones).toMatchSnapshot();
    expect(drawn({ deadlineOn: null })).toMatch(/^deadline:$/m);
    for (const field of MERGE_FIELDS) expect(drawn({})).not.toContain(`{{${field}`);
  });
});

const withoutHref = (tag: string): string => tag.replace(/href="[^"]*"/, "href");

function fieldsWith(name: string): MessageFields {
  return someMessage({ accountName: name, contactName: name, senderName: name, signature: name }, name);
}
