import type { Currency } from "../kernel/currency.ts";
import type { Day } from "../kernel/day.ts";
import type { InterestLine } from "./accrue.ts";
import type { DayCount } from "./day-count.ts";
import type { ChargeAct, ChargeKind, ChargeState } from "./kinds.ts";

/** How an amount came about, for the page and the letter. */
export interface Formula {
  readonly profileId: string;
  readonly dayCount: DayCount;
  readonly source: string;
  /** Of interest; empty for a fixed amount. */
  readonly lines: readonly InterestLine[];
}

/** A claim beside an invoice, with a balance of its own: what is paid on the invoice does not touch it. */
export interface Charge {
  readonly chargeId: string;
  readonly accountId: string;
  readonly invoiceId: string;
  readonly number: string;
  readonly kind: ChargeKind;
  /** The first and the last day that it is for; of what is claimed once, both the day after the due day. */
  readonly from: Day;
  readonly to: Day;
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly formula: Formula;
}

export interface ChargeActed {
  readonly actId: string;
  readonly chargeId: string;
  readonly act: ChargeAct;
  /** What is waived or paid; else 0. */
  readonly amountMinor: number;
  readonly on: Day;
  readonly reason: string;
  readonly byName: string;
}

export interface ChargeBalance {
  readonly state: ChargeState;
  readonly claimedMinor: number;
  readonly waivedMinor: number;
  readonly paidMinor: number;
  readonly openMinor: number;
}

/** How a claim stands: waived + paid + open = claimed. Nothing is claimed before a person accepted it. */
export function balanceOf(
  { amountMinor }: Pick<Charge, "amountMinor">,
  acts: readonly Pick<ChargeActed, "act" | "amountMinor">[],
): ChargeBalance {
  const sum = (kind: ChargeAct): number =>
    acts.reduce((all, { act, amountMinor: minor }) => all + (act === kind ? minor : 0), 0);
  const isAccepted = acts.some(({ act }) => act === "accepted");
  if (!isAccepted) {
    const state = acts.some(({ act }) => act === "declined") ? "declined" : "proposed";
    return { state, claimedMinor: 0, waivedMinor: 0, paidMinor: 0, openMinor: 0 };
  }
  const [waivedMinor, paidMinor] = [sum("waived"), sum("paid")];
  const openMinor = amountMinor - waivedMinor - paidMinor;
  return { state: "accepted", claimedMinor: amountMinor, waivedMinor, paidMinor, openMinor };
}

/** An accepted claim with something left of it, as a letter tells of it. */
export type OpenCharge = Pick<Charge, "number" | "kind" | "currency" | "amountMinor" | "formula"> & {
  readonly openMinor: number;
};

export type ActRefusal = "charge-decided" | "charge-not-accepted" | "charge-above-open";

/** Why something may not be done about a claim; null when it may. */
export function refusalOf(balance: ChargeBalance, act: ChargeAct, amountMinor: number): ActRefusal | null {
  if (act === "accepted" || act === "declined") return balance.state === "proposed" ? null : "charge-decided";
  if (balance.state !== "accepted") return "charge-not-accepted";
  return amountMinor > balance.openMinor ? "charge-above-open" : null;
}
