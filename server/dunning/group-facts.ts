import { agreedBooks, agreedFacts, judgeAgreements, withDisputes } from "../../shared/dunning/agreements.ts";
import type { AccountFacts, OpenPromise, SetAside } from "../../shared/dunning/facts.ts";
import { later, type Day } from "../../shared/kernel/day.ts";
import type { OpenBook } from "../../shared/ledger/open-item.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import type { AccountSheet } from "./ports.ts";

type Group = readonly AccountSheet[];

/** What is open with whoever is written to: an account, or all for whom a head office pays, as one debtor. */
export function booksOf({ group, entries, agreements }: AccountSheet, asOf: Day): readonly OpenBook[] {
  if (group === undefined) return agreedBooks(entries, agreements, asOf);
  // Folded together: a head office's payment may name an invoice of any of them.
  const books = openBooks(
    group.flatMap((each) => each.entries),
    asOf,
  );
  return group.reduce((all: readonly OpenBook[], each) => withDisputes(all, each.agreements, asOf), books);
}

/** What each account agreed, for its own invoices. */
export function groupAgreed(
  group: Group,
  book: OpenBook,
  asOf: Day,
): Pick<AccountFacts, "promises" | "plans" | "extensions" | "brokenPromises" | "settlements"> {
  const each = group.map(({ accountId, agreements }) => {
    const items = book.items.filter((item) => item.accountId === accountId);
    const agreed = agreedFacts(judgeAgreements(agreements, asOf), { ...book, items }, asOf);
    return { ...agreed, promises: agreed.promises.flatMap((promise) => ofInvoices(promise, items)) };
  });
  const settlements = each.flatMap(({ settlements: own = [] }) => own);
  return {
    ...(settlements.length === 0 ? {} : { settlements }),
    promises: each.flatMap(({ promises }) => promises),
    plans: each.flatMap(({ plans }) => plans),
    extensions: each.flatMap(({ extensions }) => extensions),
    brokenPromises: each.reduce((all, { brokenPromises }) => all + brokenPromises, 0),
  };
}

/** A promise that names no invoice is for those of whoever gave it. */
function ofInvoices(promise: OpenPromise, items: OpenBook["items"]): readonly OpenPromise[] {
  if (promise.invoiceIds.length > 0) return [promise];
  const own = items.filter(({ issuedOn }) => issuedOn <= promise.madeOn);
  return own.length === 0 ? [] : [{ ...promise, invoiceIds: own.map(({ invoiceId }) => invoiceId) }];
}

/** Every message that any of them heard, once. */
export const groupHistory = (group: Group): AccountSheet["history"] => [
  ...new Set(group.flatMap(({ history }) => history)),
];

/** Those whose invoices are left out: what holds a member holds it alone, what holds the head office holds all. */
export const groupSetAside = (payerId: string, group: Group, asOf: Day): readonly SetAside[] =>
  group.flatMap(({ accountId, excluded, vetoedUntil }): readonly SetAside[] => {
    if (accountId === payerId) return [];
    if (excluded !== null) return [{ accountId, because: "excluded", until: null }];
    if (vetoedUntil === null || vetoedUntil < asOf) return [];
    return [{ accountId, because: "vetoed", until: vetoedUntil }];
  });

/** The same sheet at a moment of the day: a member whose owner has put its messages off is left out of today's. */
export function heldThisMoment(sheet: AccountSheet, asOf: Day, at: Date): AccountSheet {
  const { group } = sheet;
  if (group === undefined) return sheet;
  const held = (each: AccountSheet): AccountSheet =>
    each.vetoEnds !== null && each.vetoEnds > at
      ? { ...each, vetoedUntil: each.vetoedUntil === null ? asOf : later(each.vetoedUntil, asOf) }
      : each;
  return { ...sheet, group: group.map(held) };
}

/** For whom it answers. */
export const accountsOf = ({ accountId, group }: AccountSheet): readonly string[] =>
  group === undefined ? [accountId] : group.map((each) => each.accountId);

/** A record of somebody's money cannot be read. */
export const isUnread = ({ unread, group }: AccountSheet): boolean =>
  group === undefined ? unread > 0 : group.some((each) => each.unread > 0);

/** Whose invoices those are, where a head office pays for others. */
export function membersNamed(
  { members, items }: Pick<AccountFacts, "members" | "items">,
  invoiceIds: readonly string[],
): readonly string[] {
  if (members === undefined) return [];
  const named = new Set(invoiceIds);
  return [...new Set(items.filter((item) => named.has(item.invoiceId)).map((item) => item.accountId))].sort();
}

/** Whose invoice that is: in a group not always the addressee's. */
export const billedFor = (
  invoiceId: string,
  { accountId, items }: Pick<AccountFacts, "accountId" | "items">,
): string => items.find((item) => item.invoiceId === invoiceId)?.accountId ?? accountId;

/** By invoice the name of whoever was billed; nothing where it is the addressee in any case. */
export function billedNames({ group }: AccountSheet): { readonly billed?: ReadonlyMap<string, string> } {
  if (group === undefined) return {};
  return {
    billed: new Map(group.flatMap(({ name, entries }) => entries.map(({ id }) => [id, name] as const))),
  };
}
