import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { readAccount } from "../../server/adapters/zoho/read-account.ts";
import { readContact } from "../../server/adapters/zoho/read-contact.ts";
import { readInvoice } from "../../server/adapters/zoho/read-invoice.ts";
import { readPayment } from "../../server/adapters/zoho/read-payment.ts";
import { readRate } from "../../server/adapters/zoho/read-rates.ts";
import { readUser } from "../../server/adapters/zoho/read-user.ts";
import type { OrgFacts } from "../../server/sync/ports.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { formatMajor, money } from "../../shared/kernel/money.ts";
import { toDay } from "../../shared/kernel/day.ts";

const CNY = "CNY" as Currency;
const ORG: OrgFacts = { baseCurrency: CNY, paymentsFrom: "payments-module" };
const BY_FIELDS: OrgFacts = { ...ORG, paymentsFrom: "invoice-fields" };
const AT = "2024-05-01T10:00:00+08:00";

const invoice = {
  id: "554023000000100001",
  Subject: "May",
  Invoice_Number: "INV-7",
  Account_Name: { id: "554023000000100002", name: "百川" },
  Contact_Name: null,
  Invoice_Date: "2024-02-29",
  Due_Date: "2024-03-31",
  Status: "Sent",
  Grand_Total: 1234.5,
  Currency: "CNY",
  Modified_Time: AT,
  huikuan__Kind: "Invoice",
  huikuan__Applied_To: null,
  huikuan__Disputed_Amount: null,
  huikuan__Dispute_Reason: null,
  huikuan__Paid_Amount: null,
  huikuan__Paid_On: null,
  huikuan__No_Reminders: false,
};
const payment = {
  id: "554023000000100003",
  Name: "P-1",
  Currency: null,
  Modified_Time: AT,
  huikuan__Account: { id: "554023000000100002" },
  huikuan__Invoice: { id: invoice.id },
  huikuan__Amount: 10,
  huikuan__Paid_On: "2024-03-01",
  huikuan__Reversed_On: null,
};
const account = {
  id: "554023000000100002",
  Account_Name: "百川 🧮",
  Parent_Account: null,
  Owner: { id: "554023000000100009", name: "O", email: "o@t" },
  Billing_Country: " ",
  Currency: "JPY",
  Modified_Time: AT,
  huikuan__Credit_Limit: 5000,
  huikuan__Language: "zh-CN",
  huikuan__Time_Zone: "Asia/Shanghai",
  huikuan__No_Reminders: true,
  huikuan__No_Reminders_Reason: "VIP",
};
const contact = {
  id: "554023000000100004",
  Account_Name: { id: account.id },
  Full_Name: "陈 明",
  Email: "m@t",
  Phone: null,
  Modified_Time: AT,
  huikuan__Billing_Role: "billing",
};

const without = (record: Readonly<Record<string, unknown>>, key: string) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
const why = (read: { readonly ok: boolean; readonly because?: string }): string | undefined =>
  read.ok ? undefined : read.because;

describe("reading an invoice", () => {
  it("reads ids as text, money as minor units, days as days", () => {
    expect(readInvoice(invoice, ORG)).toEqual({
      ok: true,
      value: {
        bills: [],
        recordId: invoice.id,
        modifiedAt: AT,
        entries: [
          {
            kind: "invoice",
            id: invoice.id,
            accountId: account.id,
            currency: "CNY",
            amountMinor: 123_450,
            number: "INV-7",
            issuedOn: toDay("2024-02-29"),
            dueOn: toDay("2024-03-31"),
            disputedMinor: 0,
            disputeReason: null,
            noReminders: false,
            contactId: null,
          },
        ],
      },
    });
  });

  it("refuses an id that came as a number, which has lost its last digits", () => {
    expect(why(readInvoice({ ...invoice, id: 554_023_000_000_100_001 }, ORG))).toBe(
      "id must be an id of digits, as text.",
    );
    expect(why(readInvoice({ ...invoice, Account_Name: { id: 5 } }, ORG))).toContain("Account_Name");
  });

  it.each([
    "31/03/2026",
    "03/31/2026",
    "31.03.2026",
    "2026年3月31日",
    "2026-3-31",
    "2026-02-30",
    "Mar 31, 2026",
  ])("C16: refuses a day as people of some country write it, %s, and guesses nothing", (day) =>
    expect(why(readInvoice({ ...invoice, Due_Date: day }, ORG))).toContain("Due_Date"),
  );

  it("tells an empty field from one it may not see", () => {
    expect(why(readInvoice({ ...invoice, Due_Date: null }, ORG))).toBe(
      "Due_Date is empty; give the invoice a due date.",
    );
    expect(why(readInvoice(without(invoice, "Due_Date"), ORG))).toBe(
      "Due_Date is not shown to us; let the connection's user read it.",
    );
    // Otherwise an exclusion that we may no longer see would be lifted.
    expect(why(readInvoice(without(invoice, "huikuan__No_Reminders"), ORG))).toContain("not shown to us");
  });

  it.each([
    [{ Invoice_Date: "2019-02-30" }, "Invoice_Date must be a day that exists, written YYYY-MM-DD."],
    [{ Due_Date: "2024-3-1" }, "Due_Date must be a day that exists, written YYYY-MM-DD."],
    [{ Grand_Total: "1,234.5" }, "Grand_Total must be an amount of money."],
    [{ Grand_Total: null }, "Grand_Total is empty; must be an amount of money."],
    [
      { Grand_Total: 0.1 + 0.2 },
      "Grand_Total has more decimals (0.30000000000000004) than CNY has; round it.",
    ],
    [{ Grand_Total: 12.5, Currency: "JPY" }, "Grand_Total has more decimals (12.5) than JPY has; round it."],
    [{ Grand_Total: -1 }, "Grand_Total is below zero (-1); give the amount without a sign."],
    [{ Grand_Total: 1e21 }, "Grand_Total is not an amount we can hold (1e+21)."],
    [{ Currency: "XYZ" }, 'Currency "XYZ" is not an ISO 4217 code that we know.'],
    [{ huikuan__Kind: "Quote" }, "huikuan__Kind must be one of Invoice, Credit Note."],
    [{ Modified_Time: "yesterday" }, "Modified_Time must be an ISO 8601 moment."],
  ])("says in one sentence what is wrong with %j", (change, reason) => {
    expect(why(readInvoice({ ...invoice, ...change }, ORG))).toBe(reason);
  });

  it("reads a credit note with the invoice it reduces, needing no due date", () => {
    const note = {
      ...invoice,
      huikuan__Kind: "Credit Note",
      Due_Date: null,
      huikuan__Applied_To: { id: "9" },
    };
    expect(readInvoice(note, ORG)).toMatchObject({
      value: { entries: [{ kind: "credit-note", appliedTo: "9", amountMinor: 123_450 }] },
    });
  });

  it("takes the org's currency when the record names none", () => {
    expect(readInvoice(without(invoice, "Currency"), ORG)).toMatchObject({
      value: { entries: [{ currency: "CNY" }] },
    });
  });

  it("C27 C28: stands for nothing once cancelled", () => {
    expect(readInvoice({ ...invoice, Status: "Cancelled" }, ORG)).toMatchObject({ value: { entries: [] } });
  });

  it("yields the payment from its own fields when payments come from there", () => {
    const paid = { ...invoice, huikuan__Paid_Amount: 34.5, huikuan__Paid_On: "2024-04-01" };
    expect(readInvoice(paid, BY_FIELDS)).toMatchObject({
      value: {
        entries: [
          { kind: "invoice" },
          {
            kind: "payment",
            id: `${invoice.id}.paid`,
            amountMinor: 3450,
            receivedOn: toDay("2024-04-01"),
            appliedTo: invoice.id,
          },
        ],
      },
    });
    expect(readInvoice(paid, ORG)).toMatchObject({ value: { entries: [{ kind: "invoice" }] } });
    expect(readInvoice({ ...paid, Status: "Paid", huikuan__Paid_Amount: null }, BY_FIELDS)).toMatchObject({
      value: { entries: [{}, { amountMinor: 123_450 }] },
    });
    expect(why(readInvoice({ ...paid, huikuan__Paid_On: null }, BY_FIELDS))).toContain(
      "huikuan__Paid_On is empty",
    );
  });

  it("reads every amount with two decimals exactly", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (amountMinor) => {
        const total = JSON.parse(formatMajor(money(amountMinor, CNY))) as number;
        const read = readInvoice({ ...invoice, Grand_Total: total }, ORG);
        expect(read.ok && read.value.entries[0]?.amountMinor).toBe(amountMinor);
      }),
    );
  });

  it("never throws, whatever the CRM sends", () => {
    const field = fc.constantFrom(...Object.keys(invoice));
    fc.assert(
      fc.property(field, fc.anything(), (name, value) => {
        const read = readInvoice({ ...invoice, [name]: value }, ORG);
        if (!read.ok) expect(read.because).toMatch(/^\S.*\.$/s);
      }),
    );
    for (const nothing of [null, undefined, 7, "x", []]) {
      expect(why(readInvoice(nothing, ORG))).toBe("The record is not an object.");
    }
  });
});

describe("reading the others", () => {
  it("reads an account in its own currency, with nothing for blank text", () => {
    expect(readAccount(account, ORG)).toEqual({
      ok: true,
      value: {
        recordId: account.id,
        name: "百川 🧮",
        parentId: null,
        ownerId: "554023000000100009",
        country: null,
        language: "zh-CN",
        timeZone: "Asia/Shanghai",
        currency: "JPY",
        creditLimitMinor: 5000,
        noReminders: true,
        keyAccount: null,
        noRemindersReason: "VIP",
        modifiedAt: AT,
      },
    });
    expect(why(readAccount({ ...account, huikuan__Credit_Limit: 0.5 }, ORG))).toContain(
      "huikuan__Credit_Limit",
    );
    expect(why(readAccount({ ...account, huikuan__Language: "fr" }, ORG))).toBe(
      "huikuan__Language must be one of zh-CN, en.",
    );
  });

  it("cuts what no store can hold out of a name, and keeps the rest", () => {
    const read = readAccount({ ...account, Account_Name: "a\u0000b\ud800c🧮" }, ORG);
    expect(read.ok && read.value.name).toBe("ab\ufffdc🧮");
  });

  it("reads a contact with its billing role", () => {
    expect(readContact(contact)).toMatchObject({
      value: {
        accountId: account.id,
        name: "陈 明",
        email: "m@t",
        phone: null,
        mobile: null,
        role: "billing",
      },
    });
    expect(readContact({ ...contact, Account_Name: null })).toMatchObject({ value: { accountId: null } });
  });

  it("reads a payment, unapplied when it names no invoice", () => {
    expect(readPayment(payment, ORG)).toMatchObject({
      value: { entries: [{ amountMinor: 1000, appliedTo: invoice.id, reversedOn: null, currency: "CNY" }] },
    });
    expect(readPayment({ ...payment, huikuan__Invoice: null }, ORG)).toMatchObject({
      value: { entries: [{ appliedTo: null }] },
    });
    expect(why(readPayment({ ...payment, huikuan__Account: null }, ORG))).toBe(
      "huikuan__Account is empty; must point to a record.",
    );
  });

  it("reads a user and a rate, text or number", () => {
    const user = {
      id: "1",
      full_name: "U",
      email: "u@t",
      status: "closed",
      time_zone: null,
      profile: { name: "Sales" },
    };
    expect(readUser(user)).toMatchObject({ value: { active: false, profile: "Sales" } });
    expect(readRate({ iso_code: "USD", exchange_rate: "0.140800000" })).toMatchObject({
      value: { perBase: "0.140800000" },
    });
    expect(readRate({ iso_code: "USD", exchange_rate: 7.1 })).toMatchObject({ value: { perBase: "7.1" } });
    expect(why(readRate({ iso_code: "USD", exchange_rate: 0 }))).toContain("above zero");
  });
});
