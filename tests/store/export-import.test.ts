import { createWriteStream } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { ZipFile } from "yazl";
import { tablesWithoutTenantWall } from "../../server/adapters/db/migrate/check-policies.ts";
import { migrate } from "../../server/adapters/db/migrate/migrate.ts";
import { standstillRows } from "../../server/adapters/db/standstill-rows.ts";
import { migrationFiles } from "../../server/adapters/db/migrate/migration-files.ts";
import { applyImport } from "../../server/adapters/db/transfer/apply-import.ts";
import type { Manifest } from "../../server/adapters/db/transfer/manifest.ts";
import { readExport } from "../../server/adapters/db/transfer/read-export.ts";
import { PLACE, stamping } from "../../server/adapters/db/transfer/stamp.ts";
import { type ExportOptions, writeExport } from "../../server/adapters/db/transfer/write-export.ts";
import { startCommand } from "../house/run-command.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { clientAt } from "../support/template.ts";
import { type EmptyDatabase, fillTwoOrgs, openEmptyDatabase, sealOf } from "./carried-rows.ts";

const seal = sealOf(7);
const ours = migrationFiles();
const NOTHING_SAID = () => undefined;

let folder: string;
let source: TestDatabase;
let file: string;
let manifest: Manifest;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "huikuan-export-"));
  source = await openTestDatabase();
  await fillTwoOrgs(source.ownerPool);
  [file, manifest] = await exported(source);
});
afterAll(async () => {
  await source?.drop();
  await rm(folder, { recursive: true, force: true });
});

const targets: EmptyDatabase[] = [];
const emptyTarget = async (): Promise<EmptyDatabase> => {
  const target = await openEmptyDatabase();
  targets.push(target);
  return target;
};
afterEach(async () => {
  for (const target of targets.splice(0)) await target.drop();
});

let files = 0;
async function exported({ ownerPool }: Pick<TestDatabase, "ownerPool">): Promise<[string, Manifest]> {
  const to = join(folder, `${(files += 1)}.zip`);
  return [to, await writeExport(ownerPool, { to, seal, at: new Date(0), progress: NOTHING_SAID })];
}

async function imported(from: string, { pool }: EmptyDatabase, inPlace = true) {
  const opened = await readExport(from, seal);
  try {
    return await applyImport(pool, opened, { inPlace, progress: NOTHING_SAID });
  } finally {
    opened.close();
  }
}

const migrationsOf = async ({ pool }: EmptyDatabase): Promise<number> =>
  (await pool.query("SELECT 1 FROM schema_migration")).rowCount ?? 0;

const rowsThere = async (target: EmptyDatabase): Promise<number> => {
  const { tables } = (await exported({ ownerPool: target.pool }))[1];
  return tables.reduce((all, { rows }) => all + rows, 0);
};

describe("an export, imported", () => {
  it("brings every table row for row into another database, and back out of it the same", async () => {
    const target = await emptyTarget();
    expect(await imported(file, target)).toEqual({ orgs: 2, rows: 110 });
    const [, again] = await exported({ ownerPool: target.pool });
    expect(again.tables).toEqual(manifest.tables);
    expect(again.sequences).toEqual(manifest.sequences);
    expect(again.tables.map(({ rows }) => rows).filter((rows) => rows > 0)).toEqual([
      2, 14, 2, 60, 14, 14, 2, 2,
    ]);
    expect(await tablesWithoutTenantWall(target.pool)).toEqual([]);
    const number = await target.pool.query("SELECT nextval('org_number') AS next");
    expect(number.rows).toEqual([{ next: "11" }]);
  });

  it("is a copy that reminds nobody and talks to no CRM and texts nobody, unless it takes the source's place", async () => {
    const standings = [];
    for (const inPlace of [false, true]) {
      const target = await emptyTarget();
      await imported(file, target, inPlace);
      const client = await target.pool.connect();
      await client.query("SELECT set_config('app.org', '10', false)");
      const { rows } = await client.query(
        `SELECT o.mode, c.state, c.state_reason AS because, (SELECT count(*)::int FROM sms_sender) AS texts
         FROM org o JOIN zoho_connection c USING (org_id)`,
      );
      client.release(true);
      standings.push(rows[0]);
    }
    expect(standings).toEqual([
      {
        mode: "rehearsal",
        state: "refused",
        because: expect.stringMatching(/copy: connect the org again/),
        texts: 0,
      },
      { mode: "live", state: "connected", because: null, texts: 1 },
    ]);
  });

  const standstillOf = async ({ ownerPool }: Pick<TestDatabase, "ownerPool">) =>
    (await ownerPool.query("SELECT stopped, by_name AS by, reason FROM house.standstill ORDER BY entry_id"))
      .rows;
  const word = (stopped: boolean) =>
    standstillRows(source.ownerPool).addStandstill(stopped, "Chen", "wrong letters", new Date(0));

  it("leaves the installation stopped, whatever the source was, with the operator's words of before", async () => {
    for (const stopped of [true, false]) await word(stopped);
    const [from] = await exported(source);
    for (const inPlace of [false, true]) {
      const target = await emptyTarget();
      await imported(from, target, inPlace);
      expect(await standstillOf({ ownerPool: target.pool })).toEqual([
        { stopped: true, by: "Chen", reason: "wrong letters" },
        { stopped: false, by: "Chen", reason: "wrong letters" },
        {
          stopped: true,
          by: "import",
          reason: expect.stringMatching(/^imported from an export of 1970-01-01T/),
        },
      ]);
      expect((await target.pool.query("SELECT house.is_stopped() AS stopped")).rows).toEqual([
        { stopped: true },
      ]);
    }
  });

  it("stops every live org where the export is older than the operator's stop", async () => {
    const old = await emptyTarget();
    await migrate(old.pool, ours.slice(0, 1));
    const client = await old.pool.connect();
    await client.query("SELECT set_config('app.org', '3', false)");
    await client.query(`INSERT INTO org (org_id, zgid, name, time_zone, base_currency, language, mode, created_at)
      VALUES (3, 'z', 'Old', 'UTC', 'CNY', 'en', 'live', now())`);
    client.release(true);
    const [from] = await exported({ ownerPool: old.pool });
    const target = await emptyTarget();
    await imported(from, target, true);
    const there = await target.pool.connect();
    await there.query("SELECT set_config('app.org', '3', false)");
    expect((await there.query("SELECT mode FROM org")).rows).toEqual([{ mode: "stopped" }]);
    there.release(true);
    expect(await standstillOf({ ownerPool: target.pool })).toMatchObject([{ stopped: true, by: "import" }]);
  });

  it("takes the source's place only when it was written while the source could not send: nothing left after it", async () => {
    const server = await clientAt(
      `${source.ownerUrl}${/\?/.test(source.ownerUrl) ? "&" : "?"}application_name=huikuan%20another`,
    );
    try {
      const [beside] = await exported(source);
      const target = await emptyTarget();
      await expect(imported(beside, target, true)).rejects.toThrow(
        /^--in-place needs an export that was written while nothing could send/,
      );
      expect((await imported(beside, target, false)).orgs).toBe(2);
      await word(true);
      const [still] = await exported(source);
      expect((await imported(still, await emptyTarget(), true)).orgs).toBe(2);
    } finally {
      await word(false);
      await server.end();
    }
  });

  it("carries every table of ours: what has no tenants is carried by name, or is of this database alone", async () => {
    const { rows } = await source.ownerPool.query<{ name: string }>(
      `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('information_schema', 'graphile_worker') AND n.nspname !~ '^pg_'`,
    );
    const carried = new Set(manifest.tables.map(({ name }) => `public.${name}`));
    expect(
      rows
        .map(({ name }) => name)
        .filter((name) => !carried.has(name))
        .sort(),
    ).toEqual(["house.standstill", "public.schema_migration"]);
  });

  it("of an older schema is migrated on, in a database that nobody opened, and refused in one that is further", async () => {
    const old = await emptyTarget();
    await migrate(old.pool, ours.slice(0, 1));
    await old.pool.query("SELECT set_config('app.org', '3', false)");
    const [from] = await exported({ ownerPool: old.pool });
    const target = await emptyTarget();
    await imported(from, target);
    expect(await migrationsOf(target)).toBe(ours.length);
    const further = await emptyTarget();
    await migrate(further.pool);
    await expect(imported(from, further)).rejects.toThrow(
      `The target database has the migration ${ours[1]?.name}, which the export has not; import into a database that no Huikuan has opened yet.`,
    );
  });

  it("leaves nothing behind when the database refuses it in the middle, and works when asked again", async () => {
    const target = await emptyTarget();
    await migrate(target.pool);
    await target.pool.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no more'; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON score_snapshot EXECUTE FUNCTION refuse()`);
    await expect(imported(file, target)).rejects.toThrow("no more");
    expect(await rowsThere(target)).toBe(0);
    await target.pool.query("DROP TRIGGER refuse ON score_snapshot");
    expect((await imported(file, target)).rows).toBe(110);
  });

  it("leaves nothing behind when it is killed in the middle", async () => {
    const target = await emptyTarget();
    await migrate(target.pool);
    await target.pool.query(`CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN NULL; END $$;
      CREATE TRIGGER wait AFTER INSERT ON score_snapshot EXECUTE FUNCTION wait()`);
    await target.pool.end();
    const { child, said } = await startCommand(
      "server/cli/import.ts",
      ["--from", file],
      environment(target.url),
    );
    const admin = await clientAt(target.url);
    const asleep = () =>
      admin.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'",
      );
    while ((await asleep()).rowCount === 0 && child.exitCode === null)
      await new Promise((soon) => setTimeout(soon, 20));
    expect([child.exitCode, said.err]).toEqual([null, ""]);
    child.kill("SIGKILL");
    await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()",
    );
    const { rows } = await admin.query(
      "SELECT set_config('app.org', '2', false), (SELECT count(*) FROM org) AS orgs, (SELECT count(*) FROM account) AS accounts",
    );
    await admin.end();
    expect(rows).toMatchObject([{ orgs: "0", accounts: "0" }]);
  });
});

const environment = (databaseUrl: string): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  PUBLIC_URL: "http://127.0.0.1:1",
  HUIKUAN_TOKEN_KEY: Buffer.alloc(32, 7).toString("base64"),
  HUIKUAN_SEAL_KEY: Buffer.alloc(32, 7).toString("base64"),
  SMTP_URL: "smtp://127.0.0.1:9",
  SMTP_ALLOW_PLAIN: "yes",
  MAIL_FROM: "billing@seller.example",
});

describe("a file that must not be imported", () => {
  it("is told by any flipped byte, before anything is opened", async () => {
    const bytes = await readFile(file);
    const damaged = join(folder, "damaged.zip");
    const places = Array.from({ length: 60 }, (_, n) => Math.floor((n * (bytes.length - 1)) / 59));
    for (const place of places) {
      const flipped = Buffer.from(bytes);
      flipped[place] = (flipped[place] ?? 0) ^ 1;
      await writeFile(damaged, flipped);
      await expect(readExport(damaged, seal)).rejects.toThrow(
        /damaged or is no export: its checksum does not fit/,
      );
    }
  });

  it("is told by its end missing, and by being something else", async () => {
    const bytes = await readFile(file);
    for (const wrong of [
      bytes.subarray(0, -1),
      bytes.subarray(0, 1000),
      Buffer.alloc(0),
      Buffer.from("name,amount\n"),
    ]) {
      await writeFile(join(folder, "wrong.zip"), wrong);
      await expect(readExport(join(folder, "wrong.zip"), seal)).rejects.toThrow(/its checksum does not fit/);
    }
    await expect(readExport(join(folder, "none.zip"), seal)).rejects.toThrow(/cannot be read \(ENOENT\)/);
  });

  it("was written by a newer program: another format, or a migration we do not know", async () => {
    const newer = await withManifest({ ...manifest, format: 2 });
    await expect(readExport(newer, seal)).rejects.toThrow(
      `--from "${newer}" was written by a newer Huikuan (format 2, this one reads 1); update the program.`,
    );
    await expect(readExport(file, seal, ours.slice(0, -1))).rejects.toThrow(
      `--from "${file}" was written by a newer Huikuan (migration ${ours.at(-1)?.name}); update the program.`,
    );
    const edited = ours.map((each, index) => (index === 0 ? { ...each, hash: "another" } : each));
    await expect(readExport(file, seal, edited)).rejects.toThrow(/another text of the migration 0001-ground/);
  });

  it("was sealed with another key, or says nothing of itself", async () => {
    await expect(readExport(file, sealOf(8))).rejects.toThrow(
      `--from "${file}" was sealed with another HUIKUAN_SEAL_KEY; give this server the same key as the one it was exported from.`,
    );
    await expect(readExport(await withManifest({ program: "another" }), seal)).rejects.toThrow(
      /no export of Huikuan's/,
    );
  });
});

async function withManifest(said: object): Promise<string> {
  const path = join(folder, `made-${(files += 1)}.zip`);
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(JSON.stringify(said)), "manifest.json");
  zip.end({ forceZip64Format: false, comment: PLACE });
  await pipeline(zip.outputStream as Readable, stamping(), createWriteStream(path));
  return path;
}

describe("a database that must not be filled", () => {
  it("has an org already", async () => {
    const target = await emptyTarget();
    await imported(file, target);
    const before = await exported({ ownerPool: target.pool });
    await expect(imported(file, target)).rejects.toThrow(
      "The target database is not empty; import into an empty one, so that nothing is mixed.",
    );
    expect((await exported({ ownerPool: target.pool }))[1].tables).toEqual(before[1].tables);
  });

  it("has a server at work on it", async () => {
    const target = await emptyTarget();
    const server = await clientAt(`${target.url}&application_name=huikuan%20another`);
    await expect(imported(file, target)).rejects.toThrow(
      "A Huikuan server is at work on the target database; stop it, import, then start it again.",
    );
    await server.end();
    expect((await imported(file, target)).orgs).toBe(2);
  });
});

describe("an export", () => {
  it("is readable by its owner alone", async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  const writing = (over: Partial<ExportOptions>) => {
    const usual = { to: join(folder, "unwritten.zip"), seal, at: new Date(0), progress: NOTHING_SAID };
    return writeExport(source.ownerPool, { ...usual, ...over });
  };
  const noFileIsLeft = async () =>
    expect((await readdir(folder)).filter((name) => /unwritten|half/.test(name))).toEqual([]);

  it("is refused with a key that does not open the database, and leaves no file", async () => {
    await expect(writing({ seal: sealOf(8) })).rejects.toThrow(
      /HUIKUAN_SEAL_KEY is not the key that this database was sealed with/,
    );
    await noFileIsLeft();
  });

  it("says that there is nothing in a database that nobody opened", async () => {
    const target = await emptyTarget();
    await expect(exported({ ownerPool: target.pool })).rejects.toThrow(/nothing to export/);
  });

  it("names the place that cannot be written, and hangs on to no session", async () => {
    const to = join(folder, "no-such-folder", "x.zip");
    await expect(writing({ to })).rejects.toThrow(
      `--to "${to}" cannot be written (ENOENT): give a file in a folder that exists, is yours and has room.`,
    );
    expect((await source.ownerPool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });

  it("stops when it is told to, and leaves no file", async () => {
    const stop = new AbortController();
    const progress = () => stop.abort(new Error("stopped"));
    await expect(writing({ signal: stop.signal, progress })).rejects.toThrow("stopped");
    await noFileIsLeft();
  });

  it("is whole, though another is written under the same name at the same time", async () => {
    const to = join(folder, "twice.zip");
    await Promise.all([writing({ to }), writing({ to })]);
    (await readExport(to, seal)).close();
  });
});
