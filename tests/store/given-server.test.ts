import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { migrate } from "../../server/adapters/db/migrate/migrate.ts";
import { openStore } from "../../server/adapters/db/store/open-store.ts";
import { openTestDatabase, type TestDatabase, testServer } from "../support/store.ts";
import { clientAt, urlOf } from "../support/template.ts";

let db: TestDatabase;
let adminUrl: string;
beforeAll(async () => {
  db = await openTestDatabase();
  adminUrl = urlOf((await testServer()).adminUrl, new URL(db.ownerUrl).pathname.slice(1));
});
afterAll(() => db.drop());

const nowhere = "/nowhere";
const open = (databaseUrl: string, log: (line: string) => void = () => undefined) =>
  openStore({ databaseUrl, dataDir: nowhere, log });

const unusedPort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
};

const asAdmin = async (...statements: string[]): Promise<void> => {
  const admin = await clientAt(adminUrl);
  for (const statement of statements) await admin.query(statement);
  await admin.end();
};

describe("a PostgreSQL given by DATABASE_URL", () => {
  it("hands out sessions that stepped down to the app role, even for an administrator's URL", async () => {
    const said: string[] = [];
    const store = await open(adminUrl, (line) => said.push(line));
    const { rows } = await store.pool.query("SELECT current_user AS role, count(*) AS seen FROM org");
    const limits = await store.pool.query("SELECT current_setting('statement_timeout') AS statement");
    expect(await migrate(store.ownerPool)).toEqual({ applied: [] });
    await store.close();
    expect([store.kind, store.ownerUrl, rows, limits.rows]).toEqual([
      "server",
      adminUrl,
      [{ role: "huikuan_app", seen: "0" }],
      [{ statement: "30s" }],
    ]);
    expect(said).toEqual([
      "The user of DATABASE_URL may step around row-level security; an ordinary user is safer.",
    ]);
  });

  it("that may not make the app role is told which two statements to run, and they suffice", async () => {
    const user = `guest_${process.pid}`;
    await asAdmin(`CREATE ROLE ${user} LOGIN PASSWORD '${new URL(adminUrl).password || "unused"}'`);
    const url = urlOf(adminUrl, new URL(adminUrl).pathname.slice(1), user);
    try {
      await expect(open(url)).rejects.toThrow(
        `The database user "${user}" of DATABASE_URL may not make the role huikuan_app; once, as an administrator, run: CREATE ROLE huikuan_app NOLOGIN; GRANT huikuan_app TO "${user}";`,
      );
      await asAdmin(`GRANT huikuan_app TO ${user}`, `GRANT huikuan_directory TO ${user}`);
      const store = await open(url);
      expect((await store.pool.query("SELECT current_user AS role")).rows).toEqual([{ role: "huikuan_app" }]);
      await expect(migrate(store.ownerPool)).rejects.toThrow(
        "The user of DATABASE_URL may not create tables; make it the owner of its database (ALTER DATABASE … OWNER TO …).",
      );
      await store.close();
    } finally {
      await asAdmin(`DROP ROLE ${user}`);
    }
  });

  it("is migrated by an ordinary user who owns its database, and walls that user too", async () => {
    const user = `owner_${process.pid}`;
    const password = new URL(adminUrl).password || "unused";
    await asAdmin(
      `CREATE ROLE ${user} LOGIN PASSWORD '${password}'`,
      `CREATE DATABASE ${user} OWNER ${user}`,
    );
    await asAdmin(`GRANT huikuan_app TO ${user}`, `GRANT huikuan_directory TO ${user}`);
    const said: string[] = [];
    try {
      const store = await open(urlOf(adminUrl, user, user), (line) => said.push(line));
      const { applied } = await migrate(store.ownerPool);
      const inserted = store.ownerPool.query("INSERT INTO org (org_id) VALUES (1)");
      await expect(inserted).rejects.toThrow(/row-level security/);
      await store.close();
      expect([applied.length > 0, said]).toEqual([true, []]);
    } finally {
      await asAdmin(`DROP DATABASE IF EXISTS ${user} WITH (FORCE)`, `DROP ROLE ${user}`);
    }
  });

  it("that nobody answers is refused in one sentence without the password", async () => {
    const port = await unusedPort();
    const refusal = open(`postgres://me:hush@127.0.0.1:${port}/huikuan`);
    await expect(refusal).rejects.toThrow(
      /^The database of DATABASE_URL cannot be reached: nothing listens there\.$/,
    );
  });

  it("that does not exist is refused in one sentence", async () => {
    await expect(open(urlOf(adminUrl, "no_such_database"))).rejects.toThrow(
      "The database of DATABASE_URL cannot be reached: the database does not exist.",
    );
  });

  it("whose URL cannot be read is refused without repeating it", async () => {
    for (const wrong of [
      "",
      "mysql://me:hush@host/db",
      "postgres://",
      "host=here user=me",
      "postgres://me:hush@ho st/db",
    ]) {
      await expect(open(wrong)).rejects.toThrow(
        /^DATABASE_URL must look like postgres:\/\/user:password@host:5432\/database\.$/,
      );
    }
  });
});

describe("a connection that broke", () => {
  it("costs one query, is logged, and the next query gets a fresh one", async () => {
    const said: string[] = [];
    const store = await open(adminUrl, (line) => said.push(line));
    const client = await store.pool.connect();
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    await asAdmin(`SELECT pg_terminate_backend(${rows[0]?.pid})`);
    await expect(client.query("SELECT 1")).rejects.toThrow();
    // The socket's end may come a moment after the query's refusal.
    const isSaid = () => said.some((line) => line.startsWith("A database connection was lost: "));
    for (let tries = 0; tries < 100 && !isSaid(); tries += 1)
      await new Promise((soon) => setTimeout(soon, 20));
    client.release(true);
    expect((await store.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await store.close();
    expect(isSaid()).toBe(true);
  });
});
