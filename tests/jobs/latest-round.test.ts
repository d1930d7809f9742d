import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { roundRows } from "../../server/adapters/db/round-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { addOrg } from "../credit/rows.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const friday = toDay("2026-11-20");
const SIX = new Date("2026-11-20T06:00:00+08:00");
const after = (minutes: number) => new Date(SIX.getTime() + minutes * 60_000);

let db: TestDatabase;
let orgs = 70;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());

async function org() {
  orgs += 1;
  const orgId = String(orgs);
  await addOrg(db.ownerPool, orgId);
  return <T>(work: (rounds: ReturnType<typeof roundRows>) => Promise<T>): Promise<T> =>
    withTenant(db.pool, orgId, (tx) => work(roundRows(tx, orgId)));
}

describe("a day's round is over", () => {
  it("when it came to an end, not when it was only begun", async () => {
    const rounds = await org();
    await rounds((row) => row.begin(friday, SIX));
    expect(await rounds((row) => row.latest())).toBe(friday);
    expect(await rounds((row) => row.latestOver(SIX))).toBeNull();
    await rounds((row) => row.finish(friday, "warning", {}, after(1)));
    expect(await rounds((row) => row.latestOver(after(60)))).toBe(friday);
  });

  it("and after a failure only until it is time to try again", async () => {
    const rounds = await org();
    await rounds((row) => row.begin(friday, SIX));
    await rounds((row) => row.finish(friday, "failed", {}, after(1)));
    expect(await rounds((row) => row.latestOver(after(0)))).toBe(friday);
    expect(await rounds((row) => row.latestOver(after(1)))).toBeNull();
  });
});
