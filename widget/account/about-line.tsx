import type { FollowUpView } from "../../shared/followup/contract.ts";
import { useSpeech } from "../words/speech.ts";

const NAMED = 3;

/** What a line of the log speaks of: which invoices, how much, until when. */
export function AboutLine({ entry }: { readonly entry: FollowUpView }) {
  const { words, money, shortDay, locale } = useSpeech();
  const say = words.agreed;
  const { about, kind, outcome } = entry;
  if (!about) return null;
  const told: string[] = [];
  const numbers = about.invoices.map(({ number }) => number);
  if (about.amountMinor !== null && about.amountMinor > 0)
    told.push(money(about.amountMinor, about.currency));
  if (numbers.length > NAMED) told.push(say.invoices(numbers.length));
  else if (numbers.length > 0) told.push(numbers.join(locale === "en" ? ", " : "、"));
  if (about.on !== null) {
    const on = shortDay(about.on);
    const isPlan = kind === "plan" && outcome === "agreed";
    told.push(kind === "dispute" ? say.answerBy(on) : isPlan ? say.lastInstalment(on) : say.untilDay(on));
  }
  return <p class="entry-promise">{told.join(" · ")}</p>;
}
