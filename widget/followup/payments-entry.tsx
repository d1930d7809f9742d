import type { FollowUpView } from "../../shared/followup/contract.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { useSpeech } from "../words/speech.ts";

const REFERENCES = 6;

/** The payments of one day in one currency: their sum, and whose they are. */
export function PaymentsEntry({
  on,
  payments,
}: {
  readonly on: Day;
  readonly payments: readonly FollowUpView[];
}) {
  const { words, money, nearDay } = useSpeech();
  const say = words.followup;
  const received = payments.flatMap(({ payment }) => (payment ? [payment] : []));
  const currency = received[0]?.currency as Currency;
  const total = received.reduce((all, { amountMinor }) => all + amountMinor, 0);
  const references = received.map(({ reference }) => reference).filter((reference) => reference !== "");
  const shown = references.slice(0, REFERENCES).join(", ") + (references.length > REFERENCES ? " …" : "");
  const title = [nearDay(on), say.paid(money(total, currency))];
  if (received.length > 1) title.push(say.payments(received.length));
  return (
    <li class="entry dot-good">
      <p class="entry-title">{title.join(" · ")}</p>
      {shown !== "" && <p class="entry-small">{say.reference(shown)}</p>}
    </li>
  );
}
