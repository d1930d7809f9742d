import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { deleteRecord, updateRecord } from "../../sandbox/world/index.ts";
import { pullOrg, sweepOrg } from "../../server/sync/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { addAccount, addInvoice, addPayment, personOf } from "../support/zoho-stage.ts";
import { deskWith, openSyncStage, type SyncStage } from "./sync-stage.ts";

const NOW =
  "SELECT entry_id, kind, amount_minor, applied_to, on_day FROM ledger_entry WHERE known_to IS NULL ORDER BY entry_id";

describe("pulling an org", () => {
  let stage: SyncStage;
  beforeEach(async () => {
    stage = await openSyncStage();
  });
  afterEach(() => stage.close());
  const acme = () => stage.zoho.orgs[0];
  const change = (module: string, id: string, values: Readonly<Record<string, unknown>>): void => {
    updateRecord(acme(), module, id, values, personOf(acme()));
  };

  it("loads users, rates, accounts, contacts, invoices and payments, each with its age", async () => {
    const accountId = addAccount(acme(), "Acme 上海", {
      huikuan__Credit_Limit: 1000.5,
      Billing_Country: "CN",
    });
    const invoiceId = addInvoice(acme(), accountId, 120.3);
    const paymentId = addPayment(acme(), accountId, 20.05, { huikuan__Invoice: { id: invoiceId } });
    const report = await stage.pull();
    expect(report.ok).toBe(true);
    expect(report.sources.map((each) => [each.source, each.read])).toEqual([
      ["users", 4],
      ["rates", 2],
      ["accounts", 1],
      ["contacts", 0],
      ["invoices", 1],
      ["payments", 1],
    ]);
    expect(
      await stage.rows("SELECT account_id, name, country, credit_limit_minor, state FROM account"),
    ).toEqual([
      {
        account_id: accountId,
        name: "Acme 上海",
        country: "CN",
        credit_limit_minor: "100050",
        state: "active",
      },
    ]);
    expect(await stage.rows(NOW)).toEqual([
      { entry_id: invoiceId, kind: "invoice", amount_minor: "12030", applied_to: null, on_day: "2024-04-01" },
      {
        entry_id: paymentId,
        kind: "payment",
        amount_minor: "2005",
        applied_to: invoiceId,
        on_day: "2024-04-20",
      },
    ]);
    const ages = await stage.rows<{ last_ok_at: Date | null }>("SELECT source, last_ok_at FROM sync_cursor");
    expect(ages).toHaveLength(6);
    for (const { last_ok_at: at } of ages) expect(at).not.toBeNull();
    expect(await stage.rows("SELECT per_base FROM exchange_rate WHERE currency = 'JPY'")).toEqual([
      { per_base: "150.500000000" },
    ]);
    expect(await stage.rows(NOW, "2")).toEqual([]);
  });

  it("brings only what changed, and leaves an unchanged entry alone", async () => {
    const accountId = addAccount(acme(), "A");
    const [one, two] = [addInvoice(acme(), accountId, 1), addInvoice(acme(), accountId, 2)];
    await stage.pull();
    stage.later(60);
    change("Invoices", two, { Grand_Total: 3 });
    const report = await stage.pull();
    expect(stage.of(report, "invoices")).toMatchObject({ changed: 2 });
    stage.later(60);
    change("Invoices", one, { Description: "nothing of ours" });
    expect(stage.of(await stage.pull(), "invoices")).toMatchObject({ changed: 0 });
    const versions = await stage.rows(
      "SELECT entry_id, amount_minor, known_to IS NULL AS now FROM ledger_entry ORDER BY entry_id, known_from",
    );
    expect(versions).toEqual([
      { entry_id: one, amount_minor: "100", now: true },
      { entry_id: two, amount_minor: "200", now: false },
      { entry_id: two, amount_minor: "300", now: true },
    ]);
  });

  it("answers what was known on a day: a changed entry is closed and written anew", async () => {
    const accountId = addAccount(acme(), "A");
    const id = addInvoice(acme(), accountId, 1);
    await stage.pull();
    const before = new Date(stage.zoho.world.clock.now()).toISOString();
    stage.later(60);
    change("Invoices", id, { Grand_Total: 9 });
    await stage.pull();
    const knownThen = `SELECT amount_minor FROM ledger_entry
      WHERE known_from <= '${before}' AND (known_to IS NULL OR known_to > '${before}')`;
    expect(await stage.rows(knownThen)).toEqual([{ amount_minor: "100" }]);
  });

  it("finds a second change in the same second", async () => {
    const accountId = addAccount(acme(), "A");
    const at = "2024-05-01T08:00:00-04:00";
    const id = addInvoice(acme(), accountId, 1, { Modified_Time: at });
    await stage.pull();
    change("Invoices", id, { Grand_Total: 2, Modified_Time: at });
    await stage.pull();
    expect(await stage.rows(NOW)).toMatchObject([{ amount_minor: "200" }]);
  });

  it("finds a change that was committed late with a stamp four minutes before the last one seen", async () => {
    const accountId = addAccount(acme(), "A");
    addInvoice(acme(), accountId, 1, { Modified_Time: "2024-05-01T08:10:00-04:00" });
    await stage.pull();
    addInvoice(acme(), accountId, 2, { Modified_Time: "2024-05-01T08:06:00-04:00" });
    await stage.pull();
    expect(await stage.rows(NOW)).toHaveLength(2);
  });

  it("C24: ignores a version older than the one it has", async () => {
    const accountId = addAccount(acme(), "A");
    const id = addInvoice(acme(), accountId, 2, { Modified_Time: "2024-05-01T08:00:01-04:00" });
    await stage.pull();
    change("Invoices", id, { Grand_Total: 1, Modified_Time: "2024-05-01T08:00:00-04:00" });
    await stage.pull();
    expect(await stage.rows(NOW)).toMatchObject([{ amount_minor: "200" }]);
  });

  it("closes what was deleted in the CRM, and marks the account deleted", async () => {
    const accountId = addAccount(acme(), "A");
    const id = addInvoice(acme(), accountId, 2);
    await stage.pull();
    stage.later(10);
    deleteRecord(acme(), "Invoices", id, personOf(acme()));
    deleteRecord(acme(), "Accounts", accountId, personOf(acme()));
    const report = await stage.pull();
    expect(stage.of(report, "invoices").deleted).toBe(1);
    expect(await stage.rows(NOW)).toEqual([]);
    expect(await stage.rows("SELECT state FROM account")).toEqual([{ state: "deleted" }]);
    expect(await stage.rows("SELECT entry_id FROM ledger_entry")).toHaveLength(1);
  });

  it("follows an account that was merged in the CRM, and one whose debts went with it is only deleted", async () => {
    const [first, second, third] = ["A", "B", "C"].map((name) => addAccount(acme(), name)) as [
      string,
      string,
      string,
    ];
    const id = addInvoice(acme(), first, 2);
    const gone = addInvoice(acme(), third, 3);
    await stage.pull();
    await stage.rows(
      "UPDATE account SET no_reminders = true, no_reminders_reason = 'in court' WHERE name IN ('A', 'C')",
    );
    stage.later(10);
    change("Invoices", id, { Account_Name: { id: second } });
    deleteRecord(acme(), "Invoices", gone, personOf(acme()));
    for (const accountId of [first, third]) deleteRecord(acme(), "Accounts", accountId, personOf(acme()));
    await stage.pull();
    expect(await stage.rows("SELECT account_id, into_id FROM merged_account")).toEqual([
      { account_id: first, into_id: second },
    ]);
    // What the CRM's flag said of it goes on, as something that a person can end.
    expect(await stage.rows("SELECT account_id, reason, review_on - from_on AS days FROM exemption")).toEqual(
      [{ account_id: first, reason: expect.stringMatching(/A.*in court$/), days: 7 }],
    );
  });

  it("tells permission loss apart from deletion: hidden, with nothing forgotten, and back when shown again", async () => {
    const accountId = addAccount(acme(), "A");
    const id = addInvoice(acme(), accountId, 2);
    const gone = addInvoice(acme(), accountId, 3);
    await stage.pull();
    deleteRecord(acme(), "Invoices", gone, personOf(acme()));
    // The connection's user loses sight of everything he does not own.
    await asProfile("Sales");
    expect(await sweepOrg("1", stage.desk)).toContainEqual(
      expect.objectContaining({ source: "invoices", repaired: 0, hidden: 2, deleted: 0 }),
    );
    expect(await stage.rows("SELECT state FROM account")).toEqual([{ state: "hidden" }]);
    expect(await stage.rows(NOW)).toHaveLength(2);
    expect(
      await stage.rows("SELECT record_id, reason FROM quarantine WHERE module = 'invoices'"),
    ).toContainEqual({
      record_id: id,
      reason: "The CRM no longer shows this record to the connection's user.",
    });
    await asProfile("Administrator");
    await sweepOrg("1", stage.desk);
    await stage.pull();
    expect(await stage.rows("SELECT state FROM account")).toEqual([{ state: "active" }]);
    expect(await stage.rows("SELECT record_id FROM quarantine")).toEqual([]);
    expect(await stage.rows(NOW)).toMatchObject([{ entry_id: id }]);
  });

  const asProfile = async (profile: "Sales" | "Administrator"): Promise<void> => {
    const connection = await stage.zoho.connect(acme(), profile);
    await stage.reconnect("1", connection);
  };

  it("a sweep repairs a record that no increment brought, and a healthy sweep repairs nothing", async () => {
    const accountId = addAccount(acme(), "A");
    addInvoice(acme(), accountId, 4);
    await stage.pull();
    expect((await sweepOrg("1", stage.desk)).map((each) => each.repaired)).toEqual([0, 0, 0, 0]);
    // A restore from the recycle bin keeps its old time of change.
    addInvoice(acme(), accountId, 5, { Modified_Time: "2023-01-01T00:00:00-05:00" });
    addInvoice(acme(), accountId, 6);
    await stage.pull();
    expect(await stage.rows(NOW)).toHaveLength(2);
    expect((await sweepOrg("1", stage.desk)).map((each) => each.repaired)).toEqual([0, 0, 1, 0]);
    expect(await stage.rows(NOW)).toHaveLength(3);
  });

  it("keeps an unreadable record in quarantine until it can be read", async () => {
    const accountId = addAccount(acme(), "A");
    const id = addInvoice(acme(), accountId, 2, { Due_Date: null, Subject: "a\u0000b\ud800" });
    const report = await stage.pull();
    expect(report.ok).toBe(true);
    expect(stage.of(report, "invoices")).toMatchObject({ read: 1, unreadable: 1 });
    expect(await stage.rows("SELECT module, record_id, account_id, reason FROM quarantine")).toEqual([
      {
        module: "invoices",
        record_id: id,
        account_id: accountId,
        reason: "Due_Date is empty; give the invoice a due date.",
      },
    ]);
    stage.later(1);
    change("Invoices", id, { Due_Date: "2024-06-01", Subject: "fine" });
    await stage.pull();
    expect(await stage.rows("SELECT record_id FROM quarantine")).toEqual([]);
    expect(await stage.rows(NOW)).toHaveLength(1);
  });

  it("moves the cursor and the data together: a failure in the middle moves neither", async () => {
    const accountId = addAccount(acme(), "A");
    addInvoice(acme(), accountId, 1);
    await stage.pull();
    const cursor = "SELECT modified_since, deleted_since FROM sync_cursor WHERE source = 'invoices'";
    const before = await stage.rows(cursor);
    stage.later(30);
    addInvoice(acme(), accountId, 2);
    const broken = deskWith(stage.desk, (book) => ({
      async keepMoney(records, at) {
        await book.keepMoney(records, at);
        throw new Error("the disk is full");
      },
    }));
    const report = await pullOrg("1", broken, toDay("2024-05-01"));
    expect(stage.of(report, "invoices").fault).toBe("the disk is full");
    expect(await stage.rows(cursor)).toEqual(before);
    expect(await stage.rows(NOW)).toHaveLength(1);
    await stage.pull();
    expect(await stage.rows(NOW)).toHaveLength(2);
  });

  it("lets the other sources go on when one fails, and keeps the failed one's age", async () => {
    addAccount(acme(), "A");
    await stage.pull();
    const age = "SELECT last_ok_at, last_fault FROM sync_cursor WHERE source = 'contacts'";
    const [before] = await stage.rows<{ last_ok_at: Date }>(age);
    stage.later(10);
    addAccount(acme(), "B");
    stage.zoho.fault = (request) =>
      request.originalUrl.includes("/Contacts")
        ? { status: 403, body: { code: "NO_PERMISSION", details: {}, message: "denied", status: "error" } }
        : undefined;
    const report = await stage.pull();
    expect(report.ok).toBe(false);
    expect(stage.of(report, "contacts").fault).toContain("NO_PERMISSION");
    expect(await stage.rows("SELECT name FROM account ORDER BY name")).toHaveLength(2);
    const [after] = await stage.rows<{ last_ok_at: Date; last_fault: string }>(age);
    expect(after?.last_ok_at).toEqual(before?.last_ok_at);
    expect(after?.last_fault).toContain("NO_PERMISSION");
    stage.zoho.fault = undefined;
    await stage.pull();
    const [healed] = await stage.rows<{ last_ok_at: Date; last_fault: string | null }>(age);
    expect(healed?.last_fault).toBeNull();
    expect(healed?.last_ok_at.getTime()).toBeGreaterThan(before?.last_ok_at.getTime() ?? 0);
  });

  it("resumes a first load where it stopped, repeating no kept page", async () => {
    const accountId = addAccount(acme(), "A");
    for (let n = 0; n < 2_450; n += 1) addInvoice(acme(), accountId, 1);
    let pages = 0;
    stage.zoho.fault = (request) => {
      if (!request.originalUrl.includes("/Invoices?")) return undefined;
      pages += 1;
      return pages === 12 ? { status: 403, body: { code: "NO_PERMISSION", message: "stop" } } : undefined;
    };
    await stage.pull();
    expect(await stage.rows(NOW)).toHaveLength(2_000);
    stage.zoho.fault = undefined;
    const report = await stage.pull();
    expect(stage.of(report, "invoices")).toMatchObject({ fault: null, read: 450 });
    expect(await stage.rows(NOW)).toHaveLength(2_450);
  });

  it("begins a first load again when the CRM has forgotten the page token", async () => {
    const accountId = addAccount(acme(), "A");
    addInvoice(acme(), accountId, 1);
    await stage.rows(
      "INSERT INTO sync_cursor (org_id, source, page_token, payments_from) VALUES (1, 'invoices', 'gone.200', 'payments-module')",
    );
    expect(stage.of(await stage.pull(), "invoices").fault).toContain("page_token");
    expect(stage.of(await stage.pull(), "invoices").fault).toBeNull();
    expect(await stage.rows(NOW)).toHaveLength(1);
  });

  it("reads a change made while a first load was under way", async () => {
    const accountId = addAccount(acme(), "A");
    const first = addInvoice(acme(), accountId, 1);
    for (let n = 0; n < 300; n += 1) addInvoice(acme(), accountId, 1);
    let pages = 0;
    stage.zoho.fault = (request) => {
      if (!request.originalUrl.includes("/Invoices?")) return undefined;
      pages += 1;
      if (pages === 3) {
        // The load takes an hour; the first record changes early on, another one at its end.
        stage.later(10);
        change("Invoices", first, { Grand_Total: 7 });
        stage.later(50);
        addInvoice(acme(), accountId, 1);
      }
      return undefined;
    };
    await stage.pull();
    await stage.pull();
    expect(await stage.rows(`${NOW.split(" ORDER")[0]} AND entry_id = '${first}'`)).toMatchObject([
      { amount_minor: "700" },
    ]);
  });

  it("stops reading the overlap again once nothing can come in late any more", async () => {
    const accountId = addAccount(acme(), "A");
    for (let n = 0; n < 5; n += 1) addInvoice(acme(), accountId, 1);
    const read = async (): Promise<number> => stage.of(await stage.pull(), "invoices").read;
    expect(await read()).toBe(5);
    stage.later(4);
    expect(await read()).toBe(5);
    stage.later(2);
    expect(await read()).toBe(5);
    expect(await read()).toBe(0);
    addInvoice(acme(), accountId, 2);
    expect(await read()).toBe(1);
  });

  it("ends a cancelled invoice", async () => {
    const accountId = addAccount(acme(), "A");
    const id = addInvoice(acme(), accountId, 2);
    await stage.pull();
    stage.later(1);
    change("Invoices", id, { Status: "Cancelled" });
    await stage.pull();
    expect(await stage.rows(NOW)).toEqual([]);
  });

  it("reads payments from invoice fields when the org says so, and back again", async () => {
    const accountId = addAccount(acme(), "A");
    const id = addInvoice(acme(), accountId, 100, {
      huikuan__Paid_Amount: 40,
      huikuan__Paid_On: "2024-04-25",
    });
    const paymentId = addPayment(acme(), accountId, 99, { huikuan__Invoice: { id } });
    await stage.pull();
    expect((await stage.rows(NOW)).map((row) => row["entry_id"])).toEqual([id, paymentId]);
    await stage.rows("UPDATE org SET payments_from = 'invoice-fields' WHERE org_id = 1");
    stage.later(10);
    await stage.pull();
    expect(await stage.rows(NOW)).toEqual([
      { entry_id: id, kind: "invoice", amount_minor: "10000", applied_to: null, on_day: "2024-04-01" },
      { entry_id: `${id}.paid`, kind: "payment", amount_minor: "4000", applied_to: id, on_day: "2024-04-25" },
    ]);
    stage.later(10);
    change("Invoices", id, { huikuan__Paid_Amount: null });
    await stage.pull();
    expect(await stage.rows(NOW)).toHaveLength(1);
    await stage.rows("UPDATE org SET payments_from = 'payments-module' WHERE org_id = 1");
    await stage.pull();
    expect((await stage.rows(NOW)).map((row) => row["entry_id"])).toEqual([id, paymentId]);
  });

  it("lets go of an unreadable rate as soon as it can be read", async () => {
    const currencies = acme().currencies as { isoCode: string; exchangeRate: number; isBase: boolean }[];
    currencies.push({ isoCode: "EUR", exchangeRate: 0, isBase: false });
    await stage.pull();
    expect(await stage.rows("SELECT module, reason FROM quarantine")).toEqual([
      { module: "rates", reason: "exchange_rate of EUR must be a number above zero, not 0.000000000." },
    ]);
    currencies.splice(2, 1, { isoCode: "EUR", exchangeRate: 0.92, isBase: false });
    await stage.pull();
    expect(await stage.rows("SELECT module FROM quarantine")).toEqual([]);
  });

  it("takes away a user whom the CRM no longer lists", async () => {
    await stage.pull();
    acme().users.splice(3, 1);
    await stage.pull();
    expect(await stage.rows("SELECT name FROM crm_user WHERE NOT active")).toEqual([{ name: "Acme Guest" }]);
  });
});
