import type { MessageFields } from "../../../shared/dunning/templates/message-fields.ts";
import type { Random } from "../../../sandbox/books/random.ts";
import { someMessage } from "../../wording/some-message.ts";

const EVIL = [
  "<script>alert(1)</script>",
  '"><img src=https://x.example/p.gif onerror=alert(1)>',
  "' onmouseover='x",
  "</p><p>",
  "<!--",
  "-->",
  "]]>",
  "&lt;b&gt;",
  "&#60;",
  "{{askedAmount}}",
  "**bold**",
  "[x](https://evil.example)",
  "javascript:alert(1)",
  "<style>@import 'https://x.example'</style>",
  "<meta http-equiv=refresh content=0>",
  "$&",
  "$1",
  "\u2028",
  "\u0000",
  "\r\nBcc: a@x.example",
  "\u202e",
  "金额＜b＞",
  "\ud800",
] as const;

/** Evil pieces and characters of any kind, put together. */
export function someValue(chance: Random): string {
  const part = (): string =>
    chance.chance(0.5) ? chance.pick(EVIL) : String.fromCodePoint(chance.whole(0, 0x2fff));
  return Array.from({ length: chance.whole(1, 5) }, part).join("");
}

/** Every name of a message, and the number of its invoice, is this value. */
export const plainFields = (name: string): MessageFields =>
  someMessage({ accountName: name, contactName: name, senderName: name, signature: name }, name);

/** Tags with their attributes, in order; of a link only that it is one to the pay page. */
export const skeletonOf = (html: string): readonly string[] =>
  (html.match(/<[^>]*>/g) ?? []).map((tag) =>
    tag.replace(/^<a href="https:\/\/pay[.]haina[.]example\/[^"<>\s]*">$/, "<a>"),
  );

const ENTITY: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
  "&#39;": "'",
};
/** What a reader of the page sees. */
export const wordsOf = (html: string): string =>
  html.replace(/<[^>]*>/g, "").replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITY[entity] ?? "");
