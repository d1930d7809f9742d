import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Desks } from "../../server/compose.ts";
import { policyInForce, putPolicy } from "../../server/dunning/index.ts";
import type { OrgSettings } from "../../server/org/index.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { listSegments, putSegments, trySegments } from "../../server/settings/index.ts";
import { addAccount, addOrg, rowsOf } from "../credit/rows.ts";
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

describe("segments", () => {
  const OTHER = "72";
  const admin = (orgId: string) => ({ orgId, userId: "7", userName: "陈总" });
  const named = { "zh-CN": "英国", en: "Britain" };
  const britain = { key: "gb", name: named, when: { country: ["GB"] }, policyId: "firm" };
  const firm = { ...standardPolicy, id: "firm" };
  const store = (draft: unknown, orgId = ORG) => putSegments(admin(orgId), draft, desks.policies);
  const list = (orgId = ORG) => listSegments(admin(orgId), desks.settings);
  const stored = (orgId: string) =>
    rowsOf(
      database.ownerPool,
      orgId,
      "SELECT version, body->>'otherwise' AS otherwise, created_by AS by FROM segment_version WHERE org_id = $1 ORDER BY version",
      [orgId],
    );
  beforeAll(async () => {
    await addOrg(database.ownerPool, OTHER);
    for (const [account, country] of [
      ["1001", "United Kingdom"],
      ["1002", "中国"],
    ] as const) {
      await addAccount(database.ownerPool, ORG, account, "CNY", null);
      await rowsOf(
        database.ownerPool,
        ORG,
        "UPDATE account SET country = $3, name = $2 WHERE org_id = $1 AND account_id = $2",
        [ORG, account, country],
      );
    }
  });

  it("wait for a policy that was activated for them: it takes nobody over", async () => {
    expect((await list()).current).toEqual({ version: 0, segments: [], otherwise: "standard" });
    await putPolicy(ORG, firm, "陈总", desks.policies, true);
    expect(await inForce()).toMatchObject({ id: "standard" });
    expect((await list()).policies.map(({ id }) => id)).toEqual(["firm", "standard"]);
  });

  it("are tried on today's accounts before anything is stored, and then stored as the next version", async () => {
    const draft = { version: 1, segments: [britain], otherwise: "standard" };
    expect(await trySegments(ORG, draft, desks.settings)).toMatchObject({
      ok: true,
      value: {
        accounts: 2,
        counts: [
          { segment: "gb", policyId: "firm", accounts: 1 },
          { segment: null, policyId: "standard", accounts: 1 },
        ],
        changed: 1,
        changes: [{ accountId: "1001", before: { policyId: "standard" }, after: { segment: "gb" } }],
      },
    });
    expect(await stored(ORG)).toHaveLength(1);
    expect(await store(draft)).toEqual({ ok: true, value: { version: 2 } });
    expect(await list()).toMatchObject({ changed: { by: "陈总" }, choices: { countries: ["CN", "GB"] } });
  });

  it.each([
    [
      "a version that somebody else has replaced",
      { version: 1, segments: [], otherwise: "standard" },
      "version",
    ],
    [
      "two policies for one segment",
      {
        version: 2,
        segments: [britain, { ...britain, key: "uk", policyId: "standard" }],
        otherwise: "standard",
      },
      "segments.1.when",
    ],
    [
      "a policy that does not exist",
      { version: 2, segments: [{ ...britain, policyId: "no" }], otherwise: "firm" },
      "segments.0.policyId",
    ],
  ])("refuse %s in one sentence, and nothing is stored", async (_what, draft, field) => {
    const before = await stored(ORG);
    const refused = await store(draft);
    expect(refused).toMatchObject({ ok: false, because: { field } });
    if (!refused.ok) expect(refused.because.message.en).toMatch(/^[^\n]+[.]$/);
    expect(await trySegments(ORG, draft, desks.settings)).toEqual(refused);
    expect(await stored(ORG)).toEqual(before);
  });

  it("take one of two administrators who began from the same version", async () => {
    // Each has a connection already, so that neither waits for one while the other stores.
    await Promise.all([list(), list()]);
    const both = await Promise.all(
      ["firm", "standard"].map((otherwise) => store({ version: 2, segments: [britain], otherwise })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("say whose policy is everybody's once the last of them is gone, and keep it until one is activated", async () => {
    await store({ version: 3, segments: [], otherwise: "firm" });
    await putPolicy(ORG, standardPolicy, "陈总", desks.policies, true);
    expect(await inForce()).toMatchObject({ id: "firm" });
    await putPolicy(ORG, standardPolicy, "陈总", desks.policies);
    expect(await inForce()).toMatchObject({ id: "standard" });
    expect((await stored(ORG)).at(-1)).toEqual({ version: 5, otherwise: "standard", by: "陈总" });
  });

  it("are each org's own", async () => {
    expect((await list(OTHER)).current.version).toBe(0);
    expect(await store({ version: 0, segments: [britain], otherwise: "standard" }, OTHER)).toMatchObject({
      ok: false,
      because: { field: "segments.0.policyId" },
    });
    expect(await stored(OTHER)).toEqual([]);
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
