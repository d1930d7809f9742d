import type { Day } from "../kernel/day.ts";
import { ok, refuse, type Result } from "../kernel/result.ts";

/** One published rate: a year's, in parts per million (3.45 % = 34,500), from a day on. */
export interface ReferenceRate {
  readonly from: Day;
  readonly ratePpm: number;
  readonly source: string;
}

/** A central bank's rate as a law refers to it. After `knownUntil` nobody here knows it, so nothing is reckoned. */
export interface ReferenceTable {
  readonly tableId: string;
  readonly name: { readonly "zh-CN": string; readonly en: string };
  /** Rising; at least one. */
  readonly rates: readonly ReferenceRate[];
  readonly knownUntil: Day;
}

export interface UnknownRate {
  readonly code: "rate-unknown";
  readonly table: ReferenceTable["name"];
  /** The first and the last day on which the table speaks. */
  readonly first: Day;
  readonly last: Day;
  readonly asked: Day;
}

/** The rate in force on a day; before the first row and after the last known day there is none, and none is guessed. */
export function rateOn(table: ReferenceTable, on: Day): Result<ReferenceRate, UnknownRate> {
  const found = table.rates.findLast(({ from }) => from <= on);
  if (found !== undefined && on <= table.knownUntil) return ok(found);
  const first = table.rates[0]?.from ?? table.knownUntil;
  return refuse({ code: "rate-unknown", table: table.name, first, last: table.knownUntil, asked: on });
}

/** A rate that an org's admin added after it was published. */
export interface AddedRate extends ReferenceRate {
  readonly tableId: string;
  readonly knownUntil: Day;
}

/** The table with what was added to it since: a later word on a day takes the place of an earlier one. */
export function withAdded(table: ReferenceTable, added: readonly AddedRate[]): ReferenceTable {
  const own = added.filter(({ tableId }) => tableId === table.tableId);
  if (own.length === 0) return table;
  const byDay = new Map(table.rates.map((rate) => [rate.from, rate]));
  for (const { from, ratePpm, source } of own) byDay.set(from, { from, ratePpm, source });
  return {
    ...table,
    rates: [...byDay.values()].sort((a, b) => a.from - b.from),
    knownUntil: Math.max(table.knownUntil, ...own.map(({ knownUntil }) => knownUntil)) as Day,
  };
}
