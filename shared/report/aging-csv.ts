import { BUCKET_EDGES, bucketOf, dpdOf } from "../aging/age.ts";
import { formatDay } from "../kernel/day.ts";
import { formatMajor, money } from "../kernel/money.ts";
import type { Position } from "./position.ts";

const HEAD = "as_of,account,invoice,issued,due,days_past_due,bucket,currency,open";
const BUCKET_NAMES = [
  "current",
  ...BUCKET_EDGES.slice(1).map((last) => `${last - 29}-${last}`),
  `${BUCKET_EDGES[3] + 1}+`,
];

/** The open invoices behind the buckets as CSV (RFC 4180), oldest due first; each line with its CRLF. */
export function* agingLines(
  { open, asOf, currency }: Pick<Position, "open" | "asOf" | "currency">,
  nameOf: (accountId: string) => string,
): Generator<string> {
  yield `${HEAD}\r\n`;
  for (const each of open) {
    const dpd = dpdOf(each, asOf);
    const cells = [
      formatDay(asOf),
      textCell(nameOf(each.accountId)),
      textCell(each.number),
      formatDay(each.issuedOn),
      formatDay(each.dueOn),
      String(dpd),
      BUCKET_NAMES[bucketOf(dpd)] ?? "",
      currency,
      formatMajor(money(each.residualMinor, currency)),
    ];
    yield `${cells.join(",")}\r\n`;
  }
}

/**
 * Text that somebody else wrote. What a spreadsheet would run as a formula gets an apostrophe in front: = + - @, their
 * wide forms, and the tab and line ends that some programs drop before they look.
 */
function textCell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
