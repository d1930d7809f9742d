import { dpdOf } from "../../shared/aging/age.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { OpenBook } from "../../shared/ledger/open-item.ts";
import { holdWhy } from "../../shared/limit/hold-text.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import type { ExposureBody } from "../../shared/limit/contract.ts";
import type { CreditControl } from "../../shared/limit/control.ts";
import { passedBy } from "../../shared/limit/exposure.ts";
import { holdOf, type HoldStanding, type PlacedHold } from "../../shared/limit/credit-hold.ts";
import { leftOfExceptions } from "../../shared/limit/exception.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import { readExposure } from "../credit/index.ts";
import type { KeptException, LimitBook } from "./ports.ts";

/** One account's exceptions in force, with what is left of each. */
export interface LeftException extends KeptException {
  readonly leftMinor: number;
}

/** How one account stands, from the live ledger. */
export interface AccountStanding extends HoldStanding {
  readonly exposure: ExposureBody;
  readonly control: CreditControl;
  readonly placed: PlacedHold | null;
  readonly exceptions: readonly LeftException[];
}

interface Counted {
  readonly exposure: ExposureBody;
  /** The account's own, of that day. */
  readonly books: readonly OpenBook[];
}

/** What holds an account back, where its exposure has been read already; `why` says it in each language. */
export async function holdOn(
  book: Omit<LimitBook, "credit">,
  accountId: string,
  { exposure, books }: Counted,
  asOf: Day,
): Promise<HoldStanding & Pick<AccountStanding, "control" | "placed"> & { readonly why: Sentence }> {
  const control = await book.control(asOf);
  const placed = (await book.placed([accountId])).get(accountId) ?? null;
  const daysPastDue = Math.max(0, ...books.flatMap(({ items }) => items.map((item) => dpdOf(item, asOf))));
  const insolvent = (await book.insolvent([accountId], asOf)).has(accountId);
  const standing = holdOf({ ...passedBy(exposure), daysPastDue, insolvent, placed }, control, asOf);
  return { ...standing, control, placed, why: holdWhy(standing.because, placed, control) };
}

/** null when the account is not synced. */
export async function standingOf(
  book: LimitBook,
  accountId: string,
  asOf: Day,
): Promise<AccountStanding | null> {
  const books = openBooks(await book.credit.ledger.openEntriesOf(accountId, asOf), asOf);
  const exposure = await readExposure(book.credit, accountId, asOf, books);
  if (exposure === null) return null;
  const standing = await holdOn(book, accountId, { exposure, books }, asOf);
  const exceptions = await exceptionsLeft(book, accountId, standing.control, asOf);
  return { ...standing, exposure, exceptions };
}

export async function exceptionsLeft(
  book: Pick<LimitBook, "exceptions" | "taken">,
  accountId: string,
  control: CreditControl,
  asOf: Day,
): Promise<readonly LeftException[]> {
  const granted = (await book.exceptions([accountId], asOf)).get(accountId) ?? [];
  if (granted.length === 0) return [];
  const taken = (await book.taken([accountId], control, asOf)).get(accountId) ?? [];
  const left = leftOfExceptions(granted, taken, asOf);
  return granted
    .map((each) => ({ ...each, leftMinor: left.get(each.exceptionId) ?? 0 }))
    .sort((a, b) => a.until - b.until);
}
