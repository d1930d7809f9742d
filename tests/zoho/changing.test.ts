import { afterAll, afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { CrmRecord } from "../../sandbox/world/index.ts";
import type { CrmItem } from "../../server/outbox/ports.ts";
import { addAccount } from "../support/zoho-stage.ts";
import { openTestCrm, removeResources, type TestCrm } from "./open-test-crm.ts";

describe("changing a record that is there", () => {
  let test: TestCrm;
  let accountId: string;
  beforeEach(async () => {
    test = await openTestCrm();
    accountId = addAccount(test.stage.orgs[0], "Acme");
  });
  afterEach(() => test.close());
  afterAll(removeResources);

  const acme = () => test.stage.orgs[0];
  const kept = (module: string): CrmRecord[] => [...(acme().records.get(module)?.values() ?? [])];
  const write = (item: CrmItem) => test.crm.writer.write("1", item);
  const task = (): CrmItem => ({
    ...{ writebackId: "w", module: "Tasks", externalId: "task-1" },
    record: {
      subject: "Ring them",
      dueOn: "2024-05-10",
      text: "3",
      accountId,
      contactId: null,
      ownerId: null,
    },
  });

  it("closes a task of ours that is done, and leaves the rest of it", async () => {
    const made = await write(task());
    const taskId = made.kind === "sent" ? made.crmId : "none";
    const done = { writebackId: "d", module: "DoneTasks", externalId: "task-1", record: { taskId } } as const;
    expect(await write(done)).toMatchObject({ kind: "sent", crmId: taskId });
    expect(kept("Tasks")).toMatchObject([{ Subject: "Ring them", Status: "Completed" }]);
  });

  it("writes an approved limit into the account's own field, and nothing where it may be nothing", async () => {
    const limit = (limitMinor: number) =>
      write({
        writebackId: "w",
        module: "Limits",
        externalId: null,
        record: { accountId, currency: "CNY", limitMinor },
      });
    const shown = () => kept("Accounts").find(({ id }) => id === accountId)?.["huikuan__Credit_Limit"];
    expect(await limit(6_000_050)).toMatchObject({ kind: "sent" });
    expect(shown()).toBe(60_000.5);
    expect(await limit(0)).toMatchObject({ kind: "sent" });
    expect(shown()).toBe(0);
    expect(await limit(-1)).toMatchObject({ kind: "rejected" });
  });
});
