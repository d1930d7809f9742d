import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type KyselyProps,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from "kysely";
import type pg from "pg";
import { assert } from "../../../shared/kernel/result.ts";
import type { Database } from "./schema.ts";
import { prepares } from "./store/pools.ts";
import { nameOf } from "./store/prepared.ts";

/** "once": the first statement is the only one, and its commit goes with it instead of after its answer. */
export type Asks = "any" | "once";

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();
const WRITES = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);

/**
 * Kysely's words for a transaction that was begun on a client. What is asked side by side goes to the database side by
 * side: Kysely's own would wait for each answer. Nothing may be asked after its end, when the client is another's; `end`
 * says whether it is committed already.
 */
export function transactionOn(
  pool: pg.Pool,
  client: pg.PoolClient,
  asks: Asks,
): { readonly tx: Transaction<Database>; readonly end: () => boolean } {
  let isOver = false;
  const named = prepares(pool);
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      assert(!isOver, "a transaction was asked something after its end");
      const name = named ? nameOf(sql) : undefined;
      const values = [...parameters];
      const asked = client.query(name === undefined ? { text: sql, values } : { name, text: sql, values });
      if (asks === "once") isOver = true;
      // Behind a statement that fails, this one takes all of it back.
      const commit = asks === "once" ? client.query("COMMIT") : undefined;
      const [{ command, rowCount, rows }] = await Promise.all([asked, commit]);
      return WRITES.has(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows };
    },
    streamQuery: () => {
      throw new Error("nothing is streamed inside a tenant's door");
    },
  };
  const executor = new DefaultQueryExecutor(compiler, adapter, {
    provideConnection: (consumer) => consumer(connection),
  });
  const tx = new Transaction<Database>({ ...propsOf(pool), executor });
  return {
    tx,
    end: () => {
      const isCommitted = isOver;
      isOver = true;
      return isCommitted;
    },
  };
}

type Props = Omit<KyselyProps, "executor">;
const props = new WeakMap<pg.Pool, Props>();

function propsOf(pool: pg.Pool): Props {
  const known = props.get(pool);
  if (known !== undefined) return known;
  const dialect = new PostgresDialect({ pool });
  const made: Props = { config: { dialect }, dialect, driver: dialect.createDriver() };
  props.set(pool, made);
  return made;
}
