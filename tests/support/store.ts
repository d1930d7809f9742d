import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import type pg from "pg";
import { APP_LIMITS, endPools, makePool, OWNER_LIMITS } from "../../server/adapters/db/store/pools.ts";
import { APP } from "../../server/adapters/db/store/roles.ts";
import type { KeeperAnswer } from "./store-keeper.ts";
import { clientAt, ownerUrlOf, type TestServer, urlOf } from "./template.ts";

export interface TestDatabase {
  /** The app role's sessions, as in production. */
  readonly pool: pg.Pool;
  /** The owner's sessions. */
  readonly ownerPool: pg.Pool;
  readonly ownerUrl: string;
  /** Ends both pools and removes the database; for afterAll. */
  drop(): Promise<void>;
}

const ask = (path: string): Promise<KeeperAnswer> =>
  new Promise((done, fail) => {
    let text = "";
    const socket = connect(path);
    socket.on("data", (part) => {
      text += part.toString();
    });
    socket.once("end", () => done(JSON.parse(text) as KeeperAnswer));
    socket.once("error", fail);
  });

/** The tests' one server; the first question of a run starts it (about a second). */
export async function testServer(): Promise<TestServer> {
  const path = process.env["HUIKUAN_TEST_KEEPER"];
  if (path === undefined) throw new Error("No keeper: run tests through jest, whose global setup starts it.");
  const answer = await ask(path);
  if ("fault" in answer) throw new Error(`The tests' database did not start: ${answer.fault}`);
  return answer.server;
}

const adminQuery = async (server: TestServer, statement: string): Promise<void> => {
  const admin = await clientAt(server.adminUrl);
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
};

const silent = (): void => undefined;

/** A fresh migrated database for one test file, cloned from the run's template. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = await testServer();
  const name = `test_${randomBytes(8).toString("hex")}`;
  // Files are copied in half the time of pages through the log; a server that keeps its fsync would have it the other way.
  const how = server.kind === "embedded" ? "OWNER huikuan_owner STRATEGY file_copy" : "";
  await adminQuery(server, `CREATE DATABASE ${name} ${how} TEMPLATE ${server.template}`);
  const ownerUrl = ownerUrlOf(server, name);
  const ownerPool = makePool({ connectionString: ownerUrl }, OWNER_LIMITS, silent);
  const pool =
    server.kind === "embedded"
      ? makePool({ connectionString: urlOf(server.adminUrl, name, APP) }, APP_LIMITS, silent)
      : makePool({ connectionString: ownerUrl }, APP_LIMITS, silent, APP);
  const drop = async (): Promise<void> => {
    await endPools([pool, ownerPool]);
    await adminQuery(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return { pool, ownerPool, ownerUrl, drop };
}
