import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { randomOf } from "../../sandbox/books/random.ts";
import { disputeBook } from "../../server/adapters/db/dispute-rows.ts";
import { dunningBook } from "../../server/adapters/db/dunning-rows.ts";
import { followUpBook, type LineRowsNeed } from "../../server/adapters/db/followup-rows.ts";
import { holdBook } from "../../server/adapters/db/hold-rows.ts";
import { outboxBook } from "../../server/adapters/db/outbox-rows.ts";
import { planBook } from "../../server/adapters/db/plan-rows.ts";
import { policyBook } from "../../server/adapters/db/policy-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import type { DunningBook } from "../../server/dunning/index.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Segments } from "../../shared/dunning/policy/segment.ts";
import { toDay } from "../../shared/kernel/day.ts";
import type { InvoiceEntry } from "../../shared/ledger/entry.ts";
import { STANDARD_CAPS } from "../../shared/activation/caps.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { drawPolicy } from "./draw.ts";
import { invoiceOf } from "./same-people.ts";
import { drawDeed, type Books, type Deed } from "./same-deeds.ts";
import { contactModel } from "./store/contact-model.ts";
import { dunningModel } from "./store/dunning-model.ts";
import { lineModel } from "./store/line-model.ts";
import { MemoryStore } from "./store/memory-store.ts";
import { holdModel } from "./store/hold-model.ts";
import { outboxModel } from "./store/outbox-model.ts";
import { disputeModel, planModel } from "./store/plan-model.ts";

const DEEDS = 160;
const SEEDS = 6;

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());

const COURTEOUS = drawPolicy(randomOf("courteous"), "courteous");
const FIRM = { ...drawPolicy(randomOf("firm"), "firm"), version: 2 };
const SEGMENTS: Segments = {
  version: 1,
  segments: [{ key: "key", name: { "zh-CN": "k", en: "k" }, when: { keyAccount: true }, policyId: "firm" }],
  otherwise: "courteous",
};
const KEY_ACCOUNT = "101";
const countryOf = (accountId: string): string | null => (accountId === "102" ? "GB" : null);

/** One org in both stores, with two policies in force: three accounts, their contacts, and nothing else. */
async function foundBoth(orgId: string): Promise<MemoryStore> {
  const memory = new MemoryStore(() => Date.now());
  const client = await db.ownerPool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.org', $1, true)", [orgId]);
    await client.query(
      `INSERT INTO org (org_id, zgid, name, time_zone, base_currency, language, mode, created_at)
       VALUES ($1, $2, 'Seller', 'UTC', 'CNY', 'en', 'live', now())`,
      [orgId, `z${orgId}`],
    );
    for (const id of ["100", "101", "102"]) {
      await client.query(
        `INSERT INTO account (org_id, account_id, name, language, country, key_account, modified_at)
         VALUES ($1, $2, $3, 'en', $4, $5, now())`,
        [orgId, id, `Buyer ${id}`, countryOf(id), id === KEY_ACCOUNT],
      );
      await client.query(
        `INSERT INTO ledger_entry (org_id, entry_id, known_from, kind, record_id, account_id, currency, amount_minor, number, on_day, due_on, modified_at)
         VALUES ($1, $2, '2025-01-01', 'invoice', $2, $3, 'CNY', 600, $2, '2026-02-01', '2026-03-02', now())`,
        [orgId, invoiceOf(id), id],
      );
      for (const [suffix, role] of [
        ["1", "billing"],
        ["2", null],
      ] as const)
        await client.query(
          `INSERT INTO contact (org_id, contact_id, account_id, name, email, role, modified_at) VALUES ($1, $2, $3, 'Wang', $4, $5, now())`,
          [orgId, `${id}${suffix}`, id, `ap${id}${suffix}@buyer.example`, role],
        );
    }
    await client.query("COMMIT");
  } finally {
    client.release();
  }
  await withTenant(db.pool, orgId, async (tx) => {
    const book = policyBook(tx, orgId);
    // The older version, and the older policy, stand behind.
    for (const [at, policy] of [{ ...FIRM, version: 1 }, COURTEOUS, FIRM].entries())
      await book.putInForce(policy, "1", new Date(at));
    await book.putSegments(SEGMENTS, "1", new Date(0));
  });
  await memory.directly(async (tx) => {
    await memory.org.upsert(tx, {
      orgId,
      name: "Seller",
      timeZone: "UTC",
      language: "en",
      mode: "live",
      sender: null,
      installationStopped: false,
      liveOn: null,
      caps: STANDARD_CAPS,
      policyBodies: [FIRM, COURTEOUS],
      segments: SEGMENTS,
    });
    for (const accountId of ["100", "101", "102"]) {
      await memory.accounts.upsert(tx, {
        accountId,
        name: `Buyer ${accountId}`,
        language: "en",
        country: countryOf(accountId),
        timeZone: null,
        ownerId: null,
        grade: null,
        keyAccount: accountId === KEY_ACCOUNT,
        noReminders: false,
        noRemindersReason: null,
        state: "active",
      });
      await memory.ledger.upsert(tx, billOf(accountId));
      for (const [suffix, role] of [
        ["1", "billing"],
        ["2", null],
      ] as const)
        await memory.contacts.upsert(tx, {
          accountId,
          contactId: `${accountId}${suffix}`,
          name: "Wang",
          email: `ap${accountId}${suffix}@buyer.example`,
          role,
          state: "active",
        });
    }
  });
  return memory;
}

const billOf = (accountId: string): InvoiceEntry => ({
  kind: "invoice",
  id: invoiceOf(accountId),
  accountId,
  currency: "CNY" as Currency,
  amountMinor: 600,
  number: invoiceOf(accountId),
  issuedOn: toDay("2026-02-01"),
  dueOn: toDay("2026-03-02"),
  disputedMinor: 0,
  disputeReason: null,
  noReminders: false,
  contactId: null,
});

/** What an agreement needs before it is made: here it is made already. */
const noNeed: LineRowsNeed = {
  entriesOf: () => Promise.reject(new Error("not asked")),
  termsOf: () => Promise.reject(new Error("not asked")),
  queueCopy: () => Promise.reject(new Error("not asked")),
};

async function endLeases(orgId: string, memory: MemoryStore): Promise<void> {
  const client = await db.ownerPool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.org', $1, true)", [orgId]);
    for (const table of ["dispatch", "writeback"])
      await client.query(
        `UPDATE ${table} SET lease_until = now() - interval '1 hour' WHERE lease_until IS NOT NULL`,
      );
    await client.query("COMMIT");
  } finally {
    client.release();
  }
  await memory.directly(async (tx) => {
    for (const { dispatchId } of memory.dispatches.rows(tx))
      await memory.dispatches.update(
        tx,
        dispatchId,
        ({ leaseUntil }) => leaseUntil !== null,
        (row) => ({ ...row, leaseUntil: 0 }),
      );
    for (const { writebackId } of memory.writebacks.rows(tx))
      await memory.writebacks.update(
        tx,
        writebackId,
        ({ leaseUntil }) => leaseUntil !== null,
        (row) => ({ ...row, leaseUntil: 0 }),
      );
  });
}

/** Fields by their names: in which order a store writes them says nothing. */
const inOrder = (_: string, value: unknown): unknown =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** The answer, or the fault that ended the transaction. */
async function told(
  deed: Deed,
  open: (work: (books: Books) => Promise<unknown>) => Promise<unknown>,
): Promise<string> {
  try {
    return JSON.stringify(await open((books) => deed.doing(books)), inOrder);
  } catch {
    return "refused";
  }
}

describe("the store in memory", () => {
  it("answers as the real rows do, whatever is asked of both", async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const orgId = String(seed);
      const memory = await foundBoth(orgId);
      const random = randomOf(`same ${seed}`);
      for (let n = 0; n < DEEDS; n += 1) {
        if (random.chance(0.08)) await endLeases(orgId, memory);
        const deed = drawDeed(random, n);
        const real = await told(deed, (work) =>
          withTenant(db.pool, orgId, (tx) =>
            work({
              dunning: dunningBook(tx, orgId),
              outbox: outboxBook(tx, orgId),
              plan: planBook(tx, orgId, noNeed),
              dispute: disputeBook(tx, orgId, noNeed),
              hold: holdBook(tx, orgId),
              lines: followUpBook(tx, orgId, noNeed),
            }),
          ),
        );
        const modelled = await told(deed, (work) =>
          memory.directly((tx) =>
            work({
              dunning: dunningModel(memory, tx, () => Promise.resolve()),
              outbox: outboxModel(memory, tx),
              plan: planModel(memory, tx, () => ""),
              dispute: disputeModel(memory, tx, () => ""),
              hold: holdModel(memory, tx),
              lines: { ...lineModel(memory, tx, () => ""), ...contactModel(memory, tx) },
            }),
          ),
        );
        expect([seed, n, deed.name, modelled]).toEqual([seed, n, deed.name, real]);
      }
    }
  }, 60_000);

  it("makes whoever wants an account's lock wait for whoever has it, as the real rows do", async () => {
    const memory = await foundBoth("50");
    const real = (work: (book: DunningBook) => Promise<void>) =>
      withTenant(db.pool, "50", (tx) => work(dunningBook(tx, "50")));
    const modelled = (work: (book: DunningBook) => Promise<void>) =>
      memory.directly((tx) => work(dunningModel(memory, tx, () => Promise.resolve())));
    for (const open of [real, modelled]) {
      const order: string[] = [];
      let isHeld: () => void = () => undefined;
      const held = new Promise<void>((done) => {
        isHeld = done;
      });
      const first = open(async (book) => {
        await book.lockAccount("100");
        isHeld();
        await new Promise((soon) => setTimeout(soon, 150));
        order.push("first");
      });
      await held;
      await open(async (book) => {
        await book.lockAccount("100");
        order.push("second");
      });
      await first;
      expect(order).toEqual(["first", "second"]);
    }
  });
});
