import { addDays, type Day } from "../../../shared/kernel/day.ts";
import type { LedgerEntry, PaymentEntry } from "../../../shared/ledger/entry.ts";
import type { Pressed, Sworn, World } from "../world.ts";
import type { Said } from "./said.ts";

type Of<Kind extends Sworn["kind"]> = Extract<Sworn, { kind: Kind }>;

/** What people were told is saved before that moment. */
function known<Kind extends Sworn["kind"]>(world: World, kind: Kind, before: number): Of<Kind>[] {
  return world.swornOf(kind).filter(({ order }) => order < before);
}

/** Somebody asked for it on a day before: whoever was told or not, it may hold no more. */
const mayBeOver = (world: World, id: string, on: Day): boolean =>
  world.swornOf("pressed").some((seen) => seen.id === id && seen.on < on);

/** How often something was asked for about an invoice, before or after. */
export const pressedFor = (world: World, what: Pressed, invoiceId: string): number =>
  world.swornOf("pressed").filter((seen) => seen.what === what && seen.id === invoiceId).length;

/** Of an invoice: what our own disputes keep from being asked for. */
export const contestedOf = (world: World, { on }: Said, invoiceId: string, locked: number): number =>
  known(world, "contested", locked)
    .filter((each) => each.invoiceId === invoiceId && !mayBeOver(world, each.disputeId, on))
    .reduce((all, { amountMinor }) => all + amountMinor, 0);

/**
 * Of an invoice: what a plan that is kept has still to bring. Money is counted by hand, instalment by instalment; nothing
 * is said where it may count for something else as well.
 */
export function plannedOf(
  world: World,
  each: Said,
  invoiceId: string,
  money: readonly LedgerEntry[],
  locked: number,
): number {
  const { on, accountId } = each;
  const [plan, another] = known(world, "planned", locked).filter((found) => found.invoiceId === invoiceId);
  if (plan === undefined || another !== undefined || pressedFor(world, "plan", invoiceId) > 1) return 0;
  if (isCredited(money, invoiceId)) return 0;
  if (pressedFor(world, "promise", invoiceId) > 0 || mayBeOver(world, plan.planId, on)) return 0;
  const payments = money.filter(
    (entry): entry is PaymentEntry => entry.kind === "payment" && entry.accountId === accountId,
  );
  if (payments.some(({ reversedOn, appliedTo }) => reversedOn !== null || appliedTo === null)) return 0;
  const cameBy = (day: Day): number =>
    payments
      .filter(({ appliedTo, receivedOn }) => appliedTo === invoiceId && receivedOn <= day)
      .filter(({ receivedOn }) => receivedOn >= plan.agreedOn)
      .reduce((all, { amountMinor }) => all + amountMinor, 0);
  let [expected, due, missed] = [0, 0, 0];
  let isOver = true;
  for (const { dueOn, amountMinor } of plan.instalments) {
    expected += amountMinor;
    const last = afterWorkdays(dueOn, plan.graceDays);
    if (last >= on) isOver = false;
    else {
      due = expected;
      if (cameBy(last) < expected) missed += 1;
    }
  }
  if (isOver || missed >= plan.breaksAfter) return 0;
  return expected - Math.max(due, cameBy(on));
}

/** What a note takes off an invoice makes what was agreed about it smaller: how much is left of that is not counted here. */
export const isCredited = (money: readonly LedgerEntry[], invoiceId: string): boolean =>
  money.some((entry) => entry.kind === "credit-note" && entry.appliedTo === invoiceId);

/** Nobody keeps holidays in a story. 1970-01-01 was a Thursday. */
function afterWorkdays(on: Day, count: number): Day {
  let day = on;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if ((day + 3) % 7 < 5) left -= 1;
  }
  return day;
}

/** Whom people keep from being reminded: the account, one of the invoices, or all messages for some hours. */
export function heldBack(world: World, each: Said, locked: number): string[] {
  const { accountId, invoiceIds, on } = each;
  const flaws = known(world, "exempted", locked)
    .filter((held) => held.accountId === accountId && !mayBeOver(world, held.exemptionId, on))
    .filter(({ endsOn }) => endsOn === null || on <= endsOn)
    .filter(({ invoiceId }) => invoiceId === null || invoiceIds.includes(invoiceId))
    .map(({ invoiceId }) => `${invoiceId ?? accountId} is exempt`);
  const at = world.swornOf("locked").find(({ order }) => order === locked)?.at ?? 0;
  const isVetoed = known(world, "vetoed", locked).some(
    (veto) => veto.accountId === accountId && at < veto.until && !isTakenBack(world, veto, locked),
  );
  return isVetoed ? [...flaws, "its owner put it off"] : flaws;
}

/** A press that was answered late may have ended a veto that came after it. */
const LATE_MS = 10 * 60_000;

const isTakenBack = (world: World, veto: Of<"vetoed">, locked: number): boolean =>
  known(world, "pressed", locked).some(
    ({ what, id, at }) => what === "veto-end" && id === veto.accountId && at > veto.at - LATE_MS,
  );
