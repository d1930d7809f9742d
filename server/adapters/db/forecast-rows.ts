import { sql, type Transaction } from "kysely";
import { NO_LAYERS } from "../../../shared/forecast/learn.ts";
import type { PayRun } from "../../../shared/forecast/pay-run.ts";
import { type Tally, tallyFrom } from "../../../shared/forecast/tally.ts";
import type { ForecastBook, KeptHabits } from "../../forecast/ports.ts";
import { readAgreements } from "./agreement-rows.ts";
import { dayFrom, dayTo } from "./columns.ts";
import { ledgerBook } from "./ledger-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

const ROWS_AT_ONCE = 1_000;

/** How an org's customers pay, inside one tenant's transaction. */
export function forecastBook(tx: Tx, orgId: string): ForecastBook {
  return {
    ledger: ledgerBook(tx, orgId),
    async agreements() {
      const accounts = await tx
        .selectFrom("account")
        .select("account_id")
        .where("org_id", "=", orgId)
        .execute();
      return readAgreements(
        tx,
        orgId,
        accounts.map((row) => row.account_id),
      );
    },
    kept: () => keptHabits(tx, orgId),
    async tallyOf(accountId) {
      const row = await tx
        .selectFrom("paying_tally")
        .select(["tally", "run"])
        .where("org_id", "=", orgId)
        .where("account_id", "=", accountId)
        .executeTakeFirst();
      return row === undefined ? null : { tally: tallyFrom(row.tally), run: row.run };
    },
    async keep(habits, accounts, runs) {
      await keepHabits(tx, orgId, habits);
      await tx.deleteFrom("paying_tally").where("org_id", "=", orgId).execute();
      const rows = [...accounts];
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
        await keepTallies(tx, orgId, rows.slice(from, from + ROWS_AT_ONCE), runs);
    },
  };
}

async function keptHabits(tx: Tx, orgId: string): Promise<KeptHabits | null> {
  const row = await tx
    .selectFrom("paying_habits")
    .select(["as_of", "settled", "tally", "levels", "layers", "layers_on", "together", "cash"])
    .where("org_id", "=", orgId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { settled, layers, levels, together, cash } = row;
  return {
    asOf: dayFrom(row.as_of),
    settled,
    portfolio: tallyFrom(row.tally),
    levels: levels && { usual: levels.usual, around: Float64Array.from(levels.around) },
    layers: { ...NO_LAYERS, ...layers },
    layersOn: dayFrom(row.layers_on),
    together,
    cash,
  };
}

async function keepHabits(tx: Tx, orgId: string, habits: KeptHabits): Promise<void> {
  const { levels } = habits;
  const row = {
    as_of: dayTo(habits.asOf),
    settled: habits.settled,
    tally: JSON.stringify(habits.portfolio.rows()),
    levels: levels && JSON.stringify({ usual: levels.usual, around: [...levels.around] }),
    layers: JSON.stringify(habits.layers),
    layers_on: dayTo(habits.layersOn),
    together: habits.together,
    cash: JSON.stringify(habits.cash),
  };
  await tx
    .insertInto("paying_habits")
    .values({ org_id: orgId, ...row })
    .onConflict((there) => there.column("org_id").doUpdateSet(row))
    .execute();
}

async function keepTallies(
  tx: Tx,
  orgId: string,
  rows: readonly (readonly [string, Tally])[],
  runs: ReadonlyMap<string, PayRun>,
): Promise<void> {
  const kept = rows
    .map(([accountId]) => runs.get(accountId))
    .map((run) => (run ? JSON.stringify(run) : null));
  const tallies = rows.map(([, tally]) => JSON.stringify(tally.rows()));
  await sql`
    INSERT INTO paying_tally (org_id, account_id, tally, run)
    SELECT ${orgId}::bigint, account_id, tally, run
    FROM unnest(${rows.map(([accountId]) => accountId)}::text[], ${tallies}::jsonb[], ${kept}::jsonb[])
      AS fresh (account_id, tally, run)`.execute(tx);
}
