import { randomOf, type Random } from "../../sandbox/books/random.ts";
import { policyBook } from "../../server/adapters/db/policy-rows.ts";
import { replayBook } from "../../server/adapters/db/replay-rows.ts";
import { syncBook } from "../../server/adapters/db/sync-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { mobileNumbers } from "../../server/adapters/phone/mobile-number.ts";
import {
  type Courier,
  type Delivery,
  deliverDay,
  planDay,
  policiesInForce,
  type PolicyDesk,
  putPolicy,
  type Texter,
} from "../../server/dunning/index.ts";
import { settleDoubt } from "../../server/dunning/settle-doubt.ts";
import type { ReplayDesk } from "../../server/dunning/replay-ports.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { addDays, formatDay, type Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import type { Sink } from "../mail/smtp-sink.ts";
import { Town } from "../stories/town.ts";
import type { TestDatabase } from "../support/store.ts";
import { CNY } from "./scene.ts";

const ANSWERS: readonly Delivery[] = [
  ...Array.from({ length: 8 }, (): Delivery => ({ kind: "sent", reply: "250", badAddress: false })),
  { kind: "deferred", reply: "450", badAddress: false },
  { kind: "rejected", reply: "554", badAddress: false },
  { kind: "rejected", reply: "550", badAddress: true },
  { kind: "in_doubt", reply: "lost", badAddress: false },
];

/** Days after which an account is merged into the one before it. */
const MERGES_EVERY = 22;

const mobileOf = mobileNumbers();
const NO_SINK = { port: 1, close: () => Promise.resolve() } as unknown as Sink;

/** Letters and texts go nowhere, and the answers are those of a mail server on a bad day. */
const courierOf = (random: Random): Courier => ({
  seal: async () => SEALED,
  deliver: async () => random.pick(ANSWERS),
});
const texterOf = (random: Random): Texter => ({
  seal: () => SEALED,
  deliver: async () => random.pick(ANSWERS),
});
const SEALED = { raw: new Uint8Array(), sha256: "", messageId: "<1@seller.example>" };

const withTexts = (steps: Policy["steps"]): Policy["steps"] =>
  steps.map((step) =>
    step.key.startsWith("reminder") ? { ...step, channel: "sms", template: "sms-reminder" } : step,
  );

/** A town to which something happens every day, each told to the ledger on the day it is learnt. */
export async function playTown(
  db: TestDatabase,
  { seed, from, days, accounts }: { seed: number; from: Day; days: number; accounts: number },
): Promise<{ town: Town; desk: ReplayDesk }> {
  const random = randomOf(seed);
  const town = await Town.foundWith(db, NO_SINK, "rehearsal");
  const desk = {
    ...town.desk,
    courier: courierOf(random.fork("mail")),
    texter: texterOf(random.fork("texts")),
    calendars: { ...town.desk.calendars, mobileOf },
  };
  const people = random.fork("people");
  for (let at = 0; at < accounts; at += 1) await town.account(String(100 + at));
  await mayText(town);
  const money = new Money(db, town, random.fork("money"));
  for (let ahead = 0; ahead < days; ahead += 1) {
    const asOf = addDays(from, ahead);
    await town.dawn(asOf);
    await money.day(asOf, accounts);
    if (ahead % MERGES_EVERY === MERGES_EVERY - 1)
      await money.merges(String(99 + accounts - Math.floor(ahead / MERGES_EVERY)));
    await somethingElse(db, town, random, asOf, accounts);
    await aboutPeople(town, people, accounts);
    if (random.chance(0.03)) continue;
    const walks = random.chance(0.05) ? 2 : 1;
    for (let walk = 0; walk < walks; walk += 1) {
      await planDay(town.orgId, asOf, desk);
      town.now = new Date(town.now.getTime() + 60_000);
      await deliverDay(town.orgId, asOf, desk);
      town.now = new Date(town.now.getTime() + 3_600_000);
    }
  }
  const door: ReplayDesk = {
    inTenant: (orgId, work) => withTenant(db.pool, orgId, (tx) => work(replayBook(tx, orgId))),
    calendars: town.desk.calendars,
  };
  return { town, desk: door };
}

/** What people do: promises, exclusions, addresses, policies, modes, doubts settled, a CRM that cannot be read. */
async function somethingElse(
  db: TestDatabase,
  town: Town,
  random: Random,
  asOf: Day,
  accounts: number,
): Promise<void> {
  const account = String(100 + random.whole(0, accounts - 1));
  const { orgId } = town;
  const policies: PolicyDesk = {
    now: () => town.now,
    inTenant: (org, work) => withTenant(db.pool, org, (tx) => work(policyBook(tx, org))),
  };
  const [owed] = await town.sql(
    `SELECT 1 FROM ledger_entry WHERE org_id = $1 AND account_id = $2 AND kind = 'invoice' LIMIT 1`,
    [orgId, account],
  );
  if (random.chance(0.06) && owed !== undefined)
    await town.promises(
      `promise-${asOf}`,
      account,
      random.whole(1, 9) * 10_000,
      formatDay(addDays(asOf, random.whole(1, 20))),
      formatDay(asOf),
    );
  if (random.chance(0.04))
    await town.sql(
      `UPDATE account SET no_reminders = NOT no_reminders WHERE org_id = $1 AND account_id = $2`,
      [orgId, account],
    );
  if (random.chance(0.04))
    await town.sql(`UPDATE contact SET email = $3 WHERE org_id = $1 AND account_id = $2`, [
      orgId,
      account,
      random.chance(0.3) ? "not an address" : `ap${asOf}@buyer.example`,
    ]);
  if (random.chance(0.03))
    await town.sql(`UPDATE sync_cursor SET last_ok_at = last_ok_at - interval '3 hours' WHERE org_id = $1`, [
      orgId,
    ]);
  if (random.chance(0.1)) {
    const { steps } = standardPolicy;
    const draft = {
      ...standardPolicy,
      minGapDays: random.whole(2, 9),
      steps: random.pick([steps, withTexts(steps), withTexts(steps)]).slice(random.whole(0, 3)),
    };
    const id = random.pick(["standard", "second"]);
    await putPolicy(orgId, { ...draft, id }, "7", policies, random.chance(0.5));
  }
  if (random.chance(0.05)) await anotherGrade(town, random.pick(["A", "C", "D", "E"]), account, asOf);
  if (random.chance(0.1)) await otherSegments(orgId, random, policies);
  if (random.chance(0.05)) {
    const mode = random.pick(["live", "live", "live", "live", "stopped", "rehearsal"]);
    await town.sql(`UPDATE org SET mode = $2 WHERE org_id = $1`, [orgId, mode]);
  }
  if (random.chance(0.2)) {
    const [doubt] = await town.sql<{ dispatch_id: string }>(
      `SELECT dispatch_id FROM dispatch WHERE org_id = $1 AND state = 'in_doubt' LIMIT 1`,
      [orgId],
    );
    if (doubt) await settleDoubt(orgId, doubt.dispatch_id, random.chance(0.5), "7", town.desk);
  }
  if (random.chance(0.02))
    await town.sql(
      `INSERT INTO quarantine (org_id, module, record_id, reason, record, seen_at, account_id)
       VALUES ($1, 'invoices', $2, 'unreadable', '{}', now(), $3)`,
      [orgId, `q${asOf}`, account],
    );
  if (random.chance(0.1)) await town.sql(`DELETE FROM quarantine WHERE org_id = $1`, [orgId]);
}

const mayText = async (town: Town): Promise<void> => {
  await town.sql(
    `INSERT INTO sms_sender (org_id, provider, region, account, secret_sealed, hook_sealed, sender, by_user, by_name, saved_at)
     VALUES ($1, 'twilio', 'CN', 'AC', 's', 'h', '+14155550100', '7', 'Li Qian', $2)`,
    [town.orgId, town.now],
  );
  await town.sql(
    "UPDATE contact SET mobile = '+861380001000' || right(account_id, 1) WHERE org_id = $1 AND account_id <= '105'",
    [town.orgId],
  );
};

/** Who is a key account, and who may be texted. */
async function aboutPeople(town: Town, random: Random, accounts: number): Promise<void> {
  const anybody = (): string => String(100 + random.whole(0, accounts - 1));
  const say = (text: string, ...values: readonly unknown[]) => town.sql(text, [town.orgId, ...values]);
  if (random.chance(0.3))
    await say(
      "UPDATE account SET key_account = key_account IS NOT TRUE WHERE org_id = $1 AND account_id = $2",
      anybody(),
    );
  if (random.chance(0.3))
    await say(
      "UPDATE contact SET mobile = $3 WHERE org_id = $1 AND account_id = $2",
      anybody(),
      random.chance(0.8) ? `+86138000${random.whole(10_000, 10_009)}` : "no number",
    );
  if (random.chance(0.04))
    await say(
      `INSERT INTO opt_out (org_id, opt_out_id, way, purpose, address, said, note, at)
       VALUES ($1, $2, 'sms', 'reminder', $2, 'stop', 'T', $3) ON CONFLICT DO NOTHING`,
      `+86138000${random.whole(10_000, 10_009)}`,
      town.now,
    );
}

const anotherGrade = (town: Town, grade: string, account: string, asOf: Day) =>
  town.sql(
    `INSERT INTO score_snapshot (org_id, account_id, as_of, grade, body) VALUES ($1, $2, $3, $4, '{}')
     ON CONFLICT (org_id, account_id, as_of) DO UPDATE SET grade = excluded.grade`,
    [town.orgId, account, formatDay(asOf), grade],
  );

/** Poor grades and large debts under another policy, or everybody under one again. */
const otherSegments = (orgId: string, random: Random, { inTenant, now }: PolicyDesk) =>
  inTenant(orgId, async (book) => {
    const { segments, policies } = await policiesInForce(book);
    const policyId = policies.has("second") ? "second" : "standard";
    const name = { "zh-CN": "组", en: "segment" };
    const drawn = [
      { key: "key", name, when: { keyAccount: true }, policyId: random.pick([...policies.keys()]) },
      { key: "poor", name, when: { grade: ["D", "E"] }, policyId },
      { key: "large", name, when: { openAtLeast: { CNY: random.whole(1, 9) * 100_000 } }, policyId },
    ];
    const next = { segments: random.chance(0.7) ? drawn : [], otherwise: random.pick([...policies.keys()]) };
    await book.putSegments({ version: segments.version + 1, ...next }, "7", now());
  });

/** Invoices, payments late to be known, reversals, corrections, disputes and deletions, kept as a pull keeps them. */
class Money {
  #open: LedgerEntry[] = [];
  #late: { readonly on: Day; readonly entry: LedgerEntry }[] = [];
  /** As last kept, each. */
  #kept: LedgerEntry[] = [];
  readonly #merged = new Set<string>();
  readonly #db: TestDatabase;
  readonly #town: Town;
  readonly #random: Random;
  #ids = 5000;

  constructor(db: TestDatabase, town: Town, random: Random) {
    this.#db = db;
    this.#town = town;
    this.#random = random;
  }

  async day(asOf: Day, accounts: number): Promise<void> {
    const random = this.#random;
    const learnt: LedgerEntry[] = this.#late.filter(({ on }) => on === asOf).map(({ entry }) => entry);
    for (let at = 0; at < accounts; at += 1)
      if (random.chance(0.07) && !this.#merged.has(String(100 + at)))
        learnt.push(this.#invoice(asOf, String(100 + at)));
    const known = random.chance(0.5)
      ? this.#open[random.whole(0, Math.max(0, this.#open.length - 1))]
      : undefined;
    if (known?.kind === "invoice") learnt.push(...this.#aboutInvoice(known, asOf));
    if (learnt.length > 0) await this.#keep(learnt);
  }

  /** The CRM deletes the account, and all it had is the one's before it. */
  async merges(accountId: string): Promise<void> {
    const [db, town] = [this.#db, this.#town];
    const intoId = String(Number(accountId) - 1);
    const moved = (entry: LedgerEntry): LedgerEntry =>
      entry.accountId === accountId ? { ...entry, accountId: intoId } : entry;
    const theirs = this.#kept.filter((entry) => entry.accountId === accountId).map(moved);
    if (theirs.length > 0) await this.#keep(theirs);
    this.#late = this.#late.map(({ on, entry }) => ({ on, entry: moved(entry) }));
    this.#kept = this.#kept.map(moved);
    this.#open = this.#open.map(moved);
    this.#merged.add(accountId);
    const knownAt = new Date(town.now.getTime() - 60_000);
    await withTenant(db.pool, town.orgId, async (tx) => {
      const book = syncBook(tx, town.orgId);
      const gone = [{ recordId: accountId, deletedAt: knownAt.toISOString() }];
      await book.dropRecords("accounts", gone, knownAt);
      await book.followMerges(knownAt);
    });
  }

  #invoice(asOf: Day, accountId: string): LedgerEntry {
    const random = this.#random;
    const invoice: LedgerEntry = {
      kind: "invoice",
      id: this.#newId(),
      accountId,
      currency: CNY,
      amountMinor: random.whole(1, 30) * 10_000,
      number: `INV-${this.#ids}`,
      issuedOn: addDays(asOf, -random.whole(0, 3)),
      dueOn: addDays(asOf, random.whole(0, 20)),
      disputedMinor: 0,
      disputeReason: null,
      noReminders: random.chance(0.03),
      contactId: null,
    };
    this.#open.push(invoice);
    return invoice;
  }

  #aboutInvoice(invoice: LedgerEntry & { kind: "invoice" }, asOf: Day): LedgerEntry[] {
    const random = this.#random;
    const { accountId, currency, amountMinor, id } = invoice;
    const doing = random.whole(1, 10);
    if (doing === 1) return [{ ...invoice, disputedMinor: random.pick([0, amountMinor, 20_000]) }];
    if (doing === 2) return [{ ...invoice, dueOn: addDays(invoice.dueOn, random.whole(1, 10)) }];
    if (doing === 3)
      return [
        {
          kind: "credit-note",
          id: this.#newId(),
          accountId,
          currency,
          amountMinor: 30_000,
          number: "CN",
          issuedOn: asOf,
          appliedTo: random.pick([id, null]),
        },
      ];
    const payment: LedgerEntry = {
      kind: "payment",
      id: this.#newId(),
      accountId,
      currency,
      amountMinor: random.pick([amountMinor, amountMinor, 20_000]),
      reference: "PAY",
      receivedOn: addDays(asOf, -random.whole(0, 6)),
      reversedOn: null,
      appliedTo: random.pick([id, id, id, null]),
    };
    const reversedOn = addDays(asOf, random.whole(2, 15));
    if (random.chance(0.15))
      this.#late.push({ on: addDays(reversedOn, 1), entry: { ...payment, reversedOn } });
    return [payment];
  }

  #newId(): string {
    this.#ids += 1;
    return String(this.#ids);
  }

  async #keep(entries: readonly LedgerEntry[]): Promise<void> {
    const at = this.#town.now;
    const ids = new Set(entries.map(({ id }) => id));
    this.#kept = [...this.#kept.filter(({ id }) => !ids.has(id)), ...entries];
    const records = entries.map((entry) => ({
      recordId: entry.id,
      entries: [entry],
      modifiedAt: at.toISOString(),
    }));
    // A pull ends before the round begins.
    const knownAt = new Date(at.getTime() - 60_000);
    await withTenant(this.#db.pool, this.#town.orgId, (tx) =>
      syncBook(tx, this.#town.orgId).keepMoney(records, knownAt),
    );
  }
}
