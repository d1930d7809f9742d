import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { deleteRecord, insertRecord, updateRecord } from "../../sandbox/world/index.ts";
import { rereadInvoices } from "../../server/sync/index.ts";
import { addAccount, addInvoice, addPayment, personOf } from "../support/zoho-stage.ts";
import { openSyncStage, type SyncStage } from "./sync-stage.ts";

describe("reading invoices again right before a letter", () => {
  let stage: SyncStage;
  let accountId: string;
  let invoiceId: string;
  beforeEach(async () => {
    stage = await openSyncStage();
    accountId = addAccount(acme(), "A");
    invoiceId = addInvoice(acme(), accountId, 100);
    await stage.pull();
    stage.later(30);
  });
  afterEach(() => stage.close());
  const acme = () => stage.zoho.orgs[0];
  const addContact = (email: string): string =>
    insertRecord(
      acme(),
      "Contacts",
      { Last_Name: "Wang", Email: email, Account_Name: { id: accountId } },
      personOf(acme()),
    ).id;

  it("learns of a dispute and of a payment that came in since the pull, and keeps both", async () => {
    updateRecord(acme(), "Invoices", invoiceId, { huikuan__Disputed_Amount: 30 }, personOf(acme()));
    const paymentId = addPayment(acme(), accountId, 20, { huikuan__Invoice: { id: invoiceId } });
    addPayment(acme(), accountId, 1);
    const { entries, gone } = await rereadInvoices("1", [invoiceId], stage.desk);
    expect(gone).toEqual([]);
    expect(entries).toMatchObject([
      { kind: "invoice", id: invoiceId, disputedMinor: 3000 },
      { kind: "payment", id: paymentId, amountMinor: 2000, appliedTo: invoiceId },
    ]);
    expect(await stage.rows("SELECT 1 FROM ledger_entry WHERE known_to IS NULL")).toHaveLength(3);
  });

  it("says which invoices are gone: deleted, hidden or unreadable", async () => {
    const unreadable = addInvoice(acme(), accountId, 1, { Due_Date: null });
    const hidden = "554024000000999999";
    deleteRecord(acme(), "Invoices", invoiceId, personOf(acme()));
    const { entries, gone } = await rereadInvoices("1", [invoiceId, unreadable, hidden], stage.desk);
    expect(entries).toEqual([]);
    expect(gone).toEqual([invoiceId, unreadable, hidden]);
    expect(await stage.rows("SELECT 1 FROM ledger_entry WHERE known_to IS NULL")).toEqual([]);
    const kept = await stage.rows<{ record_id: string }>(
      "SELECT record_id FROM quarantine ORDER BY record_id",
    );
    expect(kept.map((row) => row.record_id)).toEqual([unreadable, hidden]);
  });

  it("R-15: reads whom a letter may go to: an address that was corrected, and who is gone", async () => {
    const stays = addContact("old@buyer.example");
    const leaves = addContact("gone@buyer.example");
    await stage.pull();
    stage.later(30);
    updateRecord(acme(), "Contacts", stays, { Email: "new@buyer.example" }, personOf(acme()));
    deleteRecord(acme(), "Contacts", leaves, personOf(acme()));
    await rereadInvoices("1", [invoiceId], stage.desk);
    expect(await stage.rows("SELECT contact_id, email, state FROM contact ORDER BY contact_id")).toEqual([
      { contact_id: stays, email: "new@buyer.example", state: "active" },
      { contact_id: leaves, email: "gone@buyer.example", state: "deleted" },
    ]);
    stage.zoho.fault = (request) => (request.originalUrl.includes("/Contacts") ? "reset" : undefined);
    await expect(rereadInvoices("1", [invoiceId], stage.desk)).rejects.toMatchObject({ kind: "unreachable" });
  });

  it("follows an account that was merged into another since the pull, and no invoice that was only corrected", async () => {
    const other = addAccount(acme(), "B");
    const third = addAccount(acme(), "C");
    await stage.pull();
    stage.later(30);
    const merges = () => stage.rows("SELECT account_id, into_id FROM merged_account");
    const billTo = (id: string) =>
      updateRecord(acme(), "Invoices", invoiceId, { Account_Name: { id } }, personOf(acme()));
    billTo(other);
    await rereadInvoices("1", [invoiceId], stage.desk);
    await stage.pull();
    expect(await merges()).toEqual([]);
    stage.later(30);
    billTo(third);
    deleteRecord(acme(), "Accounts", other, personOf(acme()));
    await rereadInvoices("1", [invoiceId], stage.desk);
    const merged = [{ account_id: other, into_id: third }];
    expect(await merges()).toEqual(merged);
    await stage.pull();
    expect(await merges()).toEqual(merged);
  });

  it("moves no cursor, so that the next pull reads what it would have read", async () => {
    const cursors = "SELECT * FROM sync_cursor ORDER BY source";
    const before = await stage.rows(cursors);
    addPayment(acme(), accountId, 1);
    await rereadInvoices("1", [invoiceId], stage.desk);
    expect(await stage.rows(cursors)).toEqual(before);
  });

  it("throws when the CRM does not answer: without an answer nothing may be sent", async () => {
    stage.zoho.fault = (request) => (request.originalUrl.includes("/Invoices") ? "reset" : undefined);
    await expect(rereadInvoices("1", [invoiceId], stage.desk)).rejects.toMatchObject({ kind: "unreachable" });
  });
});
