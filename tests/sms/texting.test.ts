import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { policyBook } from "../../server/adapters/db/policy-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { deliverDay, planDay, putPolicy, reapDispatches } from "../../server/dunning/index.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { TextingTown } from "./texting-town.ts";

const TODAY = toDay("2026-03-05");
const PHONE = "138 0013 8000";
const E164 = "+8613800138000";

let db: TestDatabase;
const towns: TextingTown[] = [];
beforeAll(async () => {
  db = await openTestDatabase();
});
afterEach(async () => {
  for (const town of towns.splice(0)) await town.leave();
});
afterAll(() => db.drop());

async function found(provider: "twilio" | "aliyun" = "twilio"): Promise<TextingTown> {
  const town = await TextingTown.found(db, provider);
  towns.push(town);
  return town;
}
const round = (town: TextingTown, on = "2026-03-05") => town.town.round(on, town.desk);
const sent = (town: TextingTown) => town.phones.texts().map(({ to, text }) => `${to} ${text}`);

describe.each(["twilio", "aliyun"] as const)("E-08: a text message by %s", (provider) => {
  it("arrives once, as its policy words it, and the carrier's word stands beside it", async () => {
    const town = await found(provider);
    town.phones.reports("doubled");
    await town.debtor("100", PHONE);
    await round(town);
    await round(town);
    await town.phones.settled();
    const sign = provider === "aliyun" ? "【恒信贸易】" : "";
    expect(sent(town)).toEqual([
      `${E164} ${sign}您好，Buyer 100应付 ¥1,000.00，最长已逾期 3 天，请尽快安排付款，对账请联系我们。如已付款请忽略。恒信贸易 财务部，回T退订`,
    ]);
    expect(await town.fates()).toEqual(["100 2026-03-05 sent t"]);
    expect(await town.log("100")).toEqual(["reminder 短信：逾期提醒 ¥1,000.00（Buyer 100）"]);
    expect(town.town.sink.mails).toHaveLength(0);
  });

  it.each([
    ["says 429", { kind: "status", status: 429 }, "deferred", 0],
    ["fails with 503", { kind: "status", status: 503 }, "in_doubt in-doubt", 0],
    ["loses its answer", { kind: "lost" }, "in_doubt in-doubt", 1],
  ] as const)("when the provider %s", async (_what, fault, state, arrived) => {
    const town = await found(provider);
    town.phones.reports("none");
    town.phones.misbehave(() => fault);
    await town.debtor("100", PHONE);
    await round(town);
    town.phones.misbehave(undefined);
    // Nothing that may have left is ever sent again by machine, on this day or any other.
    await reapDispatches(town.town.orgId, town.desk);
    await deliverDay(town.town.orgId, TODAY, town.desk);
    expect(await town.fates()).toEqual([`100 2026-03-05 ${state}`]);
    expect(town.phones.texts()).toHaveLength(arrived);
    await round(town, "2026-03-06");
    expect(town.phones.texts()).toHaveLength(state === "deferred" ? 1 : arrived);
  });

  it("that is reported undelivered leaves its step incomplete, and its number alone", async () => {
    const town = await found(provider);
    town.phones.reports("failed");
    await town.debtor("100", PHONE);
    await round(town);
    await town.phones.settled();
    expect(await town.fates()).toEqual(["100 2026-03-05 rejected recipient f"]);
    const [task] = await town.town.sql<{ subject: string }>(
      `SELECT record->>'subject' AS subject FROM writeback WHERE org_id = $1`,
      [town.town.orgId],
    );
    expect(task?.subject).toContain("短信未能送达");
    await round(town, "2026-03-06");
    expect(town.phones.texts()).toHaveLength(1);
    expect(await heldFor(town, "2026-03-06")).toBe("no-contact");
  });

  it("goes no more to a number that said stop, and the account's log says so once", async () => {
    const town = await found(provider);
    await town.debtor("100", PHONE);
    await round(town);
    await town.phones.settled();
    await town.phones.answer(E164, "退订");
    await town.phones.answer(E164, "TD");
    // Another account, with the same number written in another way.
    await town.debtor("101", "+86-138-0013-8000");
    await round(town, "2026-03-06");
    expect(town.phones.texts()).toHaveLength(1);
    expect(await heldFor(town, "2026-03-06", "101")).toBe("all-opted-out");
    const log = await town.log("100");
    expect(log.filter((line) => line.includes("不再向其发送短信"))).toHaveLength(2);
    expect((await town.sms.inTenant(town.town.orgId, (book) => book.optedOut())) as number).toBe(1);
  });
});

async function heldFor(town: TextingTown, on: string, accountId = "100"): Promise<string | undefined> {
  const [row] = await town.town.sql<{ reason: string }>(
    `SELECT reason FROM decision WHERE org_id = $1 AND account_id = $2 AND as_of = $3`,
    [town.town.orgId, accountId, on],
  );
  return row?.reason;
}

describe("a step that goes another way since its message was planned", () => {
  const edited = async (town: TextingTown, channel: "email" | "call-task", template: string) => {
    const { orgId } = town.town;
    await town.debtor("100", PHONE);
    await town.town.dawn(TODAY);
    await planDay(orgId, TODAY, town.desk);
    const steps = standardPolicy.steps.map((step) =>
      step.key === "reminder-1" ? { ...step, channel, template } : step,
    );
    const put = await putPolicy(orgId, { ...standardPolicy, steps }, "Chen", {
      now: () => town.town.now,
      inTenant: (org, work) => withTenant(db.pool, org, (tx) => work(policyBook(tx, org))),
    });
    expect(put).toMatchObject({ ok: true });
    for (let look = 0; look < 2; look += 1) await deliverDay(orgId, TODAY, town.desk);
    // Both rows may be of one instant: their order in time says nothing.
    const rows = await town.town.sql<{ line: string }>(
      `SELECT concat_ws(' ', channel, state, reason) AS line FROM dispatch WHERE org_id = $1 ORDER BY channel DESC`,
      [orgId],
    );
    return rows.map(({ line }) => line);
  };

  it("goes that way: no letter to a number, no text that is a letter", async () => {
    const town = await found();
    expect(await edited(town, "email", "reminder-1")).toEqual(["sms cancelled changed", "email sent"]);
    expect([town.phones.texts().length, town.town.sink.mails.length]).toEqual([0, 1]);
  });

  it("tells no customer what is work for our own people", async () => {
    const town = await found();
    expect(await edited(town, "call-task", "call")).toEqual(["sms cancelled changed", "call-task sent"]);
    expect([town.phones.texts(), town.town.sink.mails]).toEqual([[], []]);
  });
});

describe("who is texted, and when", () => {
  it("holds for want of a contact when nobody has a mobile", async () => {
    const town = await found();
    await town.debtor("100", "010-62345678");
    await town.debtor("101", null);
    await round(town);
    expect(town.phones.texts()).toHaveLength(0);
    expect([await heldFor(town, "2026-03-05"), await heldFor(town, "2026-03-05", "101")]).toEqual([
      "no-contact",
      "no-contact",
    ]);
  });

  it("wakes nobody: a text waits for the window as a letter does", async () => {
    const town = await found();
    await town.debtor("100", PHONE);
    town.town.minute = 6 * 60;
    await round(town);
    expect(town.phones.texts()).toHaveLength(0);
    town.town.minute = 10 * 60;
    await round(town);
    expect(town.phones.texts()).toHaveLength(1);
  });

  it("counts for the account's gap as a letter does", async () => {
    const town = await found();
    await town.debtor("100", PHONE);
    await round(town);
    // A letter is due for another invoice the next day.
    await town.town.invoice("7100", "100", 50_000, "2026-03-06");
    await round(town, "2026-03-06");
    expect(town.town.sink.mails).toHaveLength(0);
    expect(await heldFor(town, "2026-03-06")).toBe("too-soon");
  });
});

describe("whoever says stop at the last moment", () => {
  it("between the plan and the claim: the message is held", async () => {
    const town = await found();
    await town.debtor("100", PHONE);
    await town.town.dawn(TODAY);
    await planDay(town.town.orgId, TODAY, town.desk);
    await town.sms.inTenant(town.town.orgId, (book) => book.optOut(E164, "STOP", town.town.now));
    await deliverDay(town.town.orgId, TODAY, town.desk);
    expect(await town.fates()).toEqual(["100 2026-03-05 held all-opted-out"]);
    expect(town.phones.texts()).toHaveLength(0);
  });

  it("between the claim and the request: nothing leaves", async () => {
    const town = await found();
    await town.debtor("100", PHONE);
    await town.town.dawn(TODAY);
    await planDay(town.town.orgId, TODAY, town.desk);
    const { texter } = town.desk;
    const said = () => town.sms.inTenant(town.town.orgId, (book) => book.optOut(E164, "STOP", town.town.now));
    if (texter === undefined) throw new Error("the town texts");
    await deliverDay(town.town.orgId, TODAY, {
      ...town.desk,
      texter: {
        seal: texter.seal,
        deliver: async (orgId, raw, mayBegin) => {
          await said();
          return texter.deliver(orgId, raw, mayBegin);
        },
      },
    });
    expect(town.phones.texts()).toHaveLength(0);
    expect(await town.fates()).toEqual(["100 2026-03-05 planned"]);
  });
});

describe("two processes", () => {
  it("send each text once between them", async () => {
    const town = await found();
    town.phones.reports("none");
    for (let at = 0; at < 6; at += 1) await town.debtor(String(100 + at), `1380013800${at}`);
    await town.town.dawn(TODAY);
    await planDay(town.town.orgId, TODAY, town.desk);
    const other = { ...town.desk, worker: "two" };
    await Promise.all([
      deliverDay(town.town.orgId, TODAY, town.desk),
      deliverDay(town.town.orgId, TODAY, other),
    ]);
    expect(
      town.phones
        .texts()
        .map(({ to }) => to)
        .sort(),
    ).toEqual(Array.from({ length: 6 }, (_, at) => `+861380013800${at}`));
  });
});

describe("E-08: what a provider tells", () => {
  const post = (url: string, body: string, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
    }).then(({ status }) => status);

  it("is believed at the org's own address only, and when it is signed", async () => {
    const town = await found();
    town.phones.reports("none");
    await town.debtor("100", PHONE);
    await round(town);
    const [text] = town.phones.texts();
    const url = text?.reportTo ?? "";
    const failed = new URLSearchParams({ MessageStatus: "failed", To: E164 }).toString();
    expect(await post(url, failed)).toBe(403);
    expect(await post(url, failed, { "X-Twilio-Signature": "AAAA" })).toBe(403);
    expect(await post(url.replace(/[^/]+[/]report/, "guess/report"), failed)).toBe(404);
    expect(await post(url.replace("twilio", "aliyun").replace(/[/][^/]+$/, ""), "[]")).toBe(404);
    expect(await post(`${town.serverUrl}/sms/twilio/x/y/reply`, failed)).toBe(404);
    expect(await post(url, `Body=${"x".repeat(20_000)}`)).toBe(413);
    expect(await town.fates()).toEqual(["100 2026-03-05 sent"]);
  });

  it("settles a doubt: what was delivered did leave, and the account is heard again", async () => {
    const town = await found();
    town.phones.misbehave(() => ({ kind: "lost" }));
    town.phones.reports("none");
    await town.debtor("100", PHONE);
    await round(town);
    expect(await town.fates()).toEqual(["100 2026-03-05 in_doubt in-doubt"]);
    const [text] = town.phones.texts();
    const { twilioSignature } = town.sms;
    const form = { MessageStatus: "delivered", To: E164 };
    const signature = twilioSignature("f".repeat(32), text?.reportTo ?? "", form);
    expect(
      await post(text?.reportTo ?? "", new URLSearchParams(form).toString(), {
        "X-Twilio-Signature": signature,
      }),
    ).toBe(204);
    expect(await town.fates()).toEqual(["100 2026-03-05 sent t"]);
    // A word that comes after the last one changes nothing.
    const late = { MessageStatus: "undelivered", To: E164 };
    await post(text?.reportTo ?? "", new URLSearchParams(late).toString(), {
      "X-Twilio-Signature": twilioSignature("f".repeat(32), text?.reportTo ?? "", late),
    });
    expect(await town.fates()).toEqual(["100 2026-03-05 sent t"]);
  });
});
