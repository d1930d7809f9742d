import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { agreesWithClock } from "../../server/adapters/db/clock-check.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());

const offBy = (minutes: number) => agreesWithClock(db.pool, () => new Date(Date.now() + minutes * 60_000));

describe("a machine's clock beside the database's", () => {
  it("is right within a quarter of an hour, and wrong beyond it, before or behind", async () => {
    expect(await Promise.all([0, 14, -14].map(offBy))).toEqual([true, true, true]);
    expect(await Promise.all([16, -16, 25 * 60].map(offBy))).toEqual([false, false, false]);
  });
});
