import type { DemandLine } from "../decision.ts";
import type { LetterLanguage } from "./letter-text.ts";
import type { PayDetails } from "./message-fields.ts";

/** What the remittance field of a SEPA transfer holds; banks in China cut later. */
const REFERENCE_ROOM = 140;

/**
 * The numbers of the invoices that are asked for, the longest due first: what a payment is matched by. Whole numbers
 * only, as many as a transfer holds; the payment of a longer list is booked oldest first.
 */
export function payReferenceOf(asked: readonly DemandLine[]): string {
  const numbers = [...asked].sort((a, b) => a.dueOn - b.dueOn).map(({ number }) => number);
  let reference = "";
  for (const number of numbers) {
    const longer = reference === "" ? number : `${reference} ${number}`;
    if (longer.length > REFERENCE_ROOM) break;
    reference = longer;
  }
  return reference;
}

/** The org's own address for paying, with this message's reference; empty when it has none. */
export const payLinkOf = (pay: PayDetails | undefined, asked: readonly DemandLine[]): string =>
  (pay?.link ?? "").replaceAll("{reference}", () => encoded(payReferenceOf(asked)));

/** Half a character in an invoice's number would be no address. */
const encoded = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, "")).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const SAY: Readonly<Record<LetterLanguage, (to: string, reference: string) => string>> = {
  "zh-CN": (to, reference) =>
    [to === "" ? "" : `收款账户：${to}。`, reference === "" ? "" : `付款时请在附言中注明：${reference}`].join(
      "",
    ),
  en: (to, reference) =>
    [
      to === "" ? "" : `Please pay to: ${to}.`,
      reference === "" ? "" : `Reference for your transfer: ${reference}`,
    ]
      .filter((part) => part !== "")
      .join(" "),
};

/** To which account, and with which reference. */
export const payPhrase = (
  pay: PayDetails | undefined,
  asked: readonly DemandLine[],
  language: LetterLanguage,
): string => SAY[language](pay?.instructions[language] ?? "", payReferenceOf(asked));
