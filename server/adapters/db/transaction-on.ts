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

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();
const WRITES = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);

/**
 * Kysely's words for a transaction that was begun on a client. What is asked side by side goes to the database side by
 * side: Kysely's own would wait for each answer. Nothing may be asked after its end, when the client is another's.
 */
export function transactionOn(
  pool: pg.Pool,
  client: pg.PoolClient,
): { readonly tx: Transaction<Database>; readonly end: () => void } {
  let isOver = false;
  const named = prepares(pool);
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      assert(!isOver, "a transaction was asked something after its end");
      const name = named ? nameOf(sql) : undefined;
      const values = [...parameters];
      const { command, rowCount, rows } = await client.query(
        name === undefined ? { text: sql, values } : { name, text: sql, values },
      );
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
      isOver = true;
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
