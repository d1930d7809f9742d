import { daysBetween, type Day } from "../../kernel/day.ts";
import { chanceOver, clipLate, quantile } from "../lateness.ts";
import { tallyHabits, type Layers } from "../learn.ts";
import { latenessOf } from "../predict.ts";
import { seenBefore, type KnownInvoice } from "../seen-invoice.ts";
import { earnLayers } from "../earn-layers.ts";
import { baselinesOf, type Said } from "./baselines.ts";
import { auc, brier, calibrationError, mean, reliability, type Bin } from "./measures.ts";
import { leadOf, type Lead } from "./told-apart.ts";
import { daysOf, isFirstOfMonth, withoutLargest, type Window } from "./window.ts";

/** What was said about one invoice on the day it was written, and what came. */
export interface AskedInvoice {
  readonly accountId: string;
  readonly late: boolean;
  /** Days past due, clipped as the model reads them; null while open at the cut. */
  readonly days: number | null;
  readonly model: Said & { readonly low: number; readonly high: number };
  readonly dueDate: Said;
  readonly lateRatio: Said;
  readonly paydex: Said;
}

/** AUC of late at all and mean absolute error of the expected day. */
export interface Ranked {
  readonly auc: number | null;
  readonly mae: number | null;
}

/** A simple rule, and how far the model ranks above it. */
export type Beaten = Ranked & { readonly lead: Lead | null };

export interface InvoiceTimeFigures {
  readonly invoices: number;
  readonly lateShare: number | null;
  readonly model: Ranked & {
    readonly brier: number | null;
    readonly ece: number | null;
    /** Share of settled invoices within the band that should hold 80 %, and its mean width in days. */
    readonly cover: number | null;
    readonly width: number | null;
  };
  readonly dueDate: Beaten;
  readonly lateRatio: Beaten;
  readonly paydex: Beaten;
}

export interface InvoiceTime extends InvoiceTimeFigures {
  readonly withoutLargest: InvoiceTimeFigures;
  readonly reliability: readonly Bin[];
}

/** P1: every invoice of the window, asked about at 00:00 of the day it was written. */
export function askAtInvoiceTime(known: readonly KnownInvoice[], window: Window): AskedInvoice[] {
  const asked: AskedInvoice[] = [];
  let layers: Layers | null = null;
  for (const on of daysOf(window)) {
    const fresh = known.filter((each) => each.issuedOn === on && isAnswered(each, window.cut));
    if (fresh.length === 0 && !isFirstOfMonth(on)) continue;
    const seen = seenBefore(known, on);
    // Once a month is how often the product tries the layer, too.
    if (layers === null || isFirstOfMonth(on)) layers = earnLayers(seen, on);
    const habits = tallyHabits(seen, on, layers);
    const rules = baselinesOf(seen, on);
    for (const each of fresh) {
      const lateness = latenessOf(each, habits);
      asked.push({
        accountId: each.accountId,
        ...answerOf(each, window.cut),
        model: {
          chance: chanceOver(lateness, 0),
          days: quantile(lateness, 0.5),
          low: quantile(lateness, 0.1),
          high: quantile(lateness, 0.9),
        },
        dueDate: rules.dueDate(each.accountId),
        lateRatio: rules.lateRatio(each.accountId),
        paydex: rules.paydex(each.accountId),
      });
    }
  }
  return asked;
}

/** Open and not yet due at the cut, nobody knows whether it will be late; and a guess is no answer. */
const isAnswered = (each: KnownInvoice, cut: Day): boolean =>
  each.historyOnly !== true && (settledBefore(each, cut) !== null || each.dueOn < cut);

const settledBefore = ({ settledOn }: KnownInvoice, cut: Day): Day | null =>
  settledOn !== null && settledOn < cut ? settledOn : null;

function answerOf(each: KnownInvoice, cut: Day): Pick<AskedInvoice, "late" | "days"> {
  const settledOn = settledBefore(each, cut);
  if (settledOn === null) return { late: each.dueOn < cut, days: null };
  const days = daysBetween(each.dueOn, settledOn);
  return { late: days > 0, days: clipLate(days) };
}

export function invoiceTime(known: readonly KnownInvoice[], window: Window): InvoiceTime {
  const asked = askAtInvoiceTime(known, window);
  return {
    ...figuresOf(asked),
    withoutLargest: figuresOf(withoutLargest(asked, (each) => each.accountId)),
    reliability: reliability(asked.map(({ model, late }) => ({ chance: model.chance, came: late }))),
  };
}

function figuresOf(asked: readonly AskedInvoice[]): InvoiceTimeFigures {
  const judged = asked.map(({ model, late }) => ({ chance: model.chance, came: late }));
  const settled = asked.flatMap((each) => (each.days === null ? [] : { ...each.model, came: each.days }));
  return {
    invoices: asked.length,
    lateShare: mean(asked.map(({ late }) => (late ? 1 : 0))),
    model: {
      ...ranked(asked, "model"),
      brier: brier(judged),
      ece: calibrationError(judged),
      cover: mean(settled.map(({ low, high, came }) => (low <= came && came <= high ? 1 : 0))),
      width: mean(settled.map(({ low, high }) => high - low)),
    },
    dueDate: beaten(asked, "dueDate"),
    lateRatio: beaten(asked, "lateRatio"),
    paydex: beaten(asked, "paydex"),
  };
}

type Simple = "dueDate" | "lateRatio" | "paydex";

const beaten = (asked: readonly AskedInvoice[], by: Simple): Beaten => ({
  ...ranked(asked, by),
  lead: leadOf(
    asked.map(({ late, model, ...each }) => ({ came: late, one: model.chance, other: each[by].chance })),
  ),
});

function ranked(asked: readonly AskedInvoice[], by: "model" | Simple): Ranked {
  return {
    auc: auc(asked.map((each) => ({ chance: each[by].chance, came: each.late }))),
    mae: mean(asked.flatMap((each) => (each.days === null ? [] : Math.abs(each.days - each[by].days)))),
  };
}
