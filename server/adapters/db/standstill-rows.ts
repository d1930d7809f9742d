import type pg from "pg";
import type { StandstillDesk } from "../../activation/ports.ts";

interface Row {
  readonly stopped: boolean;
  readonly by_name: string;
  readonly reason: string;
  readonly at: Date;
}

/** The installation's own rows, written by the owner: the app's role may only read them. */
export function standstillRows(ownerPool: pg.Pool): Omit<StandstillDesk, "now"> {
  return {
    async standstill() {
      const { rows } = await ownerPool.query<Row>(
        "SELECT stopped, by_name, reason, at FROM house.standstill ORDER BY entry_id DESC LIMIT 1",
      );
      const [row] = rows;
      return {
        stopped: row?.stopped ?? false,
        by: row?.by_name ?? null,
        reason: row?.reason ?? null,
        since: row?.at.toISOString() ?? null,
      };
    },
    async addStandstill(stopped, by, reason, at) {
      await ownerPool.query(
        "INSERT INTO house.standstill (stopped, by_name, reason, at) VALUES ($1, $2, $3, $4)",
        [stopped, by, reason, at],
      );
    },
  };
}
