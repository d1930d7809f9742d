import { formatDay } from "../kernel/day.ts";
import type { Format } from "./kinds.ts";
import type { Experience, Span } from "./tell-experience.ts";

export interface Told {
  readonly span: Span;
  /** Why the org shares it. */
  readonly purpose: string;
  readonly rows: readonly Experience[];
}

const HEAD = "period_from,period_to,registration_number,currency,amount_band,days_late_band";

/** The rows as a file: CSV (RFC 4180, CRLF) or JSON. A registration number has letters and digits alone, so no cell is a formula. */
export function experienceFile(
  { span, purpose, rows }: Told,
  format: Format,
): { name: string; text: string } {
  const [from, to] = [formatDay(span.from), formatDay(span.to)];
  const name = `trade-experience-${from}-${to}.${format}`;
  if (format === "json") {
    const told = { version: 1, purpose, period: { from, to }, rows };
    return { name, text: `${JSON.stringify(told, null, 2)}\n` };
  }
  const lines = rows.map(({ regNo, currency, amount, late }) =>
    [from, to, regNo ?? "", currency, amount, late].join(","),
  );
  return { name, text: [HEAD, ...lines, ""].join("\r\n") };
}
