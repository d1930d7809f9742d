import { startKeeper } from "../support/store-keeper.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const KEEPER = "HUIKUAN_TEST_KEEPER";

/** A fresh migrated database while `doing`, on the tests' one server, or outside of tests on one of its own. */
export async function withDatabase<T>(doing: (database: TestDatabase) => Promise<T>): Promise<T> {
  const own = process.env[KEEPER] === undefined ? await startKeeper() : undefined;
  if (own !== undefined) process.env[KEEPER] = own.path;
  try {
    const database = await openTestDatabase();
    try {
      return await doing(database);
    } finally {
      await database.drop();
    }
  } finally {
    if (own !== undefined) {
      await own.stop();
      delete process.env[KEEPER];
    }
  }
}
