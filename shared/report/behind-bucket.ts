import { bucketOf, dpdOf } from "../aging/age.ts";
import { total, type OpenInvoice, type Position } from "./position.ts";
import { grouped } from "../kernel/grouped.ts";

/** One account's part of a bucket. */
export interface AccountBehind {
  readonly accountId: string;
  readonly openMinor: number;
  /** The longest due first. */
  readonly invoices: readonly OpenInvoice[];
}

/** Whose money is in a bucket: the most money first, then by id. Their sums make up the bucket. */
export function behindBucket(
  { open, asOf }: Pick<Position, "open" | "asOf">,
  bucket: number,
): readonly AccountBehind[] {
  const inBucket = open.filter((each) => bucketOf(dpdOf(each, asOf)) === bucket);
  return [...grouped(inBucket, ({ accountId }) => accountId)]
    .map(([accountId, invoices]) => ({
      accountId,
      invoices,
      openMinor: total(invoices.map(({ residualMinor }) => residualMinor)),
    }))
    .sort((a, b) => b.openMinor - a.openMinor || (a.accountId < b.accountId ? -1 : 1));
}
