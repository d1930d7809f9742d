import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { uuidv7 } from "uuidv7";
import type { Desks } from "../../server/compose.ts";
import { type Author, logFollowUp, pageFollowUps } from "../../server/followup/index.ts";
import { WireFollowUp } from "../../shared/followup/contract.ts";
import { LogRequest } from "../../shared/followup/request-contract.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { addAccount, addEntries, addOrg, rowsOf } from "../credit/rows.ts";
import { invoice, payment } from "../ledger/entries.ts";
import { desksOver } from "../support/desks.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const ORG = "41";
const OTHER_ORG = "42";
const ACCOUNT = "7001";
let database: TestDatabase;
let desks: Desks;
const author: Author = { orgId: ORG, accountId: ACCOUNT, userId: "5", userName: "李倩" };
const now = new Date("2024-04-10T02:00:00Z");
const today = toDay("2024-04-10");

beforeAll(async () => {
  database = await openTestDatabase();
  const whole = await desksOver(database);
  desks = { ...whole, followup: { ...whole.followup, now: () => now } };
  for (const org of [ORG, OTHER_ORG]) {
    await addOrg(database.ownerPool, org);
    await addAccount(database.ownerPool, org, ACCOUNT, "CNY", null);
  }
  await addAccount(database.ownerPool, ORG, "7002", "CNY", null);
  await addEntries(database.ownerPool, ORG, [invoice("901"), invoice("902", { dueOn: toDay("2024-05-10") })]);
  await rowsOf(
    database.ownerPool,
    ORG,
    "INSERT INTO contact (org_id, contact_id, account_id, name, modified_at) VALUES ($1, '801', '7001', '王会计', now()), ($1, '802', '7002', 'Other', now())",
    [ORG],
  );
});
afterAll(() => database.drop());

const request = (more: Partial<LogRequest> = {}): LogRequest => ({
  clientId: uuidv7(),
  kind: "call",
  outcome: "reached",
  contactId: "801",
  note: "答应下周付款",
  happenedAt: null,
  next: null,
  promise: null,
  supersedes: null,
  ...more,
});
const promise = (amountMinor: number) => ({
  amountMinor,
  currency: "CNY" as Currency,
  promisedOn: addDays(today, 7),
  invoiceIds: [],
});
const count = async (table: "followup" | "promise" | "writeback") =>
  Number(
    (
      await rowsOf<{ n: string }>(
        database.ownerPool,
        ORG,
        `SELECT count(*) AS n FROM ${table} WHERE org_id = $1`,
        [ORG],
      )
    )[0]?.n,
  );
const log = (one: LogRequest, by = author) => logFollowUp(by, one, desks.followup);

const cursor = (...parts: string[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");

describe("logging a follow-up", () => {
  it("keeps what was pasted, without the bytes that no database takes", async () => {
    const pasted = LogRequest.parse({
      ...request(),
      kind: "visit",
      note: "paid\u0000soon \ud83d",
      next: { what: "\u0000call", on: "2024-04-13" },
    });
    expect(await log(pasted)).toMatchObject({
      ok: true,
      value: { note: "paid soon \ufffd", next: { what: " call" } },
    });
  });

  it("answers with the line as the log will show it, in the agreed shape", async () => {
    const logged = await log(request({ next: { what: "Call again", on: addDays(today, 3) } }));
    expect(logged).toMatchObject({
      ok: true,
      value: {
        kind: "call",
        outcome: "reached",
        contactName: "王会计",
        byName: "李倩",
        next: { what: "Call again", on: "2024-04-13" },
        inCrm: "waiting",
      },
    });
    if (logged.ok) expect(WireFollowUp.safeParse(logged.value).success).toBe(true);
  });

  it("answers a repeated request with the same line and keeps one", async () => {
    const once = request();
    const first = await log(once);
    const before = await count("followup");
    expect(await log(once)).toEqual(first);
    expect(await Promise.all([log(once), log(once), log(once)])).toEqual([first, first, first]);
    expect(await count("followup")).toBe(before);
  });

  it("keeps one line of two requests that arrive at the same moment", async () => {
    const once = request();
    const before = await count("followup");
    const [a, b] = await Promise.all([log(once), log(once)]);
    expect(a).toEqual(b);
    expect(await count("followup")).toBe(before + 1);
  });

  it("refuses other content under a known id", async () => {
    const once = request();
    await log(once);
    expect(await log({ ...once, note: "something else" })).toEqual({
      ok: false,
      because: "same-id-other-text",
    });
  });

  it("keeps nothing at all of a request it refuses", async () => {
    const before = [await count("followup"), await count("promise"), await count("writeback")];
    expect(await log(request({ promise: promise(20_001) }))).toEqual({
      ok: false,
      because: "more-than-owed",
    });
    expect(await log(request({ contactId: "802" }))).toEqual({ ok: false, because: "no-such-contact" });
    expect(await log(request({ supersedes: uuidv7() }))).toEqual({ ok: false, because: "no-such-entry" });
    expect(await log(request({ happenedAt: "2024-04-10T03:00:00Z" }))).toEqual({
      ok: false,
      because: "in-the-future",
    });
    expect([await count("followup"), await count("promise"), await count("writeback")]).toEqual(before);
  });

  it("refuses an account that no sync has brought", async () => {
    expect(await log(request({ contactId: null }), { ...author, accountId: "9999" })).toEqual({
      ok: false,
      because: "not-synced",
    });
  });

  it("sees nothing of another org's entry under the same id", async () => {
    const once = request({ contactId: null });
    await log(once);
    const other = await log({ ...once, note: "ours" }, { ...author, orgId: OTHER_ORG });
    expect(other).toMatchObject({ ok: true, value: { note: "ours" } });
  });
});

describe("a promise in the log", () => {
  it("covers the oldest invoices and says until when reminders hold", async () => {
    const logged = await log(request({ outcome: "promised", promise: promise(10_001) }));
    expect(logged).toMatchObject({
      ok: true,
      value: {
        promise: {
          state: "open",
          invoiceIds: ["901", "902"],
          promisedOn: "2024-04-17",
          holdsUntil: "2024-04-18",
          madeOn: "2024-04-10",
        },
      },
    });
  });

  it("was made on the day of the call, not on the day it is typed in", async () => {
    const logged = await log(
      request({ kind: "email", happenedAt: "2024-04-08T16:30:00Z", promise: promise(100) }),
    );
    expect(logged).toMatchObject({ value: { promise: { madeOn: "2024-04-09" } } });
  });

  it("is superseded together with the line that a correction replaces", async () => {
    const wrong = request({ promise: promise(5_000) });
    await log(wrong);
    const right = await log(request({ promise: promise(500), supersedes: wrong.clientId }));
    expect(right).toMatchObject({ value: { supersedes: wrong.clientId } });
    const page = await pageFollowUps(author, null, desks.followup);
    const shown = page.followups.find(({ followupId }) => followupId === wrong.clientId);
    expect(shown).toMatchObject({
      promise: { state: "superseded" },
      supersededBy: right.ok ? right.value.followupId : "",
    });
  });
});

describe("what the CRM will be told", () => {
  const copies = (id: string) =>
    rowsOf<{ module: string; external_id: string; record: Record<string, unknown> }>(
      database.ownerPool,
      ORG,
      "SELECT module, external_id, record FROM writeback WHERE org_id = $1 AND external_id LIKE $2 || '%' ORDER BY module",
      [ORG, id],
    );

  it("is a call for a call and a task for the next action, each under our own id", async () => {
    const one = request({ next: { what: "Send statement", on: addDays(today, 2) } });
    await log(one);
    const [call, task, ...more] = await copies(one.clientId);
    expect(more).toEqual([]);
    expect(call).toMatchObject({
      module: "Calls",
      external_id: one.clientId,
      record: { text: expect.stringContaining("答应下周付款"), accountId: ACCOUNT, contactId: "801" },
    });
    expect(task).toMatchObject({
      module: "Tasks",
      external_id: `${one.clientId}-next`,
      record: { subject: "Send statement", dueOn: "2024-04-12" },
    });
  });

  it("is a note for a visit", async () => {
    const one = request({ kind: "visit" });
    await log(one);
    expect(await copies(one.clientId)).toMatchObject([{ module: "Notes" }]);
  });
});

describe("the CRM's own words", () => {
  it("are the org's: a Chinese CRM reads Chinese titles, an English one English", async () => {
    const subjectOf = async (org: string, id: string) =>
      (
        await rowsOf<{ subject: string }>(
          database.ownerPool,
          org,
          "SELECT record->>'subject' AS subject FROM writeback WHERE org_id = $1 AND external_id = $2",
          [org, id],
        )
      )[0]?.subject;
    const zh = request({ contactId: null, outcome: "no-answer" });
    await log(zh);
    await rowsOf(database.ownerPool, OTHER_ORG, "UPDATE org SET language = 'en' WHERE org_id = $1", [
      OTHER_ORG,
    ]);
    const en = request({ contactId: null, outcome: "no-answer" });
    await log(en, { ...author, orgId: OTHER_ORG });
    expect([await subjectOf(ORG, zh.clientId), await subjectOf(OTHER_ORG, en.clientId)]).toEqual([
      "电话 · 无人接听",
      "Call · no answer",
    ]);
  });
});

describe("the log", () => {
  it("pages from new to old, each line once, payments among them, and then ends", async () => {
    const by = { orgId: ORG, accountId: "7002" };
    const lines = Array.from({ length: 65 }, (_, n) =>
      request({
        contactId: "802",
        note: `line ${n}`,
        happenedAt: new Date(now.getTime() - Math.floor(n / 2) * 60_000).toISOString(),
      }),
    );
    for (const line of lines) await log(line, { ...author, accountId: "7002" });
    await addEntries(database.ownerPool, ORG, [
      payment("55", null, 4_200, "2024-04-09", { accountId: "7002" }),
    ]);
    const seen: string[] = [];
    for (let before: string | null = null, pages = 0; pages === 0 || before !== null; pages += 1) {
      const page = await pageFollowUps(by, before, desks.followup);
      seen.push(...page.followups.map(({ followupId }) => followupId));
      before = page.before;
      expect(pages).toBeLessThan(5);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(66);
    expect(seen.at(-1)).toBe("payment-55");
  });

  it.each([
    "'; DROP TABLE followup",
    cursor("2022", "a"),
    cursor("2022-02-31T25:00:00.000Z", "a"),
    cursor("+275760-09-13T00:00:00.000Z", "a"),
    cursor("2022-01-01T00:00:00.000Z", "\u0000"),
  ])("starts from the top when a cursor is nonsense: %s", async (before) => {
    const page = await pageFollowUps({ orgId: ORG, accountId: "7002" }, before, desks.followup);
    expect(page.followups).toHaveLength(30);
  });

  it("dates a line by the moment it happened, on the org's clock", async () => {
    const logged = await log(request({ happenedAt: "2024-04-01T01:02:03Z" }));
    expect(logged).toMatchObject({ value: { happenedAt: "2024-04-01T09:02:03.000+08:00" } });
  });
});
