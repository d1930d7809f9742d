import { sql } from "kysely";
import type pg from "pg";
import { randomOf } from "../../../sandbox/books/random.ts";
import { withRawTenant, withTenant } from "../../../server/adapters/db/with-tenant.ts";

/** How a turn ends. Each must leave the connection as if nobody had been there, or end it. */
const ENDS = ["fine", "raw", "throws", "bad-query", "too-slow", "left-setting", "connection-lost"] as const;
type End = (typeof ENDS)[number];
/** Losing a connection costs a new one: seldom. */
const LOTS: readonly End[] = [...ENDS.slice(0, -1), ...ENDS.slice(0, -1), ...ENDS];

interface PoolTurns {
  readonly turns: number;
  readonly byEnd: Readonly<Record<string, number>>;
  /** Server processes that served: fewer than turns, or nothing was reused. */
  readonly connections: number;
  /** Whatever one turn saw of another, in words. */
  readonly carriedOver: readonly string[];
  /** Turns that did not end as they were made to. */
  readonly unexpected: readonly string[];
}

interface Seen {
  readonly pid: number;
  readonly org: string | null;
  readonly orgs: string[] | null;
  readonly role: string;
  readonly patience: string;
}

const LOOK = `SELECT pg_backend_pid() AS pid, nullif(current_setting('app.org', true), '') AS org,
  (SELECT array_agg(org_id::text) FROM org) AS orgs, current_user AS role,
  current_setting('statement_timeout') AS patience`;

/**
 * Turns of alternating orgs (1 and 2, which must exist) on one pool, with errors, timeouts and lost connections
 * between, and after each a look by somebody without a tenant.
 */
export async function takeTurns(
  pool: pg.Pool,
  given: { readonly turns: number; readonly seed: number; readonly atOnce: number },
): Promise<PoolTurns> {
  const random = randomOf(`turns ${given.seed}`);
  const plan = Array.from({ length: given.turns }, (_, n) => ({ n, end: random.pick(LOTS) }));
  const byEnd: Record<string, number> = {};
  const pids = new Set<number>();
  const carriedOver: string[] = [];
  const unexpected: string[] = [];
  const [first] = (await pool.query<Seen>(LOOK)).rows;
  if (!first) throw new Error("no answer");
  const compare = (seen: Seen, org: string | null, when: string): void => {
    pids.add(seen.pid);
    const orgs = org === null ? null : [org];
    const right =
      seen.org === org &&
      JSON.stringify(seen.orgs) === JSON.stringify(orgs) &&
      seen.role === first.role &&
      seen.patience === first.patience;
    if (!right) carriedOver.push(`${when}: ${JSON.stringify(seen)}`);
  };
  const next = plan[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (const { n, end } of next) {
      const org = String(1 + (n % 2));
      byEnd[end] = (byEnd[end] ?? 0) + 1;
      const seen = (each: Seen): void => compare(each, org, `turn ${n} (${end})`);
      const fault = await turn(pool, org, end, seen).then(() => "fine", codeOf);
      if (!EXPECTED[end].test(fault)) unexpected.push(`turn ${n} (${end}): ${fault}`);
      const [after] = (await pool.query<Seen>(LOOK)).rows;
      if (after) compare(after, null, `after turn ${n} (${end})`);
    }
  };
  await Promise.all(Array.from({ length: given.atOnce }, worker));
  return { turns: given.turns, byEnd, connections: pids.size, carriedOver, unexpected };
}

const EXPECTED: Readonly<Record<End, RegExp>> = {
  fine: /^fine$/,
  raw: /^fine$/,
  throws: /^on purpose$/,
  "bad-query": /^22012$/,
  "too-slow": /^57014$/,
  "left-setting": /^fine$/,
  "connection-lost": /^57P01$|terminated|ended/,
};

const codeOf = (fault: unknown): string => {
  const { code, message } = fault as { code?: string; message: string };
  return code ?? message;
};

async function turn(pool: pg.Pool, org: string, end: End, see: (seen: Seen) => void): Promise<void> {
  if (end === "raw") {
    await withRawTenant(pool, org, async (client) => (await client.query<Seen>(LOOK)).rows.forEach(see));
    return;
  }
  await withTenant(pool, org, async (tx) => {
    (await sql.raw<Seen>(LOOK).execute(tx)).rows.forEach(see);
    if (end === "throws") throw new Error("on purpose");
    if (end === "bad-query") await sql`SELECT 1 / 0`.execute(tx);
    if (end === "left-setting") await sql`SET LOCAL statement_timeout = 12345`.execute(tx);
    if (end === "connection-lost") await sql`SELECT pg_terminate_backend(pg_backend_pid())`.execute(tx);
    if (end !== "too-slow") return;
    await sql`SET LOCAL statement_timeout = 5`.execute(tx);
    await sql`SELECT pg_sleep(1)`.execute(tx);
  });
}
