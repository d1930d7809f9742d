import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { deleteRecord, updateRecord } from "../../sandbox/world/index.ts";
import { randomOf } from "../../sandbox/books/random.ts";
import { scoreAccounts } from "../../server/credit/index.ts";
import { takeNotice } from "../../server/sync/index.ts";
import { addAccount, addInvoice, addPayment, personOf } from "../support/zoho-stage.ts";
import { type HeldChannel, type NoticeStage, openNoticeStage } from "./notice-stage.ts";

const IN_FORCE =
  "SELECT record_id, amount_minor FROM ledger_entry WHERE known_to IS NULL AND kind = 'invoice' ORDER BY record_id";
const TAKEN = "SELECT * FROM notice";
const ASKED = "SELECT source, asks FROM pull_asked ORDER BY source";
const DAY = 24 * 60;

let stage: NoticeStage;
let account: string;
beforeAll(async () => {
  stage = await openNoticeStage();
  account = addAccount(acme(), "Acme");
}, 60_000);
afterAll(() => stage.close());

const acme = () => stage.zoho.orgs[0];
const scored = () =>
  stage.rows(
    "SELECT body->'fields'->>'overdueMinor' AS overdue FROM score_snapshot ORDER BY as_of DESC LIMIT 1",
  );
const setTotal = (id: string, total: number): void =>
  void updateRecord(acme(), "Invoices", id, { Grand_Total: total }, personOf(acme()));
const ledger = async () =>
  (await stage.rows<{ record_id: string; amount_minor: string }>(IN_FORCE)).map(
    ({ record_id: id, amount_minor: minor }) => [id, Number(minor)] as const,
  );
const inCrm = () =>
  [...(acme().records.get("Invoices")?.values() ?? [])]
    .map((record) => [record.id, Math.round(Number(record["Grand_Total"]) * 100)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
const listings = async (): Promise<number> =>
  (await stage.zoho.calls()).filter(
    ({ method, path }) => method === "GET" && /\/Invoices\?fields=(?!Modified_Time)/.test(path),
  ).length;
const held = async (index: 0 | 1 = 0): Promise<HeldChannel> => {
  const [channel] = await stage.channels(index);
  if (channel === undefined) throw new Error("no channel");
  return channel;
};
const noticeBy = ({ channel_id, token }: HeldChannel, more: object = {}) => ({
  server_time: 1_714_000_000_000,
  query_params: {},
  module: "Invoices",
  resource_uri: "x",
  ids: ["1"],
  affected_fields: [],
  operation: "update",
  channel_id,
  token,
  ...more,
});

describe("the channel of an org", () => {
  it("is opened by the first pulse, for everything that is synced, and not again by the next", async () => {
    expect((await stage.pulse()).warnings).toEqual([]);
    const channels = await stage.channels();
    expect(channels.flatMap(({ events }) => events)).toEqual([
      "Accounts.all",
      "Contacts.all",
      "Invoices.all",
      "huikuan__Payments.all",
    ]);
    for (const { notify_url: url, channel_id: id } of channels)
      expect([url, id]).toEqual([`${stage.url}/zoho/notifications`, "48571"]);
    const [{ token } = { token: "" }] = channels;
    const kept = JSON.stringify(await stage.rows("SELECT * FROM watch_channel"));
    expect(kept).not.toContain(token);
    await stage.later(1);
    await stage.pulse();
    expect((await held()).token).toBe(token);
  }, 60_000);
});

describe("a change in the CRM", () => {
  it("is in the ledger after the next pulse, long before the timed pull; the notice itself is not believed", async () => {
    const id = addInvoice(acme(), account, 10, { Due_Date: "2024-04-10" });
    await stage.arrived();
    expect(await ledger()).toEqual([]);
    expect(await stage.rows(ASKED)).toEqual([{ source: "invoices", asks: "1" }]);
    await stage.later(1);
    const { counts } = await stage.pulse();
    expect(Object.keys(counts)).toEqual(expect.arrayContaining(["invoices"]));
    expect(Object.keys(counts)).not.toContain("contacts");
    expect(await ledger()).toEqual([[id, 1000]]);
    expect(await stage.rows(ASKED)).toEqual([]);
    await scoreAccounts("1", await stage.work.todayOf("1"), stage.desks.credit);
    expect(await scored()).toEqual([{ overdue: "1000" }]);
    setTotal(id, 12.5);
    await stage.arrived();
    await stage.later(1);
    await stage.pulse();
    expect(await ledger()).toEqual([[id, 1250]]);
    // The account is assessed again at once.
    expect(await scored()).toEqual([{ overdue: "1250" }]);
    deleteRecord(acme(), "Invoices", id, personOf(acme()));
    await stage.arrived();
    await stage.later(1);
    await stage.pulse();
    expect(await ledger()).toEqual([]);
  }, 30_000);

  it("that is a payment is heard of too", async () => {
    addPayment(acme(), account, 5);
    await stage.arrived();
    await stage.later(1);
    await stage.pulse();
    expect(await stage.rows("SELECT amount_minor FROM ledger_entry WHERE kind = 'payment'")).toEqual([
      { amount_minor: "500" },
    ]);
  }, 30_000);

  it("is pulled once for a thousand notices of it, and not at all without one", async () => {
    const channel = await held();
    const before = await listings();
    await stage.pulse();
    expect(await listings()).toBe(before);
    const { channel_id: channelId, token } = channel;
    const about = { channelId, token, module: "Invoices", operation: "update", ids: ["1"] };
    const taken = await Promise.all(
      Array.from({ length: 1_000 }, (_, n) => takeNotice({ ...about, serverTime: n }, stage.desks.notices)),
    );
    expect(taken.every(({ ok }) => ok)).toBe(true);
    expect(await stage.rows(ASKED)).toEqual([{ source: "invoices", asks: "1000" }]);
    await stage.later(1);
    await stage.pulse();
    const once = (await listings()) - before;
    expect(once).toBe(1);
    await stage.pulse();
    expect(await listings()).toBe(before + once);
  }, 60_000);

  it("that is told while a pull is under way is pulled after it", async () => {
    const { notices } = stage.desks;
    await notices.inTenant("1", (book) => book.askPull("invoices"));
    const asked = await notices.inTenant("1", (book) => book.pullsAsked());
    await notices.inTenant("1", (book) => book.askPull("invoices"));
    for (const each of asked) await notices.inTenant("1", (book) => book.settlePull(each));
    expect(await stage.rows(ASKED)).toEqual([{ source: "invoices", asks: "2" }]);
  });

  it("stays asked for while the CRM does not answer", async () => {
    await stage.faults({ rules: [{ kind: "status", status: 400, rate: 1, path: "/*/Invoices*" }] });
    expect((await stage.pulse()).warnings).toEqual([expect.stringMatching(/^invoices: /)]);
    expect(await stage.rows(ASKED)).toEqual([{ source: "invoices", asks: "2" }]);
    await stage.faults({ rules: [] });
    expect((await stage.pulse()).warnings).toEqual([]);
    expect(await stage.rows(ASKED)).toEqual([]);
  }, 30_000);
});

describe("a notice", () => {
  it("that comes twice counts once", async () => {
    const notice = noticeBy(await held(), { server_time: 7_000, ids: ["1", "2"] });
    const before = (await stage.rows(TAKEN)).length;
    expect((await stage.post(notice)).status).toBe(200);
    expect((await stage.post({ ...notice, ids: ["2", "1"] })).status).toBe(200);
    expect(await stage.rows(TAKEN)).toHaveLength(before + 1);
    expect(await stage.rows(ASKED)).toEqual([{ source: "invoices", asks: "1" }]);
    await stage.pulse();
  });

  it("with a wrong token, another org's channel or nobody's channel is refused alike, and nothing is stored", async () => {
    await stage.pulse("2");
    const ours = await held();
    const theirs = await held(1);
    expect([ours.channel_id, theirs.channel_id]).toEqual(["48571", "48572"]);
    const stored = async () => [
      await stage.rows(TAKEN),
      await stage.rows(ASKED),
      await stage.rows(TAKEN, "2"),
      await stage.rows(ASKED, "2"),
    ];
    const before = await stored();
    const fresh = { server_time: 9_000 };
    const said = new Set<string>();
    for (const wrong of [
      { token: `${ours.token.slice(0, -1)}-` },
      { token: `${ours.token}x` },
      { token: "x" },
      { token: theirs.token },
      { channel_id: theirs.channel_id },
      { channel_id: "485799" },
      { channel_id: "1000000068001" },
      { channel_id: "4857" },
      { channel_id: "48570" },
    ]) {
      const answer = await stage.post(noticeBy(ours, { ...fresh, ...wrong }));
      expect([wrong, answer.status]).toEqual([wrong, 401]);
      said.add(answer.text);
    }
    expect(said.size).toBe(1);
    expect([...said][0]).toContain("bad-notice");
    expect(await stored()).toEqual(before);
    expect((await stage.post(noticeBy(theirs, fresh))).status).toBe(200);
    expect((await stored()).slice(0, 2)).toEqual(before.slice(0, 2));
    expect(await stage.rows(ASKED, "2")).toEqual([{ source: "invoices", asks: "1" }]);
  }, 30_000);

  it("of a shape that is not Zoho's is one sentence naming the field, and nothing is stored", async () => {
    const good = noticeBy(await held(), { server_time: 11_000 });
    const before = (await stage.rows(TAKEN)).length;
    for (const [field, value] of [
      ["channel_id", 48571],
      ["token", null],
      ["token", "x".repeat(51)],
      ["server_time", "now"],
      ["server_time", -1],
      ["module", "Invoices\u0000"],
      ["operation", ""],
      ["ids", "1"],
      ["ids", ["x"]],
      ["ids", Array.from({ length: 1_001 }, () => "1")],
    ] as const) {
      const answer = await stage.post({ ...good, [field]: value });
      expect([field, answer.status]).toEqual([field, 422]);
      expect(answer.text).toContain(`“${field}`);
    }
    expect((await stage.post([good])).status).toBe(422);
    expect((await stage.post({ ...good, affected_fields: ["x".repeat(300_000)] })).status).toBe(413);
    expect((await stage.post({ ...good, module: "Deals" })).status).toBe(200);
    expect(await stage.rows(TAKEN)).toHaveLength(before);
    // A hundred records with all their fields named are more than any other body may be.
    expect((await stage.post({ ...good, affected_fields: ["x".repeat(200_000)] })).status).toBe(200);
    await stage.pulse();
  });

  it("is forgotten after a week", async () => {
    expect((await stage.rows(TAKEN)).length).toBeGreaterThan(1_000);
    await stage.later(8 * DAY);
    await stage.pulse();
    expect(await stage.rows(TAKEN)).toEqual([]);
  }, 30_000);
});

describe("with 30 % of the notices lost, 20 % doubled and 30 % out of order", () => {
  it("two hundred changes are in the ledger as in the CRM after one sweep, and most of them before it", async () => {
    await stage.faults({ seed: "17", rules: [], notifications: { lost: 0.3, doubled: 0.2, reordered: 0.3 } });
    const random = randomOf("notices");
    const ids = Array.from({ length: 20 }, (_, n) => addInvoice(acme(), account, n + 1));
    for (let n = 0; n < 200; n += 1) {
      const id = random.pick(ids);
      const way = random.whole(0, 9);
      if (way < 2) ids.push(addInvoice(acme(), account, random.whole(1, 9_999)));
      else if (way === 2 && ids.length > 5) {
        deleteRecord(acme(), "Invoices", id, personOf(acme()));
        ids.splice(ids.indexOf(id), 1);
      } else setTotal(id, random.whole(1, 999_999) / 100);
      // Each change in a turn of its own is a notice of its own.
      await new Promise((turn) => setImmediate(turn));
      if (n % 50 === 49) {
        await stage.later(1);
        await stage.pulse();
      }
    }
    await stage.arrived();
    await stage.later(1);
    await stage.pulse();
    const different = (await ledger()).filter((line, at) => String(line) !== String(inCrm()[at])).length;
    expect(different).toBeLessThan(inCrm().length / 2);
    const plan = (await (await fetch(`${stage.zoho.url}/sandbox/faults`)).json()) as {
      notifications: { counts: { seen: number; lost: number; doubled: number; reordered: number } };
    };
    const { seen, lost, doubled, reordered } = plan.notifications.counts;
    expect([seen >= 200, lost > 30, doubled > 15, reordered > 25]).toEqual([true, true, true, true]);
    // One that was lost, and nothing after it: only the clock brings it.
    await stage.faults({ rules: [], notifications: { lost: 1 } });
    setTotal(ids[0] ?? "", 4_711);
    await stage.later(16);
    await stage.pulse();
    expect(await ledger()).toEqual(inCrm());
    await stage.faults({ rules: [] });
  }, 60_000);
});

describe("keeping the channel", () => {
  const expiry = async () => Date.parse((await held()).channel_expiry);

  it("opens it anew when half of its life is over, with another token, and not before", async () => {
    const first = await held();
    const left = (await expiry()) - stage.zoho.world.clock.now();
    expect(left).toBeGreaterThan(5 * DAY * 60_000);
    await stage.later(3 * DAY - 30);
    await stage.pulse();
    expect((await held()).token).toBe(first.token);
    await stage.later(60);
    expect((await stage.pulse()).warnings).toEqual([]);
    const second = await held();
    expect(second.token).not.toBe(first.token);
    expect(await expiry()).toBeGreaterThan(Date.parse(first.channel_expiry));
    expect((await stage.post(noticeBy(first, { server_time: 13_000 }))).status).toBe(401);
    expect((await stage.post(noticeBy(second, { server_time: 13_000 }))).status).toBe(200);
  }, 30_000);

  it("goes on without it when the CRM refuses, says so, and asks again after a quarter of an hour", async () => {
    const before = await held();
    await stage.faults({ rules: [{ kind: "status", status: 400, rate: 1, path: "/*/actions/watch" }] });
    await stage.later(3 * DAY + 60);
    const asks = async () =>
      (await stage.zoho.calls()).filter(({ method, path }) => method === "POST" && path.endsWith("/watch"))
        .length;
    const count = await asks();
    const refused = await stage.pulse();
    expect(refused.warnings).toEqual([expect.stringMatching(/^no notices of changes: /)]);
    expect(refused.counts["invoices"]).toBeDefined();
    await stage.later(5);
    // The old channel is open still, and so is its door.
    expect((await stage.post(noticeBy(before, { server_time: 15_000 }))).status).toBe(200);
    expect((await stage.pulse()).warnings).toEqual(refused.warnings);
    expect(await asks()).toBe(count + 1);
    await stage.faults({ rules: [] });
    await stage.later(11);
    expect((await stage.pulse()).warnings).toEqual([]);
    expect(await asks()).toBe(count + 2);
    expect((await held()).token).not.toBe(before.token);
  }, 30_000);

  it("takes notices with the new token when the CRM's yes was lost on its way", async () => {
    await stage.later(3 * DAY + 60);
    await stage.faults({ rules: [{ kind: "lose", next: 1, path: "/*/actions/watch" }] });
    expect((await stage.pulse()).warnings).toHaveLength(1);
    expect((await stage.post(noticeBy(await held(), { server_time: 17_000 }))).status).toBe(200);
    await stage.faults({ rules: [] });
  }, 60_000);
});
