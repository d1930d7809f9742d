import { afterAll, describe, expect, it } from "@jest/globals";
import {
  atTheAddressBefore,
  withFieldsOfAnybody,
  withTheTokenBefore,
} from "../torture/tenancy/broken-crm.ts";
import { sentencesOf } from "../torture/tenancy.ts";
import { removeFields, torment } from "../torture/tenancy/torment.ts";

afterAll(removeFields);

/** A short one of `npm run torture -- tenancy`. */
const SHARE = { jobs: 400, orgs: 40, seed: 3, faults: 8, kills: 12, atOnce: 48 };
/** Without faults, so that whatever is found is the broken wall. */
const CALM = { jobs: 60, orgs: 8, seed: 3, faults: 0, kills: 0, atOnce: 24 };

describe("many orgs at once on two hosts of a CRM that misbehaves", () => {
  it("never meet: every call, effect and field type is the org's own, by the sandbox's records", async () => {
    const found = await torment(SHARE);
    expect(sentencesOf(found.verdict)).toEqual([]);
    expect(found.done).toHaveLength(400);
    expect(found.killed).toBeGreaterThan(5);
    expect(Object.values(found.injected).reduce((sum, each) => sum + each, 0)).toBeGreaterThan(2);
    expect(found.counted).toBe(found.calls);
    // A first token for each org, and at most two for each that was lost: never one for each call.
    expect(found.tokenPosts).toBeLessThan(40 + 2 * (found.killed + (found.injected["401"] ?? 0)));
  }, 120_000);
});

describe("the torture turns red", () => {
  it("when calls go out with the token of whoever asked before", async () => {
    const { verdict } = await torment({ ...CALM, open: withTheTokenBefore });
    expect(verdict.violations.length).toBeGreaterThan(0);
    expect(verdict.wrongOrg.length).toBeGreaterThan(5);
    expect(verdict.wrongHost.length).toBeGreaterThan(5);
  }, 60_000);

  it("when calls go to the address of whoever asked before", async () => {
    const { verdict } = await torment({ ...CALM, open: atTheAddressBefore });
    expect(verdict.wrongHost.length).toBeGreaterThan(5);
  }, 60_000);

  it("when the file of fields does not say whose it is", async () => {
    const { verdict } = await torment({ ...CALM, jobs: 120, orgs: 16, open: withFieldsOfAnybody });
    expect(verdict.wrongMetadata.length).toBeGreaterThan(3);
    expect([verdict.wrongHost, verdict.violations]).toEqual([[], []]);
  }, 60_000);
});
