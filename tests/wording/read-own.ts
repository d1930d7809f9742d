import { expect } from "@jest/globals";
import { simplify } from "../../server/adapters/chinese/simplify.ts";
import { readWording } from "../../shared/wording/read-wording.ts";
import type { WordingPlace } from "../../shared/wording/wording.ts";

export const place = (over: Partial<WordingPlace> = {}): WordingPlace => ({
  letter: "reminder-1",
  segment: null,
  tone: null,
  language: "en",
  ...over,
});
export const MONEY = "{{senderName}} asks for **{{askedAmount}}**.\n\n{{invoiceTable}}";
export const read = (
  body: unknown,
  over: Partial<WordingPlace> = {},
  subject: unknown = "About {{askedAmount}}",
) => readWording({ subject, body, approvedCode: null }, place(over), false, simplify);
export const blamed = (...args: Parameters<typeof read>): string => {
  const said = read(...args);
  if (said.ok) return "taken";
  const { field, message } = said.because;
  expect(message.en).toMatch(/^[A-Z"][^\n]{1,900}[.]$/);
  expect(message["zh-CN"]).toMatch(/^[^\n]{1,900}。$/);
  return `${field}: ${message.en}`;
};

/** Everything of a page that is not words: tags with their attributes, in order. */
export const skeleton = (html: string): readonly string[] => html.match(/<[^>]*>/g) ?? [];
