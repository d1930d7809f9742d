import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type pg from "pg";
import { viewAccount } from "../../../server/account/index.ts";
import { openStore, type Store } from "../../../server/adapters/db/store/open-store.ts";
import { answerAs } from "../cell.ts";
import { ORG } from "../filled-store.ts";
import { desksOn } from "./desks.ts";
import { ACCOUNT_ID } from "./fill-account.ts";

type Statement = Parameters<pg.PoolClient["query"]>;

let store: Store | undefined;

/**
 * A bare node:http server: the statements that one view of the product sends, in the same transaction, over the same
 * driver and as large a pool; then bytes that were made before. No framework, no token, no computing.
 */
async function start({ dataDir, bytes }: { dataDir: string; bytes: string }) {
  store = await openStore({ dataDir, attach: true });
  const { pool } = store;
  const statements = await statementsOf(store, dataDir);
  const body = Buffer.from(bytes);
  const answer = async (): Promise<Buffer> => {
    const client = await pool.connect();
    try {
      for (const statement of statements) await client.query(...statement);
    } finally {
      client.release();
    }
    return body;
  };
  const server = createServer((_req, res) => {
    answer().then(
      (sent) => {
        res.writeHead(200, {
          "Content-Type": "application/json; charset=utf-8",
          "Content-Length": sent.length,
        });
        res.end(sent);
      },
      (fault: Error) => {
        res.writeHead(500);
        res.end(fault.message);
      },
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, statements: statements.length };
}

/** Everything that one view of the account says to the database, from BEGIN to COMMIT, as it is said. */
async function statementsOf(through: Store, dataDir: string): Promise<readonly Statement[]> {
  const said: Statement[] = [];
  const connect = async () => {
    const client = await through.pool.connect();
    const query = (...statement: Statement) => {
      said.push(statement);
      return client.query(...statement);
    };
    return { query, release: () => client.release() };
  };
  const pool = { connect, end: async () => undefined } as unknown as pg.Pool;
  const { account } = await desksOn(dataDir, { ...through, pool });
  const viewer = {
    orgId: ORG,
    accountId: ACCOUNT_ID,
    userId: "7",
    userName: "Li Qian",
    role: "collector",
  } as const;
  const view = await viewAccount(viewer, account);
  if (!view.ok) throw new Error(`The account cannot be viewed: ${view.because}`);
  return said;
}

answerAs({ start, cpu: () => process.cpuUsage() }, () => store?.close());
