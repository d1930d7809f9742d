import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openTwoTenants } from "./two-tenants.ts";

describe("the print of all that is stored", () => {
  let house: Awaited<ReturnType<typeof openTwoTenants>>;
  beforeAll(async () => {
    house = await openTwoTenants();
  });
  afterAll(() => house.close());

  it("stays while nobody writes, changes with one row, and is back when the row is", async () => {
    const before = await house.fingerprint();
    expect(await house.fingerprint()).toEqual(before);
    await house.sqlOf("1", "UPDATE account SET name = name || '!' WHERE org_id = $1");
    const changed = await house.fingerprint();
    expect(Object.keys(before).filter((table) => before[table] !== changed[table])).toEqual(["account"]);
    await house.sqlOf("1", "UPDATE account SET name = left(name, -1) WHERE org_id = $1");
    expect(await house.fingerprint()).toEqual(before);
  });

  it("sees a row that was written before a look and committed after it", async () => {
    const before = await house.fingerprint();
    await house.beforeCommit("1", "UPDATE account SET name = '?' WHERE org_id = $1", async () => {
      expect(await house.fingerprint()).toEqual(before);
    });
    expect(await house.fingerprint()).not.toEqual(before);
  });
});
