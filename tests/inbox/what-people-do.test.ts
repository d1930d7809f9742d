import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { readTicks } from "../../server/inbox/index.ts";
import type { InboxBody, InboxLineBody } from "../../shared/inbox/contract.ts";
import { actsOf, INBOX_KINDS } from "../../shared/inbox/kinds.ts";
import type { Town } from "../stories/town.ts";
import { notesIn, openInboxes, TODAY } from "./inboxes.ts";

const { inboxOf, linesOf, countOf, say, act, deskOf, morning } = openInboxes();

/** A step that people take, asked of them at ten that morning. */
async function asked(town: Town, id: string, channel: string): Promise<void> {
  await town.sql(
    `INSERT INTO dispatch (org_id, dispatch_id, rehearsed, account_group, account_id, currency, cycle, step, channel, as_of,
       state, policy_id, policy_version, invoice_ids, amount_minor, subject, body_text, not_before, created_at, ended_at)
     VALUES ($1, $2, false, '100', '100', 'CNY', $2, 'a step', $3, (SELECT '2020-01-01'::date + count(*)::int FROM dispatch WHERE org_id = $1),
       'sent', 'p', 1, ARRAY['1'], 100000, 'about ' || $2, 'the words', $4, now(), $4)`,
    [town.orgId, id, channel, town.now],
  );
}

describe("what people are asked to do", () => {
  it("is approved or declined, the no with a reason, and either way written into the log", async () => {
    const town = await morning();
    await asked(town, "d1", "demand-letter");
    await asked(town, "d2", "agency");
    const [first, second] = await linesOf(town);
    expect([first?.about, second?.about]).toMatchObject([
      { kind: "proposal", subject: "about d1", text: "the words" },
      { kind: "proposal", subject: "about d2" },
    ]);
    expect(await say(town, first, "decline")).toEqual({ ok: false, because: "inbox-needs-reason" });
    expect((await say(town, first, "decline", "they pay on Friday")).ok).toBe(true);
    expect((await say(town, second, "approve")).ok).toBe(true);
    expect(await linesOf(town)).toEqual([]);
    expect(await notesIn(town)).toEqual(["已批准：about d2", "未批准：about d1\nthey pay on Friday"]);
  });

  it("waits no more once it is paid, and no call once one was logged", async () => {
    const town = await morning();
    for (const channel of ["call-task", "lawyers-letter"]) await asked(town, channel, channel);
    expect((await linesOf(town)).map(({ about }) => about.kind)).toEqual(["proposal", "task"]);
    await town.sql(
      `INSERT INTO followup (org_id, followup_id, account_id, kind, happened_at, recorded_at, by_user, by_name, body_hash)
       VALUES ($1, 'f', '100', 'call', $2, $2, '7', 'Li Qian', 'h')`,
      [town.orgId, town.now],
    );
    expect((await linesOf(town)).map(({ about }) => about.kind)).toEqual(["proposal"]);
    await town.pays("p1", "100", 99_999, TODAY, "1");
    expect(await linesOf(town)).toHaveLength(1);
    await town.pays("p2", "100", 1, TODAY, "1");
    expect(await linesOf(town)).toEqual([]);
  });

  it("waits no more once its task is ticked off in the CRM, by whoever did so, and is read once", async () => {
    const town = await morning();
    for (const id of ["c1", "c2", "c3"]) await asked(town, id, "call-task");
    await asked(town, "letter", "demand-letter");
    // c3 waits to be written into the CRM; the letter is ticked off as well, which says neither yes nor no to it.
    for (const [id, crmId, state] of [
      ["c1", "71", "sent"],
      ["c2", "72", "sent"],
      ["c3", null, "planned"],
      ["letter", "74", "sent"],
    ])
      await town.sql(
        `INSERT INTO writeback (org_id, writeback_id, module, external_id, record, state, crm_id, not_before, created_at)
         VALUES ($1, $2, 'Tasks', $2, '{}', $3, $4, now(), now())`,
        [town.orgId, id, state, crmId],
      );
    const by = { userId: "9", userName: "Wang Wei" };
    const ticked = [{ crmId: "71", by, at: new Date(town.now.getTime() - 60_000) }];
    const calls: (readonly string[])[] = [];
    const crm = { ticked: async (_: string, ids: readonly string[]) => (calls.push(ids), ticked) };
    expect(await readTicks(town.orgId, { ...deskOf(town), crm })).toBe(1);
    expect(await readTicks(town.orgId, { ...deskOf(town), crm })).toBe(0);
    expect(calls.map((ids) => [...ids].sort())).toEqual([["71", "72"], ["72"]]);
    const lines = await linesOf(town);
    expect(lines.map(({ id }) => id)).toEqual(["letter", "c2", "c3"]);
    expect(await notesIn(town)).toEqual(["已在 CRM 中完成：about c1"]);
    const known = { kind: "task", id: "c1", act: "done", reason: "" } as const;
    expect(await act(town, { clientId: randomUUID(), ...known })).toMatchObject({
      because: { decided: { act: "done", by: "Wang Wei" } },
    });
  });

  it("is left as it was when the CRM does not say", async () => {
    const town = await morning();
    await asked(town, "c1", "call-task");
    await town.sql(
      `INSERT INTO writeback (org_id, writeback_id, module, external_id, record, state, crm_id, not_before, created_at)
       VALUES ($1, 'c1', 'Tasks', 'c1', '{}', 'sent', '71', now(), now())`,
      [town.orgId],
    );
    const crm = { ticked: () => Promise.reject(new Error("down")) };
    await expect(readTicks(town.orgId, { ...deskOf(town), crm })).rejects.toThrow("down");
    expect(await linesOf(town)).toHaveLength(1);
  });

  it("is never what was only rehearsed", async () => {
    const town = await morning();
    await asked(town, "call", "call-task");
    await town.sql("UPDATE dispatch SET rehearsed = true WHERE org_id = $1", [town.orgId]);
    expect(await linesOf(town)).toEqual([]);
  });
});

describe("a claim", () => {
  async function claimed(): Promise<Town> {
    const town = await morning();
    await town.sql(
      `INSERT INTO charge (org_id, charge_id, account_id, invoice_id, number, kind, from_on, to_on, currency, amount_minor,
         formula, by_user, by_name, at)
       VALUES ($1, 'c1', '100', '1', 'INV-1', 'interest', '2026-03-03', '2026-03-05', 'CNY', 150, '{"lines":[]}', '7', 'Chen', $2)`,
      [town.orgId, town.now],
    );
    return town;
  }
  const acts = (town: Town) =>
    town.sql("SELECT act, reason, by_name FROM charge_act WHERE org_id = $1", [town.orgId]);

  it("is accepted by its own slice's rule, with a reason", async () => {
    const town = await claimed();
    const [line] = await linesOf(town);
    expect(line?.about).toMatchObject({ kind: "claim", what: "interest", number: "INV-1", by: "Chen" });
    expect(await say(town, line, "accept")).toEqual({ ok: false, because: "inbox-needs-reason" });
    expect((await say(town, line, "accept", "as agreed")).ok).toBe(true);
    expect(await acts(town)).toEqual([{ act: "accepted", reason: "as agreed", by_name: "Li Qian" }]);
    expect(await linesOf(town)).toEqual([]);
  });

  it("that was decided on the account's page is not decided again", async () => {
    const town = await claimed();
    const [line] = await linesOf(town);
    await town.sql(
      "INSERT INTO charge_act VALUES ($1, 'a1', 'c1', 'declined', 0, '2026-03-05', 'no', '8', 'Chen', now())",
      [town.orgId],
    );
    expect(await say(town, line, "accept", "as agreed")).toEqual({ ok: false, because: "not-waiting" });
    expect(await acts(town)).toHaveLength(1);
  });
});

describe("a settlement beyond its maker's authority", () => {
  async function offered(): Promise<Town> {
    const town = await morning();
    await town.sql(
      `INSERT INTO discount_offer (org_id, offer_id, account_id, kind, currency, parts, discount_ppm, asked_minor, made_on,
         pay_by, last_day, tolerance_minor, already_in, note, by_user, by_name, recorded_at)
       VALUES ($1, 'o1', '100', 'settlement', 'CNY', '[{"invoiceId":"1","number":"INV-1","owedMinor":100000,"dueOn":"2026-03-02"}]',
         900000, 10000, '2026-03-05', '2026-03-10', '2026-03-10', 0, '{}', 'they close down', '7', 'Li Qian', $2)`,
      [town.orgId, town.now],
    );
    return town;
  }
  const acts = (town: Town) =>
    town.sql("SELECT act, reason, by_name FROM discount_act WHERE org_id = $1", [town.orgId]);

  it("is approved by whoever may let go of so much, with a reason, and by nobody else", async () => {
    const town = await offered();
    const [line] = await linesOf(town);
    expect(line).toMatchObject({
      amountMinor: 10_000,
      about: { kind: "offer", discountPpm: 900_000, owedMinor: 100_000, payBy: "2026-03-10", by: "Li Qian" },
    });
    expect(await say(town, line, "approve")).toEqual({ ok: false, because: "inbox-needs-reason" });
    expect(await say(town, line, "approve", "why not")).toMatchObject({
      because: { message: { en: expect.stringContaining("beyond your authority") } },
    });
    expect([await linesOf(town), await acts(town)]).toMatchObject([[{ id: "o1" }], []]);
    await town.sql(
      `INSERT INTO discount_rules (org_id, rules_id, body, reason, by_user, by_name, at)
       VALUES ($1, 'r', $2, 'a test', '8', 'Chen', now())`,
      [town.orgId, JSON.stringify({ authority: { admin: 950_000, collector: 950_000, rep: 0 } })],
    );
    expect(await say(town, line, "approve", "better than nothing")).toMatchObject({ value: { counts: [] } });
    expect(await acts(town)).toEqual([
      { act: "approved", reason: "better than nothing", by_name: "Li Qian" },
    ]);
    expect(await say(town, line, "decline", "no")).toMatchObject({
      because: { decided: { act: "approve" } },
    });
  });

  it("waits no longer than its day", async () => {
    const town = await offered();
    town.now = new Date("2026-03-10T15:59:00Z");
    expect(await linesOf(town)).toHaveLength(1);
    town.now = new Date("2026-03-10T16:01:00Z");
    expect(await linesOf(town)).toEqual([]);
  });
});

describe("the list", () => {
  it("shows the most urgent first and the longest waiting first of a kind, every line once through its pages", async () => {
    const town = await morning();
    await town.sql(
      `INSERT INTO dispatch (org_id, dispatch_id, rehearsed, account_group, account_id, currency, cycle, step, channel, as_of,
         state, policy_id, policy_version, invoice_ids, amount_minor, not_before, created_at, ended_at)
       SELECT $1, 'n' || n, false, '100', '100', 'CNY', 'c' || n, 's',
         CASE n % 3 WHEN 0 THEN 'email' WHEN 1 THEN 'call-task' ELSE 'demand-letter' END, '2020-01-01'::date + n,
         CASE n % 3 WHEN 0 THEN 'in_doubt' ELSE 'sent' END, 'p', 1, ARRAY['1'], 100, now(), now(),
         '2026-03-01T00:00:00Z'::timestamptz + (n / 4) * interval '1 minute'
       FROM generate_series(1, 130) n`,
      [town.orgId],
    );
    const seen: InboxLineBody[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page: InboxBody = await inboxOf(town, after === undefined ? {} : { after });
      seen.push(...page.lines);
      ({ after } = page);
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(130);
    const places = seen.map(({ about, since }) => `${INBOX_KINDS.indexOf(about.kind)} ${since}`);
    expect(places).toEqual([...places].sort());
    const calls = await inboxOf(town, { kind: "task", owner: "77" });
    expect(calls.lines).toHaveLength(44);
    expect((await inboxOf(town, { owner: "none" })).lines).toEqual([]);
    const { counts } = await countOf(town);
    expect(counts.map(({ kind, count }) => [kind, count])).toEqual([
      ["in-doubt", 43],
      ["proposal", 43],
      ["task", 44],
    ]);
  });

  it("takes of each kind only what may be said of it", async () => {
    const town = await morning();
    await asked(town, "call", "call-task");
    const line = (await linesOf(town))[0];
    for (const act of ["arrived", "send-again", "approve", "accept", "decline"] as const)
      expect(await say(town, line, act, "why")).toEqual({ ok: false, because: "no-such-act" });
    expect(INBOX_KINDS.every((kind) => actsOf[kind].includes("leave"))).toBe(true);
  });
});
