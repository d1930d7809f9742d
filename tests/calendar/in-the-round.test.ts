import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Town } from "../stories/town.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());

/** The days on which one debtor, from a country or from nowhere, heard from a seller in Shanghai. */
async function heardOn(country: string | null, dueOn: string, from: string, to: string): Promise<string[]> {
  const town = await Town.found(db);
  // Four in the afternoon in Shanghai is morning in Germany: nobody is reached at night.
  town.minute = 16 * 60;
  try {
    await town.account("100");
    await town.sql("UPDATE account SET country = $2 WHERE org_id = $1", [town.orgId, country]);
    await town.invoice("5100", "100", 100_000, dueOn);
    await town.everyDay(from, to);
    return (await town.dispatches()).map((line) => line.slice(0, 10));
  } finally {
    await town.leave();
  }
}

describe("C38: the round keeps the business days of the customer's country", () => {
  it("waits over the National Day holiday in China, and not in Germany", async () => {
    // Three days past due is Friday, 2 October 2026.
    const span = ["2026-09-29", "2026-10-01", "2026-10-08"] as const;
    expect(await heardOn("中国", ...span)).toEqual(["2026-10-08"]);
    expect(await heardOn("Germany", ...span)).toEqual(["2026-10-02"]);
  });

  it("takes the org's country when the CRM does not say the customer's", async () => {
    expect(await heardOn(null, "2026-09-29", "2026-10-01", "2026-10-08")).toEqual(["2026-10-08"]);
  });

  it("writes on a make-up Saturday in China, and waits for Monday in Germany", async () => {
    // Three days past due is Saturday, 10 October 2026.
    const span = ["2026-10-07", "2026-10-09", "2026-10-12"] as const;
    expect(await heardOn("CN", ...span)).toEqual(["2026-10-10"]);
    expect(await heardOn("Deutschland", ...span)).toEqual(["2026-10-12"]);
  });
});
