import type { input } from "zod/mini";
import type { LimitLineRequest } from "../../shared/approval/request-contract.ts";
import { type Currency, parseCurrency } from "../../shared/kernel/currency.ts";
import { type Day, parseDay } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { parseAmount, parseFromZero } from "../ui/parse-amount.ts";

/** As typed. */
export interface LineText {
  readonly amount: string;
  readonly from: string;
  readonly until: string;
  readonly parts: string;
  readonly reason: string;
}

/** What is to be asked of the server, or the first field that is wrong. */
export function readLine(
  { amount, from, until, parts, reason }: LineText,
  currency: Currency,
  asOf: Day,
): Result<Omit<input<typeof LimitLineRequest>, "clientId">, keyof LineText> {
  const limitMinor = parseFromZero(amount, currency);
  if (!limitMinor.ok) return refuse("amount");
  const [first, last] = [parseDay(from), parseDay(until)];
  if (!first.ok || first.value < asOf) return refuse("from");
  if (!last.ok || last.value < first.value) return refuse("until");
  const read = parts.split(/\n/).filter((line) => line.trim() !== "");
  const known = read.flatMap((line) => partIn(line) ?? []);
  if (known.length < read.length) return refuse("parts");
  if (reason.trim() === "") return refuse("reason");
  return ok({ limitMinor: limitMinor.value, currency, from, until, parts: known, reason: reason.trim() });
}

const PART = /^\s*([A-Za-z]{3})[\s:：]*(\S.*)$/;

function partIn(line: string): { readonly currency: Currency; readonly partMinor: number } | null {
  const [, code, amount] = PART.exec(line.normalize("NFKC")) ?? [];
  const currency = parseCurrency(code?.toUpperCase() ?? "");
  if (!currency.ok || amount === undefined) return null;
  const minor = parseAmount(amount, currency.value);
  return minor.ok ? { currency: currency.value, partMinor: minor.value } : null;
}
