import { sql, type Transaction } from "kysely";
import { type CreditControl, STANDARD_CONTROL } from "../../../shared/limit/control.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import { dayTo } from "./columns.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** What the org decided about selling on credit, as of a day; the newest word of all when none is given. */
export async function readControl(tx: Tx, orgId: string, asOf?: Day): Promise<CreditControl> {
  const { rows } = await sql<{ control: CreditControl }>`
    SELECT control FROM credit_control
    WHERE org_id = ${orgId} AND ${asOf === undefined ? sql`true` : sql`valid_from <= ${dayTo(asOf)}`}
    ORDER BY valid_from DESC, recorded_at DESC, control_id DESC LIMIT 1`.execute(tx);
  return { ...STANDARD_CONTROL, ...rows[0]?.control };
}
