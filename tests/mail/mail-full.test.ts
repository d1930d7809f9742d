import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { classifyFault } from "../../server/adapters/mail/classify-fault.ts";
import { deliverDay, planDay } from "../../server/dunning/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { Town } from "../stories/town.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());

const judged = (response: string) =>
  classifyFault(
    { message: "refused", code: "EENVELOPE", response, responseCode: Number(response.slice(0, 3)) },
    false,
  );

/** As providers write it. */
const ENOUGH = [
  "550 5.4.5 Daily user sending limit exceeded. For more information on Gmail sending limits go to",
  "421 4.7.0 Too many messages from this sender, try again later",
  "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message",
  "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
  "550 5.7.705 Access denied, tenant has exceeded threshold",
  "454 Throttling failure: Daily message quota exceeded.",
  "454 Throttling failure: Maximum sending rate exceeded.",
  "451 You have exceeded your messaging limits",
  "554 MI:STC 发信人当天内累计邮件数量超过限制",
  "450 MI:CEL 发送方出现过多的错误指令",
  "550 Sending frequency limited",
  "452 4.5.3 hourly sending limit reached",
];
/** Somebody's else's mailbox, patience, or a word about this one message. */
const NOT_ENOUGH = [
  "552 5.2.2 Mailbox full",
  "452 4.2.2 The email account that you tried to reach is over quota",
  "550 5.2.2 user is over quota, mailbox size limit exceeded",
  "451 4.7.1 Greylisted, please try again in 300 seconds",
  "550 5.1.1 no such user",
  "552 5.3.4 message size exceeds limit",
  "450 4.2.1 The user you are trying to contact is receiving mail too quickly",
  "554 5.7.1 relay access denied",
  "421 4.3.2 closing",
];

describe("E-09: a mail server that has had enough of us", () => {
  it.each(ENOUGH)("puts the message off, whatever its code: %s", (response) => {
    expect(judged(response)).toMatchObject({ kind: "deferred", isFull: true, badAddress: false });
  });

  it.each(NOT_ENOUGH)("is not meant by: %s", (response) => {
    expect(judged(response).isFull).toBeUndefined();
  });

  it("is never believed once the body has begun and nothing was answered", () => {
    const cut = { message: "quota exceeded", code: "ECONNECTION" };
    expect(classifyFault(cut, true)).toMatchObject({ kind: "in_doubt" });
  });

  it("pauses an org's mail, is asked no more until it may be, and then takes it in its order", async () => {
    const [debtors, taken] = [110, 10];
    let [asked, isFull, left] = [0, true, taken];
    const town = await Town.found(db, {
      onMailFrom(_address, _session, done) {
        asked += 1;
        if (!isFull || left-- > 0) return done();
        done(Object.assign(new Error("5.4.5 Daily user sending limit exceeded"), { responseCode: 550 }));
      },
    });
    const today = toDay("2026-03-05");
    await town.crowd(debtors, "2026-03-02");
    await town.dawn(today);
    await planDay(town.orgId, today, town.desk);
    const order = await town.sql<{ recipient: string }>(
      `SELECT 'ap' || account_id || '@buyer.example' AS recipient FROM dispatch WHERE org_id = $1 ORDER BY not_before, dispatch_id`,
      [town.orgId],
    );
    const statesOf = async () => {
      const rows = await town.sql<{ state: string; reason: string | null; messages: number }>(
        "SELECT state, reason, count(*)::int AS messages FROM dispatch WHERE org_id = $1 GROUP BY 1, 2 ORDER BY 1",
        [town.orgId],
      );
      return Object.fromEntries(
        rows.map(({ state, reason, messages }) => [`${state} ${reason ?? ""}`.trim(), messages]),
      );
    };
    const after = async (minutes: number) => {
      town.now = new Date(town.now.getTime() + minutes * 60_000);
      await town.sql("UPDATE sync_cursor SET last_ok_at = $2 WHERE org_id = $1", [town.orgId, town.now]);
      return deliverDay(town.orgId, today, town.desk);
    };

    await after(0);
    const paused = await statesOf();
    const putOff = paused["deferred mail-full"] ?? 0;
    expect(paused).toEqual({ sent: taken, "deferred mail-full": putOff, planned: debtors - taken - putOff });
    expect(paused["planned"]).toBeGreaterThan(debtors / 3);
    // Nobody is asked to do anything about it: it passes.
    expect(await town.sql("SELECT FROM writeback WHERE org_id = $1", [town.orgId])).toEqual([]);

    const askedBefore = asked;
    await after(1);
    await after(13);
    expect(asked).toBe(askedBefore);

    // Still full a quarter of an hour later: it is asked by few, and again later.
    await after(2);
    expect(asked - askedBefore).toBeGreaterThan(0);
    expect((await statesOf())["sent"]).toBe(taken);
    isFull = false;
    await after(31);
    expect(await statesOf()).toEqual({ sent: debtors });
    const arrived = town.sink.mails.map(({ to }) => to.join());
    expect(new Set(arrived).size).toBe(debtors);
    // Side by side on three connections: nobody is far from their place.
    const places = arrived.map((recipient) => order.findIndex((each) => each.recipient === recipient));
    expect(Math.max(...places.map((place, at) => Math.abs(place - at)))).toBeLessThan(60);
    const mean = places.reduce((sum, place, at) => sum + Math.abs(place - at), 0) / places.length;
    expect(mean).toBeLessThan(debtors / 10);
    await town.leave();
  }, 60_000);
});
