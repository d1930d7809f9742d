import { describe, expect, it } from "@jest/globals";
import PostalMime from "postal-mime";
import { deliverDay, planDay } from "../../server/dunning/index.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { merging } from "./merging.ts";
import type { Town } from "./town.ts";
import { openTowns } from "./towns.ts";

const { database, found, oneDebt } = openTowns();
const merge = merging(database);
const DAY = toDay("2026-03-05");

/** What became of each message, after `change` happened between plan and delivery. */
async function deliveredAfter(town: Town, change: string): Promise<string[]> {
  await town.dawn(DAY);
  await planDay(town.orgId, DAY, town.desk);
  await town.sql(change, [town.orgId]);
  expect((await deliverDay(town.orgId, DAY, town.desk)).failed).toEqual([]);
  const rows = await town.sql<{ line: string }>(
    "SELECT concat_ws(' ', step, state, reason) AS line FROM dispatch WHERE org_id = $1",
    [town.orgId],
  );
  return rows.map(({ line }) => line);
}

describe("a policy that is edited in the middle of a case", () => {
  it("tells whoever is to call how late it is, what was promised and did not come, and what to leave alone", async () => {
    const town = await oneDebt();
    await town.invoice("2", "100", 50_000, "2026-03-02");
    await town.round("2026-03-05");
    await town.round("2026-03-12");
    await town.promises("p1", "100", 100_000, "2026-03-18", "2026-03-12");
    await town.pays("9", "100", 30_000, "2026-03-17", "1");
    await town.disputes("2", 20_000);
    await town.round("2026-04-01");
    const [task] = await town.sql<{ record: { subject: string; text: string } }>(
      "SELECT record FROM writeback WHERE org_id = $1 AND module = 'Tasks'",
      [town.orgId],
    );
    expect(task?.record.subject).toBe("致电 Buyer 100：逾期款项 ¥1,000.00");
    const text = task?.record.text ?? "";
    for (const words of [
      "请致电 Buyer 100（联系人：Wang Fang）。最早一笔已逾期 30 天，应付金额 ¥1,000.00，共 2 张未结发票。",
      "客户对其中 ¥200.00 有异议，核实期间请勿催收；无异议部分 ¥1,000.00 照常催收。",
      "客户曾承诺于 2026年3月18日 前（含当日）支付 ¥1,000.00，仅到账 ¥300.00。",
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/贵司|谨表|尊敬/);
  });

  it("C39: does not take back the deadline that a letter has set", async () => {
    const town = await oneDebt();
    const inForce = (version: number, deadlineDays: number | undefined) =>
      town.sql(
        `INSERT INTO policy_version (org_id, policy_id, version, body, created_at, created_by, in_force)
         VALUES ($1, 'standard', $2, $3, now(), '7', true)`,
        [town.orgId, version, JSON.stringify(withDeadline(version, deadlineDays))],
      );
    await inForce(1, 14);
    await town.everyDay("2026-03-05", "2026-03-06");
    await town.sql("UPDATE policy_version SET in_force = false WHERE org_id = $1", [town.orgId]);
    await inForce(2, undefined);
    await town.everyDay("2026-03-07", "2026-03-25");
    expect(await town.dispatches()).toEqual([
      "2026-03-05 reminder-1 CNY sent",
      // The letter said the 19th, and the policy of today would have gone on on the 12th.
      "2026-03-20 reminder-2 CNY sent",
    ]);
  });
});

/** The standard policy, whose first reminder sets a deadline. */
function withDeadline(version: number, deadlineDays: number | undefined): Policy {
  const steps = standardPolicy.steps.map((step) =>
    step.key === "reminder-1" && deadlineDays !== undefined ? { ...step, deadlineDays } : step,
  );
  return { ...standardPolicy, version, steps };
}

describe("two accounts that are merged in the CRM", () => {
  const twins = async (): Promise<Town> => {
    const town = await oneDebt();
    for (const id of ["101", "102"]) await town.account(id);
    await town.round("2026-03-05");
    return town;
  };

  it("hear a step once: the one that is left goes on where the other stood, however often they are merged", async () => {
    const town = await twins();
    await merge(town, "100", "101");
    await town.round("2026-03-06");
    await town.round("2026-03-09");
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY sent"]);
    await merge(town, "101", "102");
    await town.round("2026-03-10");
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY sent"]);
    await town.round("2026-03-12");
    expect(await town.dispatches()).toEqual([
      "2026-03-05 reminder-1 CNY sent",
      "2026-03-12 reminder-2 CNY sent",
    ]);
    expect(town.sink.mails.map(({ to }) => to[0])).toEqual(["ap100@buyer.example", "ap102@buyer.example"]);
  });

  it("are held to what either of them promised", async () => {
    const town = await twins();
    await town.promises("p1", "100", 100_000, "2026-03-18", "2026-03-06");
    await merge(town, "100", "101");
    await town.round("2026-03-12");
    expect(await town.holds()).toEqual(["2026-03-12 promise-open 2026-03-19"]);
  });

  it("are two again when the CRM has the first back", async () => {
    const town = await twins();
    await merge(town, "100", "101");
    await town.sql("UPDATE account SET state = 'active' WHERE org_id = $1 AND account_id = '100'", [
      town.orgId,
    ]);
    await town.round("2026-03-09");
    // Billed to another customer than the one that heard it.
    expect(await town.dispatches()).toEqual([
      "2026-03-05 reminder-1 CNY sent",
      "2026-03-09 reminder-1 CNY sent",
    ]);
  });
});

describe("what changes between plan and delivery", () => {
  it("is called paid only when it was paid", async () => {
    expect(
      await deliveredAfter(
        await oneDebt(),
        "UPDATE ledger_entry SET due_on = '2026-04-30' WHERE org_id = $1 AND kind = 'invoice'",
      ),
    ).toEqual(["reminder-1 cancelled changed"]);
    expect(
      await deliveredAfter(await oneDebt(), "UPDATE ledger_entry SET known_to = now() WHERE org_id = $1"),
    ).toEqual(["reminder-1 cancelled paid"]);
  });

  it("may be the account itself: gone from the CRM, or not to be reminded of anything", async () => {
    expect(
      await deliveredAfter(await oneDebt(), "UPDATE account SET state = 'deleted' WHERE org_id = $1"),
    ).toEqual(["reminder-1 held excluded"]);
    expect(
      await deliveredAfter(await oneDebt(), "UPDATE ledger_entry SET no_reminders = true WHERE org_id = $1"),
    ).toEqual(["reminder-1 held excluded"]);
  });

  it("may be the address: the letter goes to the new one", async () => {
    const town = await oneDebt();
    await deliveredAfter(town, "UPDATE contact SET email = 'new@buyer.example' WHERE org_id = $1");
    expect(town.sink.mails.map(({ to }) => to)).toEqual([["new@buyer.example"]]);
  });
});

describe("what people type into a CRM", () => {
  it("a time zone that does not exist leaves the account in the org's own", async () => {
    const town = await oneDebt();
    await town.sql("UPDATE account SET time_zone = 'Mars/Base' WHERE org_id = $1", [town.orgId]);
    await town.round(DAY);
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY sent"]);
  });

  it("names with markup, headers and line breaks are words and nothing else", async () => {
    const town = await oneDebt();
    await town.sql("UPDATE account SET name = $2 WHERE org_id = $1", [
      town.orgId,
      "<script>x()</script>\r\nBcc: a@evil.example {{senderName}}",
    ]);
    await town.sql("UPDATE contact SET name = $2 WHERE org_id = $1", [
      town.orgId,
      '"Eve\r\nBcc: b@evil.example" <c@evil.example>\n\nPay to another account.',
    ]);
    await town.round(DAY);
    const [mail] = town.sink.mails;
    const read = await PostalMime.parse(mail?.raw ?? "");
    expect(mail?.to).toEqual(["ap100@buyer.example"]);
    expect(read.to?.map(({ address }) => address)).toEqual(["ap100@buyer.example"]);
    expect(read.bcc).toBeUndefined();
    expect(read.subject).toContain("{{senderName}}");
    expect(read.html).not.toContain("<script>");
    expect(read.text?.split("\n").filter((line) => /^(Bcc|Pay)/.test(line))).toEqual([]);
  });
});

describe("a mail server that will not take mail from us", () => {
  it("is what a person is told of, and no address is given up for it", async () => {
    let shut = true;
    const town = await oneDebt({
      onRcptTo: (_, __, done) =>
        done(shut ? Object.assign(new Error("5.7.1 relay access denied"), { responseCode: 554 }) : undefined),
    });
    await town.round(DAY);
    const tasks = await town.sql<{ subject: string }>(
      "SELECT record->>'subject' AS subject FROM writeback WHERE org_id = $1 AND module = 'Tasks'",
      [town.orgId],
    );
    expect(tasks.map(({ subject }) => subject)).toEqual([expect.stringContaining("邮件服务器拒绝发送")]);
    shut = false;
    await town.round("2026-03-06");
    expect(town.sink.mails.map(({ to }) => to)).toEqual([["ap100@buyer.example"]]);
  });
});

describe("a rehearsal that ends in the middle of a day", () => {
  it("lets the same day's letter leave, once: nobody has heard anything yet", async () => {
    const town = await oneDebt({}, "rehearsal");
    await town.everyDay("2026-02-20", "2026-03-05");
    await town.sql("UPDATE org SET mode = 'live' WHERE org_id = $1", [town.orgId]);
    await town.round(DAY);
    await town.round(DAY);
    expect(town.sink.mails).toHaveLength(1);
  });
});

describe("an account with 5,000 open invoices", () => {
  it("gets one letter that lists every one", async () => {
    const town = await found();
    await town.account("100");
    await town.sql(
      `INSERT INTO ledger_entry (org_id, entry_id, known_from, kind, record_id, account_id, currency, amount_minor, number, on_day, due_on, modified_at)
       SELECT $1, g, '2025-01-01', 'invoice', g, '100', 'CNY', 1000 + g, 'INV-' || g, '2026-01-01', '2026-03-02', now()
       FROM generate_series(1, 5000) g`,
      [town.orgId],
    );
    await town.round(DAY);
    expect(town.sink.mails).toHaveLength(1);
    const read = await PostalMime.parse(town.sink.mails[0]?.raw ?? "");
    expect(read.text?.match(/^INV-\d+ /gm)).toHaveLength(5_000);
  });
});
