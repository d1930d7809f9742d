import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Desks } from "../../server/compose.ts";
import { readMessage, viewAccount, type Reader } from "../../server/account/index.ts";
import { AccountView, type AccountViewBody } from "../../shared/account/contract.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { addAccount, addEntries, addOrg, rowsOf } from "../credit/rows.ts";
import { creditNote, currency, invoice, payment } from "../ledger/entries.ts";
import { desksOver } from "../support/desks.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const ORG = "51";
const OTHER_ORG = "52";
const ACCOUNT = "7001";
const reader: Reader = { orgId: ORG, accountId: ACCOUNT, userId: "u-1", userName: "李倩", role: "collector" };
const USD = currency("USD");
let database: TestDatabase;
let desks: Desks;
let now = new Date("2024-04-10T02:00:00Z");

beforeAll(async () => {
  database = await openTestDatabase();
  const whole = await desksOver(database);
  desks = { ...whole, account: { ...whole.account, now: () => now } };
  for (const org of [ORG, OTHER_ORG]) await addOrg(database.ownerPool, org);
  await addAccount(database.ownerPool, ORG, ACCOUNT, "CNY", 50_000);
  await addEntries(database.ownerPool, ORG, [
    invoice("901", { dueOn: toDay("2024-04-10") }),
    invoice("902", { dueOn: toDay("2024-03-11"), disputedMinor: 3_000, disputeReason: "短少" }),
    invoice("903", { dueOn: toDay("2024-03-10"), issuedOn: toDay("2024-02-10") }),
    invoice("904", {
      currency: USD,
      amountMinor: 777,
      dueOn: toDay("2024-01-01"),
      issuedOn: toDay("2023-12-01"),
    }),
    payment("55", "903", 4_000, "2024-04-01"),
    creditNote("66", null, 1_500, "2024-03-20"),
  ]);
  await sql(
    "INSERT INTO sync_cursor (org_id, source, last_ok_at) SELECT $1, s, '2024-04-10T01:30:00Z' FROM unnest(ARRAY['accounts','contacts','invoices','payments','users','rates']) s",
    [ORG],
  );
  await sql(
    "INSERT INTO contact (org_id, contact_id, account_id, name, email, role, modified_at) VALUES ($1, '801', '7001', '王会计', 'ap@buyer.example', 'billing', now())",
    [ORG],
  );
});
afterAll(() => database.drop());

const sql = (text: string, values: unknown[]) =>
  rowsOf<Record<string, unknown>>(database.ownerPool, ORG, text, values);
const view = async (by: Reader = reader): Promise<AccountViewBody> => {
  const seen = await viewAccount(by, desks.account);
  if (!seen.ok) throw new Error(seen.because);
  return seen.value;
};

describe("the account view", () => {
  it("tells those who can act that the reminders need somebody, and nobody else", async () => {
    const tell = async (role: Reader["role"]) => (await view({ ...reader, role })).alarms;
    const before = now;
    await sql("UPDATE org SET created_at = $2 WHERE org_id = $1", [ORG, before]);
    expect(await tell("admin")).toBeUndefined();
    await sql(
      "INSERT INTO alarm (org_id, alarm_id, kind, detail, began_at) VALUES ($1, 'a', 'in-doubt', '{}', $2)",
      [ORG, before],
    );
    expect(await tell("collector")).toEqual(["in-doubt"]);
    now = new Date(before.getTime() + 26 * 3_600_000);
    expect(await tell("admin")).toEqual(["in-doubt"]);
    // Nobody rings when the process that rings is what stands still.
    now = new Date(before.getTime() + 26 * 3_600_000 + 60_000);
    expect(await tell("admin")).toEqual(["in-doubt", "no-run"]);
    for (const role of ["rep", "viewer"] as const) expect(await tell(role)).toBeUndefined();
    now = before;
  });

  it("has the shape that the widget reads", async () => {
    const read = AccountView.safeParse(JSON.parse(JSON.stringify(await view())));
    expect(read.error?.issues).toBeUndefined();
  });

  it("shows each currency apart, with buckets that add up to what is open and credits beside it", async () => {
    const { balances } = await view();
    expect(balances).toEqual([
      {
        currency: "CNY",
        count: 3,
        openMinor: 26_000,
        creditsMinor: 1_500,
        netMinor: 24_500,
        overdueMinor: 16_000,
        buckets: [10_000, 10_000, 6_000, 0, 0],
      },
      {
        currency: "USD",
        count: 1,
        openMinor: 777,
        creditsMinor: 0,
        netMinor: 777,
        overdueMinor: 777,
        buckets: [0, 0, 0, 0, 777],
      },
    ]);
    for (const { buckets, openMinor } of balances)
      expect(buckets.reduce((sum, each) => sum + each, 0)).toBe(openMinor);
  });

  it("lists what is open, oldest due first, each with its next step or why nothing happens", async () => {
    const { items } = await view();
    expect(items.map(({ invoiceId, dpd, residualMinor }) => [invoiceId, dpd, residualMinor])).toEqual([
      ["903", 31, 6_000],
      ["902", 30, 10_000],
      ["901", 0, 10_000],
      ["904", 100, 777],
    ]);
    expect(items[1]).toMatchObject({ disputedMinor: 3_000, disputeReason: "短少" });
    for (const { next } of items) expect(["step", "hold"]).toContain(next.kind);
  });

  it("says how much may be sold, against the limit, and names the currency it has no rate for", async () => {
    expect((await view()).exposure).toMatchObject({
      currency: "CNY",
      limitMinor: 50_000,
      exposureMinor: 24_500,
      headroomMinor: 25_500,
      withoutRate: ["USD"],
    });
  });

  it("is fresh at an hour and stale a minute later", async () => {
    const before = now;
    now = new Date("2024-04-10T02:30:00Z");
    expect((await view()).stale).toBe(false);
    now = new Date("2024-04-10T02:31:00Z");
    expect((await view()).stale).toBe(true);
    now = before;
  });

  it("says how many of its own records could not be read", async () => {
    expect((await view()).unread).toBe(0);
    await sql(
      "INSERT INTO quarantine (org_id, module, record_id, account_id, reason, record, seen_at) VALUES ($1, 'invoices', '9', '7001', 'r', '{}', now()), ($1, 'payments', '8', '7002', 'r', '{}', now()), ($1, 'contacts', '7', '7001', 'r', '{}', now())",
      [ORG],
    );
    expect((await view()).unread).toBe(1);
    await sql("DELETE FROM quarantine WHERE org_id = $1", [ORG]);
  });

  it("takes the day of the org, not of the server", async () => {
    const before = now;
    now = new Date("2024-04-09T16:00:00Z");
    expect((await view()).asOf).toBe("2024-04-10");
    now = before;
  });

  it("tells every moment by the org's clock", async () => {
    const { at, freshness, log } = await view();
    expect(at).toBe("2024-04-10T10:00:00.000+08:00");
    expect(new Set(freshness.map(({ readAt }) => readAt))).toEqual(
      new Set(["2024-04-10T09:30:00.000+08:00"]),
    );
    const { happenedAt } = log.followups.find(({ kind }) => kind === "payment") ?? {};
    expect(happenedAt).toBe("2024-04-01T00:00:00.000+08:00");
  });

  it("is not synced for an account that no sync brought, that is gone, or that is another org's", async () => {
    const missing = { ok: false, because: "not-synced" };
    expect(await viewAccount({ ...reader, accountId: "7999" }, desks.account)).toEqual(missing);
    expect(await viewAccount({ ...reader, orgId: OTHER_ORG }, desks.account)).toEqual(missing);
    await sql("UPDATE account SET state = 'hidden' WHERE org_id = $1", [ORG]);
    expect(await viewAccount(reader, desks.account)).toEqual(missing);
    await sql("UPDATE account SET state = 'active' WHERE org_id = $1", [ORG]);
  });

  it("lets a viewer look and not log", async () => {
    expect((await view({ ...reader, role: "viewer" })).viewer.mayLog).toBe(false);
    expect((await view()).viewer).toEqual({
      userId: reader.userId,
      name: "李倩",
      role: "collector",
      mayLog: true,
      maySend: true,
    });
  });

  it("says why an account gets no reminders, on each of its invoices", async () => {
    await sql(
      "UPDATE account SET no_reminders = true, no_reminders_reason = 'key account' WHERE org_id = $1",
      [ORG],
    );
    const seen = await view();
    expect(seen.account.noReminders).toBe("key account");
    expect(new Set(seen.items.map(({ next }) => (next.kind === "hold" ? next.because : next.kind)))).toEqual(
      new Set(["excluded"]),
    );
    await sql("UPDATE account SET no_reminders = false, no_reminders_reason = NULL WHERE org_id = $1", [ORG]);
  });
});

describe("a message that was sent", () => {
  it("is shown to its own account and to no other", async () => {
    await sql(
      `INSERT INTO dispatch (org_id, dispatch_id, rehearsed, account_group, account_id, currency, cycle, step, channel, as_of, state, policy_id,
        policy_version, invoice_ids, amount_minor, recipient, subject, body_text, raw, raw_sha256, not_before, created_at, ended_at)
       VALUES ($1, 'd1', false, '7001', '7001', 'CNY', '903', 'reminder-1', 'email', '2024-04-09', 'sent', 'standard', 1, '{903}', 6000,
        'ap@buyer.example', 'Subject', 'Text', convert_to('Raw: 你好', 'UTF8'), 'ab', now(), now(), '2024-04-09T02:00:00Z')`,
      [ORG],
    );
    expect(await readMessage(reader, "d1", desks.account)).toEqual({
      ok: true,
      value: {
        dispatchId: "d1",
        subject: "Subject",
        recipient: "ap@buyer.example",
        text: "Text",
        raw: "Raw: 你好",
        sha256: "ab",
        sentAt: "2024-04-09T10:00:00.000+08:00",
      },
    });
    const none = { ok: false, because: "no-such-message" };
    expect(await readMessage({ ...reader, accountId: "7002" }, "d1", desks.account)).toEqual(none);
    expect(await readMessage({ ...reader, orgId: OTHER_ORG }, "d1", desks.account)).toEqual(none);
  });
});
