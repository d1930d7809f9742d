import { randomBytes } from "node:crypto";
import pg from "pg";

export type ConnectionTarget = Pick<
  pg.PoolConfig,
  "connectionString" | "host" | "port" | "user" | "database" | "ssl"
>;
export interface PoolLimits {
  readonly max: number;
  /** Milliseconds; 0 is no limit. */
  readonly statementTimeout: number;
  readonly idleInTransactionTimeout: number;
  /** Its statements may be prepared by name: its sessions are its own. */
  readonly prepares: boolean;
  /** What is asked before an answer came travels with it. Not for COPY. */
  readonly pipelines: boolean;
}

/** A page's query is over in milliseconds; one that takes half a minute is a mistake, and is stopped. */
export const APP_LIMITS: PoolLimits = {
  max: 10,
  statementTimeout: 30_000,
  idleInTransactionTimeout: 60_000,
  prepares: true,
  pipelines: true,
};
/** Building an index over millions of rows takes its time. */
export const OWNER_LIMITS: PoolLimits = {
  max: 6,
  statementTimeout: 600_000,
  idleInTransactionTimeout: 60_000,
  prepares: false,
  pipelines: false,
};

const preparingPools = new WeakSet<pg.Pool>();
export const prepares = (pool: pg.Pool): boolean => preparingPools.has(pool);
/** Its sessions turned out to be lent by a proxy, transaction by transaction. */
export const prepareNoMore = (pool: pg.Pool): void => void preparingPools.delete(pool);

/** What every session of ours is called, and this process's alone: several processes may share one pid, each in its container. */
const OURS = "huikuan ";
const SESSION_NAME = `${OURS}${randomBytes(6).toString("hex")}`;

/** Sessions that other processes of ours have on the same database; a running server always has one. */
export async function otherSessions(pool: pg.Pool): Promise<number> {
  const { rowCount } = await pool.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE $1
      AND application_name <> $2`,
    [`${OURS}%`, SESSION_NAME],
  );
  return rowCount ?? 0;
}

const DATE = 1082;

/** A calendar day stays the text "2019-12-01": a JavaScript Date would move it by the machine's time zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: "text" | "binary") =>
    oid === DATE
      ? (text: string) => text
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/**
 * A pool whose sessions have limits and, with `role`, have stepped down to it before anybody gets them.
 * Errors of connections that broke are logged and survived: the next query gets a fresh connection.
 */
export function makePool(
  target: ConnectionTarget,
  limits: PoolLimits,
  log: (line: string) => void,
  role?: string,
): pg.Pool {
  const setUp = [
    `SET statement_timeout = ${limits.statementTimeout}`,
    `SET idle_in_transaction_session_timeout = ${limits.idleInTransactionTimeout}`,
    ...(role === undefined ? [] : [`SET ROLE ${role}`]),
  ].join("; ");
  const pool = new pg.Pool({
    ...target,
    types,
    max: limits.max,
    ...(limits.pipelines ? { pipeline: true } : {}),
    application_name: SESSION_NAME,
    connectionTimeoutMillis: 10_000,
    // The pool waits for this promise before it hands the client out; its typings only forgot to say so.
    // oxlint-disable-next-line typescript/no-misused-promises
    onConnect: (client) => client.query(setUp),
  });
  if (limits.prepares) preparingPools.add(pool);
  // Both must be heard, or the error ends the process: the pool speaks for idle clients, a client for itself.
  pool.on("error", () => undefined);
  pool.on("connect", (client) =>
    client.on("error", (error) => {
      if (!pool.ending) log(`A database connection was lost: ${error.message}`);
    }),
  );
  return pool;
}

/** Waits for work in flight, but not for ever: a client that is never given back must not hang the exit. */
export async function endPools(pools: readonly pg.Pool[], patienceMs = 5_000): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((done) => {
    timer = setTimeout(done, patienceMs);
  });
  await Promise.race([Promise.all(pools.map((pool) => pool.end())), patience]);
  clearTimeout(timer);
}
