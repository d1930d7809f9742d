import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Desks } from "../../server/compose.ts";
import { policyInForce, putPolicy } from "../../server/dunning/index.ts";
import type { OrgSettings } from "../../server/org/index.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { addOrg, rowsOf } from "../credit/rows.ts";
import { desksOver } from "../support/desks.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const ORG = "71";
let database: TestDatabase;
let desks: Desks;
beforeAll(async () => {
  database = await openTestDatabase();
  desks = await desksOver(database);
  await addOrg(database.ownerPool, ORG);
});
afterAll(() => database.drop());

const put = (policy: unknown) => putPolicy(ORG, policy, "陈总", desks.policies);
const inForce = () => desks.dunning.inTenant(ORG, policyInForce);
const versions = () =>
  rowsOf(
    database.ownerPool,
    ORG,
    "SELECT version, in_force, created_by FROM policy_version WHERE org_id = $1 ORDER BY version",
    [ORG],
  );

describe("putting a policy in force", () => {
  it("makes each edit the next version and keeps the earlier ones", async () => {
    expect(await put(standardPolicy)).toEqual({ ok: true, value: { id: "standard", version: 1 } });
    expect(await put({ ...standardPolicy, minGapDays: 2 })).toEqual({
      ok: true,
      value: { id: "standard", version: 2 },
    });
    expect(await inForce()).toMatchObject({ version: 2, minGapDays: 2 });
    expect(await versions()).toEqual([
      { version: 1, in_force: false, created_by: "陈总" },
      { version: 2, in_force: true, created_by: "陈总" },
    ]);
  });

  it("gives two admins at the same moment a version each, one of them in force", async () => {
    const before = (await versions()).length;
    await Promise.all([put(standardPolicy), put({ ...standardPolicy, minGapDays: 1 })]);
    const after = await versions();
    expect(after).toHaveLength(before + 2);
    expect(after.filter(({ in_force }) => in_force)).toHaveLength(1);
  });

  it.each([
    ["unordered steps", { steps: [...standardPolicy.steps].reverse() }, /^steps/],
    ["a currency that does not exist", { tolerance: { minor: { ZZZ: 100 }, share: 0 } }, /tolerance/],
    [
      "an unknown merge field",
      {
        templates: {
          courtesy: {
            "zh-CN": { subject: "{{nobody}}", body: "x" },
            en: { subject: "{{nobody}}", body: "x" },
          },
        },
      },
      /templates/,
    ],
  ])("refuses %s in one sentence and leaves the policy in force alone", async (_what, flaw, field) => {
    const before = await inForce();
    const refused = await put({ ...standardPolicy, ...flaw });
    expect(refused.ok).toBe(false);
    if (refused.ok) return;
    expect(refused.because.field).toMatch(field);
    expect(refused.because.message.en).toMatch(/^[^\n]+[.]$/);
    expect(refused.because.message["zh-CN"]).toMatch(/^[^\n]+。$/);
    expect(await inForce()).toEqual(before);
  });
});

describe("an org's settings", () => {
  const save = (settings: OrgSettings) => desks.org.inTenant(ORG, (book) => book.saveSettings(settings));
  const sender = () => desks.dunning.inTenant(ORG, async (each) => (await each.org()).sender);

  it("change only what is named", async () => {
    await save({ sender: { name: "财务部", address: "ar@haina.example" } });
    await save({ paymentsFrom: "invoice-fields" });
    expect(await sender()).toEqual({ name: "财务部", address: "ar@haina.example" });
    expect(await desks.org.inTenant(ORG, (each) => each.org())).toMatchObject({
      paymentsFrom: "invoice-fields",
      language: "zh-CN",
    });
  });

  it("give the sender back to the installation when it is null", async () => {
    await save({ sender: null });
    expect(await sender()).toBeNull();
  });
});
