import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { agreesWithClock, watchedClock } from "../../server/adapters/db/clock-check.ts";
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

  it("is asked about again after some seconds, and at once when it was set", async () => {
    let [elapsed, off, asked] = [0, 0, 0];
    const counted = {
      query: (text: string) => {
        asked += 1;
        return db.pool.query(text);
      },
    } as unknown as TestDatabase["pool"];
    const isRight = watchedClock(
      counted,
      () => new Date(Date.now() + off),
      () => performance.now() + elapsed,
    );
    const [QUARTER_OF_AN_HOUR, SECONDS] = [16 * 60_000, 6_000];
    expect([await isRight(), await isRight(), await isRight(), asked]).toEqual([true, true, true, 1]);
    off = QUARTER_OF_AN_HOUR;
    expect([await isRight(), await isRight(), asked]).toEqual([false, false, 3]);
    off = 0;
    expect([await isRight(), await isRight(), asked]).toEqual([true, true, 4]);
    [elapsed, off] = [SECONDS, SECONDS];
    expect([await isRight(), await isRight(), asked]).toEqual([true, true, 5]);
  });
});
