import { daysBetween } from "../../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../../shared/ledger/entry.ts";
import type { OpenItem } from "../../../shared/ledger/open-item.ts";
import { openBooks } from "../../../shared/ledger/open-items.ts";
import type { World } from "../world.ts";
import { contestedOf, heldBack, isCredited, plannedOf, pressedFor } from "./agreed.ts";
import { type InForce, type PoliciesOf, rungDays } from "./in-force.ts";
import { placeOf, type Said } from "./said.ts";

/** money that was paid, disputed, promised or excluded, and known to be, before the message was claimed. */
export function badlyAsked(world: World, said: readonly Said[], policiesOf: PoliciesOf): string[] {
  return said.flatMap((each) => {
    if (each.kind !== "letter") return [];
    const read = readBy(world, each);
    const locked = read === null ? null : lockedBy(world, each, read);
    if (read === null || locked === null) return [`sent unread or unlocked: ${placeOf(each)}`];
    return flawsOf(world, each, policiesOf(each.accountId), { read, locked }).map(
      (flaw) => `${flaw}: ${placeOf(each)}`,
    );
  });
}

/** When this very run last asked the CRM about the letter's invoices. */
function readBy(world: World, { by, order, invoiceIds }: Said): number | null {
  const found = runOf(world.swornOf("read-begins"), by).findLast(
    (seen) => seen.order <= order && seen.invoiceIds.some((id) => invoiceIds.includes(id)),
  );
  return found?.order ?? null;
}

/** When it was then given the account's lock: the first time, for later ones may be of another letter to them. */
function lockedBy(world: World, { by, order, accountId }: Said, read: number): number | null {
  const found = runOf(world.swornOf("locked"), by).find(
    (seen) => seen.order > read && seen.order <= order && seen.accountId === accountId,
  );
  return found?.order ?? null;
}

const runs = new WeakMap<object, ReadonlyMap<string, readonly unknown[]>>();

/** What one run did: told apart once, when the story is over. */
function runOf<T extends { readonly by: string }>(all: readonly T[], by: string | null): readonly T[] {
  const known = runs.get(all) ?? grouped(all);
  runs.set(all, known);
  return (known.get(by ?? "") ?? []) as readonly T[];
}

function grouped<T extends { readonly by: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(each.by);
    if (group === undefined) groups.set(each.by, [each]);
    else group.push(each);
  }
  return groups;
}

interface Known {
  readonly read: number;
  readonly locked: number;
}

function flawsOf(world: World, each: Said, policies: readonly InForce[], known: Known): string[] {
  const money = world.moneyAt(known.read, each.accountId);
  const book = openBooks(money, each.on).find(({ currency }) => currency === each.currency);
  const items = new Map(book?.items.map((item) => [item.invoiceId, item]));
  const flaws: string[] = [];
  let allowed = -(book?.credits ?? []).reduce((all, { residualMinor }) => all + residualMinor, 0);
  const least = Math.min(0, ...policies.map(({ policy }) => rungDays(policy, each.level) ?? 0));
  for (const invoiceId of each.invoiceIds) {
    const item = items.get(invoiceId);
    if (item === undefined) flaws.push(`names ${invoiceId}, which was paid`);
    else if (item.noReminders) flaws.push(`names ${invoiceId}, which nobody may remind of`);
    else if (daysBetween(item.dueOn, each.on) >= least)
      allowed += Math.max(0, item.residualMinor - coveredOf(world, each, item, money, known));
  }
  if (each.askedMinor > Math.max(0, allowed)) flaws.push(`asks ${each.askedMinor}, ${allowed} may be asked`);
  if (isExcluded(world, each, known)) flaws.push("nobody may remind this account");
  return [...flaws, ...heldBack(world, each, known.locked)];
}

function coveredOf(
  world: World,
  each: Said,
  item: OpenItem,
  money: readonly LedgerEntry[],
  known: Known,
): number {
  const { invoiceId, disputedMinor } = item;
  const disputed = Math.max(disputedMinor, contestedOf(world, each, invoiceId, known.locked));
  // A plan takes over what was promised before it, and money counts once: who may have both is asked about neither.
  const promised = pressedFor(world, "plan", invoiceId) > 0 ? 0 : promisedOf(world, each, item, money, known);
  return disputed + promised + plannedOf(world, each, invoiceId, money, known.locked);
}

function promisedOf(
  world: World,
  each: Said,
  item: OpenItem,
  money: readonly LedgerEntry[],
  { locked }: Known,
): number {
  const payments = money.flatMap((entry) => (entry.kind === "payment" ? [entry] : []));
  // What a bank took back opens a promise again only when it is judged.
  if (payments.some(({ reversedOn }) => reversedOn !== null)) return 0;
  if (isCredited(money, item.invoiceId)) return 0;
  const promises = world.swornOf("promised").flatMap((seen) => {
    if (seen.invoiceId !== item.invoiceId || seen.order > locked) return [];
    if (each.on > seen.promisedOn) return [0];
    const received = payments
      .filter(
        ({ receivedOn, appliedTo }) =>
          receivedOn >= seen.madeOn && (appliedTo === null || appliedTo === item.invoiceId),
      )
      .reduce((all, { amountMinor }) => all + amountMinor, 0);
    return [Math.max(0, seen.amountMinor - received)];
  });
  // The newest word about an invoice takes the place of the older ones, an earlier day included.
  return promises.at(-1) ?? 0;
}

/** An account's exclusion is known once a pull that began after it has ended. */
function isExcluded(world: World, { accountId }: Said, { read }: Known): boolean {
  const account = world.accounts.get(accountId);
  if (account === undefined || !account.is.noReminders) return false;
  return world.swornOf("pull-ends").some((seen) => seen.order < read && seen.since >= account.changed);
}
