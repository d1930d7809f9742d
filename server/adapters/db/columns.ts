import pg from "pg";
import { formatDay, toDay, type Day } from "../../../shared/kernel/day.ts";
import { assert } from "../../../shared/kernel/result.ts";

const DATE_OID = 1082;
// pg would make a Date at local midnight, which is yesterday in half the world.
pg.types.setTypeParser(DATE_OID, (text) => text);

/** date column → Day. */
export const dayFrom = (column: string): Day => toDay(column);
export const dayOrNull = (column: string | null): Day | null => (column === null ? null : toDay(column));
/** Day → date column. */
export const dayTo = (on: Day): string => formatDay(on);
export const dayOrNullTo = (on: Day | null): string | null => (on === null ? null : formatDay(on));

/** bigint column (text on the wire) → integer minor units. */
export function minorFrom(column: string): number {
  const minor = Number(column);
  // The sentence is made only when it is needed: this is called for every amount that is read.
  if (!Number.isSafeInteger(minor)) assert(false, `amount ${column} is beyond what minor units can hold`);
  return minor;
}
