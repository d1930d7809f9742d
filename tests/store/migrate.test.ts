import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { migrate } from "../../server/adapters/db/migrate/migrate.ts";
import { type Migration, migrationFiles } from "../../server/adapters/db/migrate/migration-files.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

let db: TestDatabase;
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db.drop());

const next = (name: string, sql: string): Migration => ({ name, sql, hash: `hash of ${sql}` });
const ours = migrationFiles();
const slow = next("9001-slow", "SELECT pg_sleep(0.3); CREATE TABLE slow (org_id bigint PRIMARY KEY)");

const names = async (): Promise<string[]> =>
  (await db.ownerPool.query<{ name: string }>("SELECT name FROM schema_migration ORDER BY 1")).rows.map(
    (row) => row.name,
  );

describe("migrating", () => {
  it("does nothing to a database that is up to date", async () => {
    expect(await migrate(db.ownerPool)).toEqual({ applied: [] });
  });

  it("runs once when two programs start together: the second waits, then has nothing to do", async () => {
    const both = await Promise.all([
      migrate(db.ownerPool, [...ours, slow]),
      migrate(db.ownerPool, [...ours, slow]),
    ]);
    expect(both.map(({ applied }) => applied.length).sort()).toEqual([0, 1]);
    expect(await names()).toEqual([...ours.map(({ name }) => name), "9001-slow"]);
  });

  it("refuses a database that is newer than the program, and changes nothing", async () => {
    await migrate(db.ownerPool, [...ours, slow]);
    await expect(migrate(db.ownerPool)).rejects.toThrow(
      "This database was written by a newer Huikuan (migration 9001-slow). Update the program, or restore an older copy.",
    );
    expect(await names()).toContain("9001-slow");
  });

  it("refuses a migration that was edited after it ran", async () => {
    await migrate(db.ownerPool, [...ours, slow]);
    await expect(migrate(db.ownerPool, [...ours, { ...slow, hash: "other" }])).rejects.toThrow(
      "The migration 9001-slow was edited after this database ran it; put its text back and write a new migration instead.",
    );
  });

  it("refuses a migration that would run out of order", async () => {
    await migrate(db.ownerPool, [...ours, slow]);
    const late = next("9000-late", "CREATE TABLE late (org_id bigint PRIMARY KEY)");
    await expect(migrate(db.ownerPool, [...ours, late, slow])).rejects.toThrow(
      "The migration 9000-late would run after 9001-slow",
    );
  });

  it("leaves nothing of a migration that failed half way, and keeps those before it", async () => {
    const broken = next("9002-broken", "CREATE TABLE half (org_id bigint PRIMARY KEY); SELECT 1 / 0");
    await expect(migrate(db.ownerPool, [...ours, slow, broken])).rejects.toThrow(
      "Migration 9002-broken failed and changed nothing: division by zero",
    );
    const { rows } = await db.ownerPool.query(
      `SELECT to_regclass('half') AS half, to_regclass('slow') AS slow`,
    );
    expect(rows).toEqual([{ half: null, slow: "slow" }]);
    expect(await names()).not.toContain("9002-broken");
  });

  it("lets the app role use a new table's rows, and not the list of migrations", async () => {
    await migrate(db.ownerPool, [...ours, slow]);
    expect((await db.pool.query("SELECT * FROM slow")).rows).toEqual([]);
    await expect(db.pool.query("SELECT * FROM schema_migration")).rejects.toThrow(/permission denied/);
  });
});
