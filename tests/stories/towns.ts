import { afterAll, afterEach, beforeAll } from "@jest/globals";
import type { SinkOptions } from "../mail/smtp-sink.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { Town } from "./town.ts";

export interface Towns {
  database(): TestDatabase;
  found(options?: SinkOptions, mode?: string): Promise<Town>;
  /** One buyer with one invoice of ¥1,000.00, due on Monday 2 March 2026. */
  oneDebt(options?: SinkOptions, mode?: string): Promise<Town>;
}

/** A store for one test file, and towns that end with the test that founded them. */
export function openTowns(): Towns {
  let db: TestDatabase;
  const towns: Town[] = [];
  beforeAll(async () => {
    db = await openTestDatabase();
  });
  afterEach(async () => {
    for (const town of towns.splice(0)) await town.leave();
  });
  afterAll(() => db.drop());
  const found = async (options: SinkOptions = {}, mode?: string): Promise<Town> => {
    const town = await Town.found(db, options, mode);
    towns.push(town);
    return town;
  };
  return {
    database: () => db,
    found,
    async oneDebt(options, mode) {
      const town = await found(options, mode);
      await town.account("100");
      await town.invoice("1", "100", 100_000, "2026-03-02");
      return town;
    },
  };
}
