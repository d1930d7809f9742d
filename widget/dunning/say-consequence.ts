import type { ConsequenceView } from "../../shared/dunning/contract.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { formWords } from "../words/form-words.ts";
import type { Speech } from "../words/speech.ts";
import { sayNext } from "./next-step.tsx";

type Say = (typeof formWords)["en"]["consequence"];

const NAMED = 3;

/** What a change does to the reminders, a sentence for each part; none for what is shown otherwise. `ends`: it ends something. */
export function sayConsequence(
  parts: readonly ConsequenceView[],
  say: Say,
  speech: Speech,
  ends = false,
): readonly string[] {
  if (parts.every(({ code }) => code === "instalments")) return [say.nothing];
  // What is asked for again is what an end is about: that the same money is asked for would be said twice.
  const worthSaying = ends ? parts.filter(({ code }) => code !== "asks") : parts;
  const told = worthSaying.flatMap((part) => sayPart(part, say, speech, ends) ?? []);
  return ends ? [...told, say.fromTomorrow] : told;
}

function sayPart(part: ConsequenceView, say: Say, speech: Speech, ends: boolean): string | null {
  const { money, shortDay } = speech;
  const amount = (minor: number, currency: string): string => money(minor, currency as Currency);
  switch (part.code) {
    case "holds":
      return sayHold(part, say, speech, ends);
    case "asks":
      return say.asks(amount(part.amountMinor, part.currency));
    case "releases":
      return say.releases(named(part.invoices, say), amount(part.amountMinor, part.currency));
    case "extends":
      return say.extends(named(part.invoices, say), shortDay(part.until));
    case "next":
      return part.next.kind === "none" ? say.nextNone : say.next(sayNext(part.next, speech).text);
    case "takes-over":
      return part.leftMinor === 0
        ? say.replaces(shortDay(part.promisedOn))
        : say.takesPart(
            shortDay(part.promisedOn),
            amount(part.lostMinor, part.currency),
            amount(part.leftMinor, part.currency),
          );
    case "level":
      return say.level(part.level);
    case "instalments":
      return null;
  }
}

function sayHold(
  part: Extract<ConsequenceView, { code: "holds" }>,
  say: Say,
  speech: Speech,
  ends: boolean,
): string {
  const invoices = named(part.invoices, say);
  const amount = speech.money(part.amountMinor, part.currency as Currency);
  if (part.because === "disputed")
    return ends ? say.creditAwaited(invoices, amount) : say.disputed(invoices, amount);
  if (part.until === null) return say.onPlanOpen(invoices, amount);
  const until = speech.shortDay(part.until);
  return part.because === "on-plan"
    ? say.onPlan(invoices, amount, until)
    : say.promised(invoices, amount, until);
}

/** "INV-1, INV-2 and INV-3"; "INV-1, INV-2, INV-3 and 4 more". */
function named(invoices: readonly string[], say: Say): string {
  const shown = invoices.slice(0, NAMED);
  const hidden = invoices.length - shown.length;
  const all = hidden > 0 ? [...shown, say.more(hidden)] : shown;
  const last = all.at(-1) ?? "";
  return all.length < 2 ? last : `${all.slice(0, -1).join(say.join)}${say.and}${last}`;
}
