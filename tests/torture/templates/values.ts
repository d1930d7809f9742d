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

/** Evil pieces and characters of any kind, put together; never blank at an end. */
export function someValue(chance: Random): string {
  const part = (): string =>
    chance.chance(0.5) ? chance.pick(EVIL) : String.fromCodePoint(chance.whole(0, 0x2fff));
  const evil = Array.from({ length: chance.whole(1, 5) }, part).join("");
  // Few lengths: the harmless letter to compare with is drawn once for each.
  return `N${evil.padEnd(Math.ceil((evil.length + 1) / 64) * 64, "n")}`;
}

/** A message in which every text that is not the org's own pay address is this value. */
export function evilFields(value: string, consolidated: boolean): MessageFields {
  const plain = someMessage({}, value);
  return {
    ...plain,
    accountName: value,
    contactName: value,
    senderName: value,
    signature: value,
    pay: {
      link: plain.pay?.link ?? "",
      phone: value,
      instructions: { "zh-CN": value, en: value },
    },
    offers: (plain.offers ?? []).map((offer) => ({ ...offer, numbers: [value] })),
    charges: [
      {
        number: value,
        kind: "late-fee",
        currency: plain.currency,
        amountMinor: 5_000,
        openMinor: 4_000,
        formula: { profileId: "contract", dayCount: "ACT/365", source: value, lines: [] },
      },
    ],
    ...(consolidated && { billed: new Map(plain.demand.lines.map(({ invoiceId }) => [invoiceId, value])) }),
  };
}
