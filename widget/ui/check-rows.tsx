import type { ComponentChildren } from "preact";

export interface CheckRow {
  readonly id: string;
  readonly label: string;
  readonly aside: string;
  readonly late: boolean;
  readonly amount: string;
}

interface CheckRowsProps {
  readonly id?: string;
  readonly label: string;
  readonly rows: readonly CheckRow[];
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly children?: ComponentChildren;
}

/** Some out of a few, each with its amount. */
export function CheckRows({ id, label, rows, chosen, toggle, children }: CheckRowsProps) {
  return (
    <div class="covers" id={id} role="group" aria-label={label}>
      {rows.map((row) => (
        <label key={row.id} class="check">
          <input type="checkbox" checked={chosen.has(row.id)} onChange={() => toggle(row.id)} />
          <span>{row.label}</span>
          <small class={row.late ? "late" : "quiet"}>{row.aside}</small>
          <span class="covers-amount">{row.amount}</span>
        </label>
      ))}
      {children}
    </div>
  );
}
