import { sql, type Transaction } from "kysely";
import { type CreditControl, STANDARD_CONTROL } from "../../../shared/limit/control.ts";
import type { KeptControl } from "../../limit/ports.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import { dayFrom, dayTo } from "./columns.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** The word in force on a day, or the newest of all; null: nobody's yet. */
export async function readKeptControl(tx: Tx, orgId: string, asOf?: Day): Promise<KeptControl | null> {
  const { rows } = await sql<{ control: CreditControl; by_name: string; reason: string; valid_from: string }>`
    SELECT control, by_name, reason, valid_from FROM credit_control
    WHERE org_id = ${orgId} AND ${asOf === undefined ? sql`true` : sql`valid_from <= ${dayTo(asOf)}`}
    ORDER BY valid_from DESC, recorded_at DESC, control_id DESC LIMIT 1`.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  // A word from before groups were asked about meant every limit that is passed.
  const said: Partial<CreditControl> = row.control;
  const control = { ...STANDARD_CONTROL, overGroup: said.overLimit ?? "none", ...said };
  return { control, by: row.by_name, reason: row.reason, from: dayFrom(row.valid_from) };
}

/** What the org decided about selling on credit, or what holds until somebody does. */
export const readControl = async (tx: Tx, orgId: string, asOf?: Day): Promise<CreditControl> =>
  (await readKeptControl(tx, orgId, asOf))?.control ?? STANDARD_CONTROL;
