import { randomUUID } from "node:crypto";
import { dunningBook } from "../../server/adapters/db/dunning-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { openCalendars } from "../../server/adapters/calendar/open-calendars.ts";
import { openCourier } from "../../server/adapters/mail/open-courier.ts";
import { deliverDay, type DunningDesk, planDay, reapDispatches } from "../../server/dunning/index.ts";
import { stopUrl } from "../../shared/bounce/return-path.ts";
import { addDays, formatDay, toDay, type Day } from "../../shared/kernel/day.ts";
import { openSink, type Sink, type SinkOptions } from "../mail/smtp-sink.ts";
import type { TestDatabase } from "../support/store.ts";
import { messageTags } from "../../server/adapters/token/message-tags.ts";

const KEY = new Uint8Array(32).fill(7);
export const tagOf = messageTags(KEY, "return");
export const stopTagOf = messageTags(KEY, "unsubscribe");

const ZONE_HOURS = 8;
let orgs = 0;
/** The house's own: a test file loads each country once. */
const calendars = openCalendars();

/** One org with its ledger, a real store, a real mail server, and a clock that stories move. */
export class Town {
  readonly orgId: string;
  readonly sink: Sink;
  readonly desk: DunningDesk;
  /** What the CRM does when the named invoices are read again; a story may pay in here. */
  reread: (invoiceIds: readonly string[]) => Promise<void> = () => Promise.resolve();
  /** Invoices that the CRM no longer shows. */
  gone: readonly string[] = [];
  /** Minutes past midnight in Shanghai at which rounds run. */
  minute = 10 * 60;
  now = new Date("2026-01-01T02:00:00Z");
  stopped = false;
  readonly #db: TestDatabase;
  readonly #courier: ReturnType<typeof openCourier>;

  constructor(db: TestDatabase, sink: Sink, silenceMs: number) {
    orgs += 1;
    this.orgId = String(orgs);
    this.#db = db;
    this.sink = sink;
    this.#courier = openCourier({
      host: "127.0.0.1",
      port: sink.port,
      secure: false,
      withoutTls: true,
      silenceMs,
    });
    this.desk = this.deskOf("one");
  }

  static async found(db: TestDatabase, options: SinkOptions = {}, mode = "live"): Promise<Town> {
    return Town.foundWith(db, await openSink(options), mode);
  }

  /** `silenceMs`: how long its courier waits for a mail server that says nothing; long letters take a loaded one a while. */
  static async foundWith(db: TestDatabase, sink: Sink, mode = "live", silenceMs = 1_500): Promise<Town> {
    const town = new Town(db, sink, silenceMs);
    await town.sql(
      `INSERT INTO org (org_id, zgid, name, time_zone, base_currency, language, mode, settings, created_at)
       VALUES ($1, $2, '恒信贸易', 'Asia/Shanghai', 'CNY', 'zh-CN', $3, $4, now())`,
      [
        town.orgId,
        `z${town.orgId}`,
        mode,
        JSON.stringify({ mail: { fromName: "恒信贸易 财务部", fromAddress: "ar@seller.example" } }),
      ],
    );
    return town;
  }

  async leave(): Promise<void> {
    this.#courier.close();
    await this.sink.close();
  }

  /** Another process on the same store. */
  deskOf(worker: string): DunningDesk {
    return {
      inTenant: (orgId, work) => withTenant(this.#db.pool, orgId, (tx) => work(dunningBook(tx, orgId))),
      now: () => this.now,
      newId: randomUUID,
      courier: this.#courier,
      fresh: { reread: (_, invoiceIds) => this.reread(invoiceIds).then(() => ({ gone: this.gone })) },
      calendars,
      defaultSender: { name: "Huikuan", address: "huikuan@seller.example" },
      stopped: () => this.stopped,
      tagOf,
      stopUrl: (orgId, dispatchId) =>
        stopUrl("https://api.seller.example", orgId, { dispatchId, tag: stopTagOf(orgId, dispatchId) }),
      worker,
    };
  }

  async sql<T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    const client = await this.#db.ownerPool.connect();
    try {
      await client.query("BEGIN");
      await client.query("SELECT set_config('app.org', $1, true)", [this.orgId]);
      const { rows } = await client.query<T>(text, [...values]);
      await client.query("COMMIT");
      return rows;
    } catch (fault) {
      await client.query("ROLLBACK");
      throw fault;
    } finally {
      client.release();
    }
  }

  async account(id: string, email: string | null = `ap${id}@buyer.example`, language = "en"): Promise<void> {
    await this.sql(
      `INSERT INTO account (org_id, account_id, name, owner_id, language, modified_at) VALUES ($1, $2, $3, '77', $4, now())`,
      [this.orgId, id, `Buyer ${id}`, language],
    );
    await this.sql(
      `INSERT INTO contact (org_id, contact_id, account_id, name, email, role, modified_at) VALUES ($1, $2, $3, 'Wang Fang', $4, 'billing', now())`,
      [this.orgId, `${id}1`, id, email],
    );
  }

  async invoice(
    id: string,
    accountId: string,
    amountMinor: number,
    dueOn: string,
    currency = "CNY",
  ): Promise<void> {
    const issued = formatDay(addDays(toDay(dueOn), -30));
    await this.entry("invoice", id, accountId, amountMinor, issued, currency, dueOn, null);
  }

  /** So many buyers from number 100 on, each with one invoice of ¥1,000.00. */
  async crowd(buyers: number, dueOn: string): Promise<void> {
    const values = [this.orgId, 99 + buyers];
    await this.sql(
      `INSERT INTO account (org_id, account_id, name, owner_id, language, modified_at)
       SELECT $1, id::text, 'Buyer ' || id, '77', 'en', now() FROM generate_series(100, $2::integer) id`,
      values,
    );
    await this.sql(
      `INSERT INTO contact (org_id, contact_id, account_id, name, email, role, modified_at)
       SELECT $1, id || '1', id::text, 'Wang Fang', 'ap' || id || '@buyer.example', 'billing', now()
       FROM generate_series(100, $2::integer) id`,
      values,
    );
    await this.sql(
      `INSERT INTO ledger_entry (org_id, entry_id, known_from, kind, record_id, account_id, currency, amount_minor, number, on_day, due_on, modified_at)
       SELECT $1, '5' || id, '2025-01-01', 'invoice', '5' || id, id::text, 'CNY', 100000, 'INV-5' || id, $3::date - 30, $3::date, now()
       FROM generate_series(100, $2::integer) id`,
      [...values, dueOn],
    );
  }

  async pays(
    id: string,
    accountId: string,
    amountMinor: number,
    on: string,
    invoiceId: string,
    currency = "CNY",
  ): Promise<void> {
    await this.entry("payment", id, accountId, amountMinor, on, currency, null, invoiceId);
  }

  async entry(
    kind: string,
    id: string,
    accountId: string,
    amountMinor: number,
    on: string,
    currency: string,
    dueOn: string | null,
    appliedTo: string | null,
  ): Promise<void> {
    await this.sql(
      `INSERT INTO ledger_entry (org_id, entry_id, known_from, kind, record_id, account_id, currency, amount_minor, number, on_day, due_on, applied_to, modified_at)
       VALUES ($1, $2, '2025-01-01', $3, $2, $4, $5, $6, $7, $8, $9, $10, now())`,
      [this.orgId, id, kind, accountId, currency, amountMinor, `INV-${id}`, on, dueOn, appliedTo],
    );
  }

  async disputes(invoiceId: string, amountMinor: number): Promise<void> {
    await this.sql(`UPDATE ledger_entry SET disputed_minor = $3 WHERE org_id = $1 AND entry_id = $2`, [
      this.orgId,
      invoiceId,
      amountMinor,
    ]);
  }

  async promises(
    id: string,
    accountId: string,
    amountMinor: number,
    promisedOn: string,
    madeOn: string,
  ): Promise<void> {
    await this.sql(
      `INSERT INTO promise (org_id, promise_id, account_id, currency, amount_minor, promised_on, made_on, invoice_ids, state, by_user, recorded_at)
       SELECT $1, $2, $3, 'CNY', $4, $5, $6, array_agg(entry_id ORDER BY due_on), 'open', '77', now() FROM ledger_entry
       WHERE org_id = $1 AND account_id = $3 AND kind = 'invoice'`,
      [this.orgId, id, accountId, amountMinor, promisedOn, madeOn],
    );
  }

  /** The clock goes to that day's hour and the CRM has just been read. */
  async dawn(on: Day): Promise<void> {
    this.now = new Date((on * 24 - ZONE_HOURS) * 3_600_000 + this.minute * 60_000);
    for (const source of ["accounts", "contacts", "invoices", "payments"])
      await this.sql(
        `INSERT INTO sync_cursor (org_id, source, last_ok_at) VALUES ($1, $2, $3)
         ON CONFLICT (org_id, source) DO UPDATE SET last_ok_at = $3`,
        [this.orgId, source, this.now],
      );
  }

  async round(on: string | Day, desk = this.desk): Promise<void> {
    const asOf = typeof on === "string" ? toDay(on) : on;
    await this.dawn(asOf);
    await reapDispatches(this.orgId, desk);
    await planDay(this.orgId, asOf, desk);
    await deliverDay(this.orgId, asOf, desk);
  }

  async everyDay(from: string, to: string): Promise<void> {
    for (let on = toDay(from); on <= toDay(to); on = addDays(on, 1)) await this.round(on);
  }

  /** Every message that was not set aside: day, step, what became of it. */
  async dispatches(): Promise<string[]> {
    const rows = await this.sql<{ line: string }>(
      `SELECT concat_ws(' ', as_of, step, currency, state) AS line FROM dispatch
       WHERE org_id = $1 AND state NOT IN ('held', 'cancelled') ORDER BY as_of, currency, step`,
      [this.orgId],
    );
    return rows.map(({ line }) => line);
  }

  async holds(): Promise<string[]> {
    const rows = await this.sql<{ line: string }>(
      `SELECT concat_ws(' ', as_of, reason, body->>'until') AS line FROM decision
       WHERE org_id = $1 AND outcome = 'hold' ORDER BY as_of, account_id, currency`,
      [this.orgId],
    );
    return rows.map(({ line }) => line);
  }

  subjects(): Promise<string[]> {
    return this.sql<{ subject: string }>(
      `SELECT subject FROM dispatch WHERE org_id = $1 AND state = 'sent' ORDER BY as_of, currency`,
      [this.orgId],
    ).then((rows) => rows.map(({ subject }) => subject));
  }
}
