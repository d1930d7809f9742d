import type { BalanceView } from "../../shared/account/contract.ts";
import { needsMinor } from "../ui/money-text.ts";
import { exponentOf } from "../../shared/kernel/currency.ts";
import { useSpeech } from "../words/speech.ts";

/** Five amounts by age. Each has its figure and its days in writing below; the ramp only leads the eye. */
export function AgingBar({ balance }: { readonly balance: BalanceView }) {
  const { words, money } = useSpeech();
  const look = { bare: true, minor: needsMinor(balance.buckets, exponentOf(balance.currency)) };
  return (
    <div class="aging">
      <div class="bar" aria-hidden="true">
        {balance.buckets.map((amount, index) =>
          amount > 0 ? <i key={index} class={`age age-${index}`} style={{ flexGrow: amount }} /> : null,
        )}
      </div>
      <dl class="aging-figures" aria-label={words.aging.bar}>
        {balance.buckets.map((amount, index) => (
          <div key={index} class={amount === 0 ? "aging-none" : undefined}>
            <dt>
              <i class={`key age-${index}`} aria-hidden="true" />
              {words.aging.buckets[index]}
            </dt>
            <dd>{money(amount, balance.currency, look)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
