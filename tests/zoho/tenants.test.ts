import { afterAll, afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { openSdk } from "../../server/adapters/zoho/sdk.ts";
import { addAccount } from "../support/zoho-stage.ts";
import { collect, openTestCrm, removeResources, type TestCrm } from "./open-test-crm.ts";

const ORG = { baseCurrency: "USD", paymentsFrom: "payments-module" } as never;
const ALL = { org: ORG, modifiedSince: null, pageToken: null };

/** Nothing here is about deadlines, and sixty jobs at once take their time on a busy machine. */
const PATIENT = { timeoutMs: 20_000, deadlineMs: 60_000 };

describe("the tenant wrapper", () => {
  let test: TestCrm;
  beforeEach(async () => {
    test = await openTestCrm(PATIENT);
  });
  afterEach(() => test.close());
  afterAll(removeResources);

  it("never mixes two tenants, reads and writes interleaved", async () => {
    const { stage, crm } = test;
    const homes = stage.orgs.map((org, index) => ({
      orgId: String(index + 1),
      org,
      accounts: Array.from({ length: 5 }, (_, n) => addAccount(org, `${org.name} ${n}`)),
    }));
    const before = (await stage.calls()).length;
    const jobs = Array.from({ length: 60 }, (_, n) => async () => {
      const { orgId, org, accounts } = homes[n % 2] as (typeof homes)[number];
      if (n % 3 === 0) {
        const read = await collect(crm.source.recordsSince(orgId, "accounts", ALL));
        expect(read.map((account) => account.recordId)).toEqual(accounts);
        return;
      }
      const accountId = accounts[n % 5] as string;
      const record = {
        subject: `${org.name} ${n}`,
        dueOn: null,
        text: "",
        accountId,
        contactId: null,
        ownerId: null,
      };
      const item = { writebackId: `w${n}`, module: "Tasks" as const, externalId: `e${n}`, record };
      expect(await crm.writer.write(orgId, item)).toEqual({ kind: "sent", crmId: expect.any(String) });
    });
    await Promise.all(jobs.map((job) => job()));
    expect(stage.world.violations).toEqual([]);
    const calls = (await stage.calls()).slice(before).filter((call) => call.path.includes("/crm/"));
    expect(calls.length).toBeGreaterThan(60);
    for (const call of calls) expect(call.path.startsWith(`/o/${call.org}/`)).toBe(true);
    for (const { org } of homes) {
      const subjects = [...(org.records.get("Tasks")?.values() ?? [])].map((task) => String(task["Subject"]));
      expect(subjects).toHaveLength(20);
      expect(subjects.every((subject) => subject.startsWith(org.name))).toBe(true);
    }
  });

  it("fails closed outside a tenant", async () => {
    await test.crm.runAs("1", "Accounts", async () => undefined);
    const { connections } = test;
    expect(connections.row("1").accessToken).not.toBeNull();
    const Z = await import("@zohocrm/typescript-sdk-6.0");
    const before = (await test.stage.calls()).length;
    await expect(new Z.Org.OrgOperations().getOrganization()).rejects.toThrow();
    expect((await test.stage.calls()).length).toBe(before);
  });

  it("refuses a second directory for the SDK, whose state is one per process", () => {
    expect(() => openSdk({ resourceDir: "/elsewhere" })).toThrow("one process has one place");
  });

  it("learns the fields of a module once, however many calls start cold together", async () => {
    const cold = await openTestCrm(PATIENT);
    try {
      await Promise.all(Array.from({ length: 8 }, () => cold.crm.runAs("1", "Tasks", async () => undefined)));
      const asked = (await cold.stage.calls()).filter((call) => call.path.includes("fields?module=Tasks"));
      expect(asked).toHaveLength(1);
    } finally {
      await cold.close();
    }
  });

  it("writes nothing when the CRM behind the token is another org", async () => {
    const { stage, crm, connections } = test;
    const [acme, other] = stage.orgs;
    const accountId = addAccount(other, "Theirs");
    // The second org's connection under the first org's number.
    connections.put("1", acme.zgid, await stage.connect(other));
    const item = {
      writebackId: "w",
      module: "Notes" as const,
      externalId: "e",
      record: { title: "t", text: "x", accountId },
    };
    await expect(crm.writer.write("1", item)).rejects.toThrow("nothing was written");
    expect(other.records.get("Notes")?.size).toBe(0);
  });

  it("runs no more calls of one org at once than its cap", async () => {
    const capped = await openTestCrm({ ...PATIENT, concurrency: 3 });
    try {
      let running = 0;
      let most = 0;
      const job = async (): Promise<void> => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((done) => setTimeout(done, 10));
        running -= 1;
      };
      await Promise.all(Array.from({ length: 12 }, () => capped.crm.runAs("1", "Notes", job)));
      expect(most).toBe(3);
    } finally {
      await capped.close();
    }
  });
});
