import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { outboxBook } from "../../server/adapters/db/outbox-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import {
  flushWritebacks,
  type CrmItem,
  type CrmOutcome,
  type OutboxDesk,
} from "../../server/outbox/index.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

let db: TestDatabase;
const ORG = "1";
const NOON = new Date("2026-03-02T04:00:00Z");

beforeAll(async () => {
  db = await openTestDatabase();
  await db.ownerPool.query("SELECT 1");
  await withTenant(db.pool, ORG, (tx) =>
    tx
      .insertInto("org")
      .values({
        org_id: ORG,
        zgid: "z1",
        name: "Org",
        time_zone: "Asia/Shanghai",
        base_currency: "CNY",
        language: "en",
        created_at: NOON,
      })
      .execute(),
  );
});
afterAll(() => db.drop());
beforeEach(() =>
  withTenant(db.pool, ORG, (tx) =>
    tx
      .deleteFrom("writeback")
      .execute()
      .then(() => undefined),
  ),
);

type Answer = (item: CrmItem) => CrmOutcome;
const sent: Answer = ({ writebackId }) => ({ kind: "sent", crmId: `crm-${writebackId}` });

function desk(answer: Answer, now: () => Date = () => NOON) {
  const calls: (readonly CrmItem[])[] = [];
  const room: OutboxDesk = {
    inTenant: (orgId, work) => withTenant(db.pool, orgId, (tx) => work(outboxBook(tx, orgId))),
    now,
    worker: "w1",
    crm: {
      write: (_, item) => Promise.resolve(answer(item)),
      writeMany(_, items) {
        calls.push(items);
        return Promise.resolve().then(() => items.map(answer));
      },
    },
  };
  return { room, calls };
}

const queue = (
  room: OutboxDesk,
  id: string,
  module: CrmItem["module"] = "Tasks",
  externalId: string | null = id,
) =>
  room.inTenant(ORG, (book) =>
    book.queueWriteback({ writebackId: `wb-${id}`, module, externalId, record: { subject: id } }, NOON),
  );
const rows = () =>
  withTenant(db.pool, ORG, (tx) =>
    tx
      .selectFrom("writeback")
      .select(["writeback_id", "state", "crm_id", "reason", "not_before", "attempts"])
      .orderBy("writeback_id")
      .execute(),
  );

describe("the way back into the CRM", () => {
  it("writes each item once, grouped by module, and remembers the CRM's id", async () => {
    const { room, calls } = desk(sent);
    await queue(room, "a");
    await queue(room, "b", "Calls");
    await queue(room, "c");
    expect(await flushWritebacks(ORG, room)).toEqual({ sent: 3, rejected: 0, deferred: 0 });
    expect(await flushWritebacks(ORG, room)).toEqual({ sent: 0, rejected: 0, deferred: 0 });
    expect(calls.map((items) => items.map(({ externalId }) => externalId))).toEqual([["a", "c"], ["b"]]);
    expect((await rows()).map(({ crm_id }) => crm_id)).toEqual(["crm-wb-a", "crm-wb-b", "crm-wb-c"]);
  });

  it("C11: queues the same external id once", async () => {
    const { room } = desk(sent);
    await queue(room, "a");
    await room.inTenant(ORG, (book) =>
      book.queueWriteback({ writebackId: "wb-other", module: "Tasks", externalId: "a", record: {} }, NOON),
    );
    expect(await rows()).toHaveLength(1);
  });

  it("cuts batches of a hundred", async () => {
    const { room, calls } = desk(sent);
    for (let at = 0; at < 101; at += 1) await queue(room, String(1000 + at));
    await flushWritebacks(ORG, room);
    expect(calls.map(({ length }) => length)).toEqual([100, 1]);
  });

  it("waits as long as the CRM asks, tries again, and keeps a refusal with its reason", async () => {
    let now = NOON;
    let answers: Answer = () => ({ kind: "deferred", reason: "busy", retryAfterMs: 600_000 });
    const { room } = desk(
      (item) => answers(item),
      () => now,
    );
    await queue(room, "a");
    expect(await flushWritebacks(ORG, room)).toEqual({ sent: 0, rejected: 0, deferred: 1 });
    answers = () => ({ kind: "rejected", reason: "no such account" });
    now = new Date(NOON.getTime() + 599_999);
    expect(await flushWritebacks(ORG, room)).toEqual({ sent: 0, rejected: 0, deferred: 0 });
    now = new Date(NOON.getTime() + 600_000);
    expect(await flushWritebacks(ORG, room)).toEqual({ sent: 0, rejected: 1, deferred: 0 });
    expect((await rows())[0]).toMatchObject({ state: "rejected", reason: "no such account", attempts: 2 });
  });

  it("tries a whole batch again when the CRM falls over", async () => {
    let down = true;
    let now = NOON;
    const { room } = desk(
      (item) => {
        if (down) throw new Error("socket hang up");
        return sent(item);
      },
      () => now,
    );
    await queue(room, "a");
    expect(await flushWritebacks(ORG, room)).toEqual({ sent: 0, rejected: 0, deferred: 1 });
    down = false;
    now = new Date(NOON.getTime() + 3_600_000);
    expect(await flushWritebacks(ORG, room)).toEqual({ sent: 1, rejected: 0, deferred: 0 });
  });

  it("lets a late holder write nothing over a newer claim", async () => {
    const { room } = desk(sent);
    await queue(room, "a");
    const [stale] = await room.inTenant(ORG, (book) => book.claimWritebacks(NOON, 10, "slow"));
    await withTenant(db.pool, ORG, (tx) =>
      tx
        .updateTable("writeback")
        .set({ lease_until: new Date(0) })
        .execute(),
    );
    const [newer] = await room.inTenant(ORG, (book) => book.claimWritebacks(NOON, 10, "quick"));
    if (!stale || !newer) throw new Error("nothing was claimed");
    const late = { state: "rejected", crmId: null, reason: "late", at: NOON, notBefore: NOON } as const;
    const done = { ...late, state: "sent", crmId: "crm-a", reason: null } as const;
    const says = (item: typeof newer, what: typeof late | typeof done) =>
      room.inTenant(ORG, (book) => book.endWriteback(item, what));
    expect(await says(stale, late)).toBe(false);
    expect((await rows())[0]?.state).toBe("claimed");
    expect(await says(newer, done)).toBe(true);
    expect(await says(stale, late)).toBe(false);
    expect((await rows())[0]).toMatchObject({ state: "sent", crm_id: "crm-a" });
  });
});
