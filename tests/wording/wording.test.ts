import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { TONES } from "../../shared/dunning/contract.ts";
import { LETTER_LANGUAGES, MERGE_FIELDS } from "../../shared/dunning/templates/letter-text.ts";
import { letters } from "../../shared/dunning/templates/letters.ts";
import type { MessageFields } from "../../shared/dunning/templates/message-fields.ts";
import { assert } from "../../shared/kernel/result.ts";
import { payFlaw } from "../../shared/wording/check-pay-details.ts";
import { chooseWording } from "../../shared/wording/choose-wording.ts";
import { isTextMessage, LETTER_FIELDS, readWording } from "../../shared/wording/read-wording.ts";
import { ownForm } from "../../shared/wording/own-form.ts";
import { renderWording } from "../../shared/wording/render-wording.ts";
import type { OwnWording, WordingPlace } from "../../shared/wording/wording.ts";
import { someMessage } from "./some-message.ts";

/** Long runs: WORDINGS=50000 npx jest tests/wording. */
const RUNS = Number(process.env["WORDINGS"] ?? 60);

const place = (over: Partial<WordingPlace> = {}): WordingPlace => ({
  letter: "reminder-1",
  segment: null,
  tone: null,
  language: "en",
  ...over,
});
const MONEY = "{{senderName}} asks for **{{askedAmount}}**.\n\n{{invoiceTable}}";
const read = (body: unknown, over: Partial<WordingPlace> = {}, subject: unknown = "About {{askedAmount}}") =>
  readWording({ subject, body, approvedCode: null }, place(over), false);
const blamed = (...args: Parameters<typeof read>): string => {
  const said = read(...args);
  if (said.ok) return "taken";
  const { field, message } = said.because;
  expect(message.en).toMatch(/^[A-Z"][^\n]{1,900}[.]$/);
  expect(message["zh-CN"]).toMatch(/^[^\n]{1,900}。$/);
  return `${field}: ${message.en}`;
};

/** Everything of a page that is not words: tags with their attributes, in order. */
const skeleton = (html: string): readonly string[] => html.match(/<[^>]*>/g) ?? [];
const wordsOf = (html: string): string =>
  html.replace(/<[^>]*>/g, "").replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITY[entity] ?? "");
const ENTITY: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
  "&#39;": "'",
};

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
      expect(readWording(input, place(), false).ok).toBe(false);
    for (const letter of ["__proto__", "constructor", "toString", "", "none"])
      expect(
        readWording({ subject: "a", body: "b", approvedCode: null }, place({ letter }), false),
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
    ];
    readWording({ subject: "warm", body: "warm", approvedCode: null }, place(), false);
    const cpuMs = (body: string): number => {
      const began = process.cpuUsage();
      const said = read(body);
      if (said.ok) renderWording(said.value, someMessage(), "en");
      const { user, system } = process.cpuUsage(began);
      return (user + system) / 1000;
    };
    // The best of three: what others do on this machine is in each of them, what grows with the square in all.
    for (const body of hostile)
      expect([body.slice(0, 10), Math.min(cpuMs(body), cpuMs(body), cpuMs(body)) < 50]).toEqual([
        body.slice(0, 10),
        true,
      ]);
    const big = readWording(
      { subject: "a", body: "{{asOf}}".repeat(10_000), approvedCode: null },
      place(),
      false,
    );
    expect(big.ok ? "" : big.because.message.en).toBe("The text has 80000 characters: shorten it to 10000.");
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

describe("a text message in an org's own words", () => {
  const text = (
    body: string,
    approvedCode: string | null = null,
    approves = false,
    language: "zh-CN" | "en" = "zh-CN",
  ) => {
    const said = readWording(
      { subject: "", body, approvedCode },
      place({ letter: "sms-reminder", language }),
      approves,
    );
    return said.ok ? "taken" : `${said.because.field}: ${said.because.message.en}`;
  };
  const SOUND = "您好，{{accountName}}应付 {{askedAmount}}，{{deadlineSentence}}{{senderName}}，回T退订";

  it("E-08: says how to stop it, is short, and has nothing that no text holds", () => {
    expect(text(SOUND)).toBe("taken");
    expect(text(SOUND.replace("，回T退订", ""))).toMatch(/^body: .*stop it/);
    expect(text(`${SOUND}{{invoiceTable}}`)).toMatch(/^body: .*cannot use the field "invoiceTable"/);
    expect(text(`${SOUND}${"长".repeat(300)}`)).toMatch(/^body: .*characters of its own/);
    expect(text(`${SOUND}\n二`)).toMatch(/^body: .*one line/);
    expect(
      text("{{accountName}} owes {{askedAmount}}. {{deadlineSentence}} {{senderName}}", null, false, "en"),
    ).toMatch(/add "Reply STOP"/);
  });

  it("needs the code of exactly these words where the provider sends approved wordings only", () => {
    expect(text(SOUND, null, true)).toMatch(/^approvedCode: The provider sends approved wordings only/);
    expect(text(SOUND, "SMS_1", true)).toMatch(/^approvedCode: .*no template code/);
    expect(text(SOUND, "SMS_123456789", true)).toBe("taken");
  });
});

describe("which wording a message gets", () => {
  const own = (version: number, over: Partial<WordingPlace>): OwnWording => ({
    version,
    place: place(over),
    subject: "s",
    body: "b",
    approvedCode: null,
  });
  const all = [
    own(1, {}),
    own(2, { tone: "firm" }),
    own(3, { segment: "key" }),
    own(4, { segment: "key", tone: "firm" }),
  ];
  const asked = { letter: "reminder-1", segment: "key", tone: "firm", language: "en" } as const;

  it("is that of its segment and tone, else its segment's, else its tone's, else everybody's", () => {
    expect(chooseWording(all, asked)?.version).toBe(4);
    expect(chooseWording(all, { ...asked, tone: "warm" })?.version).toBe(3);
    expect(chooseWording(all, { ...asked, segment: null })?.version).toBe(2);
    expect(chooseWording(all, { ...asked, segment: "other", tone: "warm" })?.version).toBe(1);
  });

  it("is never one of the other language: what is missing is the built-in letter", () => {
    fc.assert(
      fc.property(
        fc.subarray(all),
        fc.constantFrom(...TONES),
        fc.constantFrom(null, "key", "x"),
        (some, tone, segment) => {
          expect(chooseWording(some, { ...asked, tone, segment, language: "zh-CN" })).toBeNull();
          expect(chooseWording(some, { ...asked, tone, segment, letter: "reminder-2" })).toBeNull();
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("how an org is paid", () => {
  it("takes an https address with the reference in it, and no other", () => {
    const flaw = (link: string) =>
      payFlaw({ link, phone: "", instructions: { "zh-CN": "", en: "" } })?.field ?? "taken";
    for (const link of ["", "https://pay.example.com", "https://pay.example.com:8443/a?b={reference}&c=1#d"])
      expect(flaw(link)).toBe("taken");
    for (const link of [
      "http://pay.example.com",
      "javascript:alert(1)",
      "https://pay",
      "https://a.example/{amount}",
      'https://a.example/"><b>',
      "https://a.example/ b",
      "https://me@a.example",
    ])
      expect([link, flaw(link)]).toEqual([link, "pay.link"]);
  });
});

describe("the letters that come with the product", () => {
  it("pass their own lint, every one of them, in each language", () => {
    for (const letter of Object.keys(letters))
      for (const language of LETTER_LANGUAGES) {
        const built = letters[letter]?.[language];
        assert(built, letter);
        const body = ownForm({ letter, language })?.body;
        const subject = isTextMessage(letter) ? "" : built.subject;
        const said = readWording({ subject, body, approvedCode: null }, place({ letter, language }), false);
        expect([letter, language, said.ok ? "" : said.because]).toEqual([letter, language, ""]);
      }
  });
});

const withoutHref = (tag: string): string => tag.replace(/href="[^"]*"/, "href");

function fieldsWith(name: string): MessageFields {
  return someMessage({ accountName: name, contactName: name, senderName: name, signature: name }, name);
}
