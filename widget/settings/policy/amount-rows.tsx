import { useSettingsWords } from "../../words/settings-words.ts";
import type { AmountRow } from "./draft.ts";
import { TextField } from "./entry-fields.tsx";
import { useFlaw, useFlawOfWhole } from "./use-flaw.ts";

interface AmountRowsProps {
  readonly id: string;
  /** Where the policy has the amounts by currency. */
  readonly path: string;
  readonly label: string;
  readonly rows: readonly AmountRow[];
  readonly set: (rows: readonly AmountRow[]) => void;
}

/** Amounts by currency, a row for each. */
export function AmountRows({ id, path, label, rows, set }: AmountRowsProps) {
  const say = useSettingsWords().policy.step;
  const flaw = useFlaw(path);
  const flawOfWhole = useFlawOfWhole(path);
  const change = (at: number, part: Partial<AmountRow>): void =>
    set(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <div class="amount-rows">
      {rows.map((row, at) => (
        <div class={at === 0 ? "small-fields" : "small-fields row-after"} key={at}>
          <TextField
            id={`${id}-${at}-currency`}
            label={say.currency}
            path=""
            value={row.currency}
            set={(currency) => change(at, { currency })}
            hint="CNY"
          />
          <TextField
            id={`${id}-${at}-amount`}
            label={label}
            path={`${path}.${row.currency.trim().toUpperCase()}`}
            value={row.amount}
            set={(amount) => change(at, { amount })}
          />
          <button
            type="button"
            class="button drop"
            aria-label={`${say.removeAmount} ${row.currency}`}
            onClick={() => set(rows.filter((_, index) => index !== at))}
          >
            ×
          </button>
        </div>
      ))}
      {(rows.length === 0 ? flaw : flawOfWhole) && <p class="flaw">{flaw}</p>}
      <button
        type="button"
        class="link"
        onClick={() => {
          set([...rows, { currency: "", amount: "" }]);
          requestAnimationFrame(() => document.getElementById(`${id}-${rows.length}-currency`)?.focus());
        }}
      >
        + {say.addAmount}
      </button>
    </div>
  );
}
