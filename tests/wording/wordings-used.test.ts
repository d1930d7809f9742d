import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { simplify } from "../../server/adapters/chinese/simplify.ts";
import { TONES } from "../../shared/dunning/contract.ts";
import { LETTER_LANGUAGES } from "../../shared/dunning/templates/letter-text.ts";
import { letters } from "../../shared/dunning/templates/letters.ts";
import { assert } from "../../shared/kernel/result.ts";
import { payFlaw } from "../../shared/wording/check-pay-details.ts";
import { chooseWording } from "../../shared/wording/choose-wording.ts";
import { ownForm } from "../../shared/wording/own-form.ts";
import { isTextMessage, readWording } from "../../shared/wording/read-wording.ts";
import type { OwnWording, WordingPlace } from "../../shared/wording/wording.ts";
import { place } from "./read-own.ts";

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
      simplify,
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
        const said = readWording(
          { subject, body, approvedCode: null },
          place({ letter, language }),
          false,
          simplify,
        );
        expect([letter, language, said.ok ? "" : said.because]).toEqual([letter, language, ""]);
      }
  });
});
