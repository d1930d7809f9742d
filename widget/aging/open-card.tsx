import type { BalanceView } from "../../shared/account/contract.ts";
import { Badge } from "../ui/badge.tsx";
import { Panel, type PanelState } from "../ui/panel.tsx";
import { useSpeech } from "../words/speech.ts";
import { AgingBar } from "./aging-bar.tsx";

/** What is open: the net of the leading currency, by age, with the other currencies named beside it. */
export function OpenCard({ content }: { readonly content: PanelState<readonly BalanceView[]> }) {
  const { words } = useSpeech();
  const count =
    content.state === "ready" ? content.value.reduce((all, balance) => all + balance.count, 0) : undefined;
  return (
    <Panel
      name="open"
      title={words.aging.title}
      aside={count === undefined ? null : words.aging.invoices(count)}
      content={content}
      loading={words.page.loading}
      ready={(balances) => <OpenFigures balances={balances} />}
    />
  );
}

function OpenFigures({ balances }: { readonly balances: readonly BalanceView[] }) {
  const { words, money } = useSpeech();
  const [main, ...others] = balances;
  if (!main) return null;
  return (
    <>
      <p class="figure">
        <strong>{money(main.netMinor, main.currency)}</strong>
        {main.creditsMinor > 0 && (
          <small>{words.aging.credits(money(main.creditsMinor, main.currency))}</small>
        )}
      </p>
      <AgingBar balance={main} />
      <p class="badges">
        {main.overdueMinor > 0 ? (
          <Badge tone="bad">{words.aging.overdue(money(main.overdueMinor, main.currency))}</Badge>
        ) : (
          <Badge tone="good">{words.aging.noneOverdue}</Badge>
        )}
        {others.map((other) => (
          <Badge key={other.currency} tone="calm">
            {words.aging.also(money(other.netMinor, other.currency))}
            {other.overdueMinor > 0 && ` · ${words.aging.overdue(money(other.overdueMinor, other.currency))}`}
          </Badge>
        ))}
      </p>
    </>
  );
}
