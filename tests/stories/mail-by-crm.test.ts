import { afterAll, afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { postMail } from "../../sandbox/post-mail.ts";
import type { Fault } from "../../sandbox/crm-api/options.ts";
import { classifyMail, classifySilence } from "../../server/adapters/zoho/classify-mail.ts";
import { sealCrmMail } from "../../server/adapters/zoho/seal-crm-mail.ts";
import { deliverDay, type DunningDesk, reapDispatches } from "../../server/dunning/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { crossedDesk } from "../dunning/crossed-desk.ts";
import { leasesEnd } from "../dunning/indebted-town.ts";
import { addAccount, personOf } from "../support/zoho-stage.ts";
import { openTestCrm, removeResources, type TestCrm } from "../zoho/open-test-crm.ts";
import type { Town } from "./town.ts";
import { openTowns } from "./towns.ts";

const towns = openTowns();
const DAY = toDay("2026-03-05");
let test: TestCrm;
afterAll(removeResources);

const acme = () => test.stage.orgs[0];
const senderOf = () => personOf(acme(), "Collections").email;

/** Buyers of the CRM with one overdue invoice each, in a town whose mail the CRM sends, into the town's own mailbox. */
async function byCrm(buyers = 1, settings: object = {}) {
  const town = await towns.found();
  const mail = { fromName: "应收账款", fromAddress: senderOf(), by: "zoho" };
  await town.sql("UPDATE org SET settings = $2 WHERE org_id = $1", [
    town.orgId,
    JSON.stringify({ mail, ...settings }),
  ]);
  test.connections.put(town.orgId, acme().zgid, await test.stage.connect(acme()));
  test.stage.post = postMail({ host: "127.0.0.1", port: town.sink.port });
  const accounts: string[] = [];
  for (let at = 1; at <= buyers; at += 1) {
    const id = addAccount(acme(), `Buyer ${at}`);
    await town.account(id);
    await town.invoice(String(at), id, 100_000, "2026-03-02");
    accounts.push(id);
  }
  const desk: DunningDesk = { ...town.desk, crmCourier: test.crm.courier };
  return { town, desk, accounts };
}
const onSending = (fault: Fault): (() => number) => {
  let asked = 0;
  test.stage.fault = ({ originalUrl }) => {
    if (!originalUrl.endsWith("/send_mail")) return undefined;
    asked += 1;
    return fault;
  };
  return () => asked;
};
const rows = (town: Town) =>
  town.sql<{ state: string; reason: string | null; smtp_reply: string; raw: Buffer | null; tasks: string }>(
    `SELECT state, reason, smtp_reply, raw, (SELECT count(*) FROM writeback w WHERE w.org_id = d.org_id AND module = 'Tasks') AS tasks
     FROM dispatch d WHERE org_id = $1 ORDER BY created_at, dispatch_id`,
    [town.orgId],
  );
const goOn = async (town: Town, desk: DunningDesk, minutes: number): Promise<void> => {
  town.now = new Date(town.now.getTime() + minutes * 60_000);
  await reapDispatches(town.orgId, desk);
  await deliverDay(town.orgId, DAY, desk);
};

describe("mail that the CRM sends", () => {
  beforeEach(async () => {
    test = await openTestCrm();
  });
  afterEach(() => test.close());

  it("arrives once, says how to stop, and stands on the account in the CRM", async () => {
    const { town, desk, accounts } = await byCrm();
    await town.round("2026-03-05", desk);
    await town.round("2026-03-05", desk);
    const [row] = await rows(town);
    expect(row).toMatchObject({
      state: "sent",
      smtp_reply: expect.stringMatching(/^200 SUCCESS .*message_id/),
    });
    expect(town.sink.mails.map(({ from, to }) => [from, to])).toEqual([
      [senderOf(), [`ap${accounts[0]}@buyer.example`]],
    ]);
    const kept = JSON.parse(row?.raw?.toString() ?? "");
    expect(kept.data[0].content).toMatch(/<a href="https:\/\/api\.seller\.example\/[^"]+">Unsubscribe<\/a>/);
    const { accessToken } = test.connections.row(town.orgId);
    const stands = await fetch(`${test.stage.url}/crm/v6/Accounts/${accounts[0]}/Emails`, {
      headers: { Authorization: `Zoho-oauthtoken ${accessToken}` },
    });
    const { Emails } = (await stands.json()) as { Emails: { subject: string; message_id: string }[] };
    expect(Emails.map(({ subject }) => subject)).toEqual([kept.data[0].subject]);
    expect(row?.smtp_reply).toContain(Emails[0]?.message_id ?? "none");
  });

  it("is in doubt once its answer is lost, with what was last heard, and never leaves again by itself E-02", async () => {
    const { town, desk } = await byCrm();
    const asked = onSending("lose");
    await town.round("2026-03-05", desk);
    for (const minutes of [15, 60, 240]) await goOn(town, desk, minutes);
    await town.round("2026-03-06", desk);
    const [row] = await rows(town);
    expect(row).toMatchObject({ state: "in_doubt", tasks: "1" });
    expect(row?.smtp_reply).toMatch(/socket hang up|ECONNRESET|reset/i);
    expect([asked(), town.sink.mails.length]).toEqual([1, 1]);
  });

  it("goes by a line of its own: the CRM that hangs up on an idle one leaves no doubt", async () => {
    const { town, desk } = await byCrm();
    const used = new WeakSet();
    const idle: string[] = [];
    test.stage.fault = ({ originalUrl, socket }) => {
      const stoodIdle = used.has(socket);
      used.add(socket);
      if (!originalUrl.endsWith("/send_mail")) return undefined;
      idle.push(stoodIdle ? "idle" : "own");
      return stoodIdle ? "reset" : undefined;
    };
    await town.round("2026-03-05", desk);
    expect(idle).toEqual(["own"]);
    expect((await rows(town)).map(({ state }) => state)).toEqual(["sent"]);
  });

  it.each([
    ["deliver: before", "sent", 1],
    ["startSending: committed", "in_doubt", 0],
    ["deliver: after", "in_doubt", 1],
  ])("is never sent twice by whoever goes on after a death at %s", async (where, state, mails) => {
    const { town, desk } = await byCrm();
    let isDead = false;
    const dies = crossedDesk(desk, async ({ name }) => {
      isDead ||= name === where;
      if (isDead) throw new Error("killed");
    });
    await town.round("2026-03-05", dies).catch(() => undefined);
    await leasesEnd(town);
    for (const minutes of [3, 60]) await goOn(town, desk, minutes);
    expect([(await rows(town))[0]?.state, town.sink.mails.length]).toEqual([state, mails]);
  });

  it("waits, and the org's other mail with it, when the day's mails are used up E-09", async () => {
    const { town, desk } = await byCrm(3);
    test.stage.dailyMails = 0;
    const asked = onSending({ delayMs: 0 });
    await town.round("2026-03-05", { ...desk, pause: async () => undefined });
    const full = await rows(town);
    expect(full.some(({ state, reason }) => state === "deferred" && reason === "mail-full")).toBe(true);
    expect([asked() <= 3, town.sink.mails.length]).toEqual([true, 0]);
    const before = asked();
    await goOn(town, desk, 1);
    expect(asked()).toBe(before);
    test.stage.dailyMails = 1_000;
    await goOn(town, desk, 20);
    expect((await rows(town)).map(({ state }) => state)).toEqual(["sent", "sent", "sent"]);
    expect(town.sink.mails).toHaveLength(3);
  });

  it("is refused in the CRM's words, and beside the files of invoices before it is asked", async () => {
    const { town, desk } = await byCrm();
    await town.sql(
      `UPDATE org SET settings = jsonb_set(settings, '{mail,fromAddress}', '"stranger@elsewhere.test"') WHERE org_id = $1`,
      [town.orgId],
    );
    await town.round("2026-03-05", desk);
    const [row] = await rows(town);
    expect(row).toMatchObject({ state: "rejected", tasks: "1" });
    expect(row?.smtp_reply).toMatch(/^400 INVALID_DATA .*from/);
    const carrying = await byCrm(1, { files: { attach: "pdf", mostMb: 1 } });
    const asked = onSending("reset");
    await carrying.town.round("2026-03-05", carrying.desk);
    expect((await rows(carrying.town))[0]).toMatchObject({
      state: "rejected",
      smtp_reply: expect.stringContaining("不能附带发票文件"),
    });
    expect([asked(), carrying.town.sink.mails.length + town.sink.mails.length]).toEqual([0, 0]);
  });

  it("is put off where nothing can have left: stopped at the last look, a stranger's token, nobody there", async () => {
    const { town, desk, accounts } = await byCrm();
    const letter = {
      from: { name: "AR", address: senderOf() },
      to: { name: "", address: "ap@buyer.example" },
      messageId: "<1@x.example>",
      step: "reminder-1",
      on: new Date(0),
      subject: "s",
      text: "t",
      html: "<p>t</p>",
    };
    const { raw } = sealCrmMail(letter, { accountId: accounts[0] ?? "", language: "en" });
    const deliver = (mayBegin: () => Promise<boolean>) => test.crm.courier.deliver(town.orgId, raw, mayBegin);
    expect(await deliver(async () => false)).toMatchObject({ kind: "deferred" });
    const asked = onSending({ status: 401, body: { code: "INVALID_TOKEN", message: "invalid oauth token" } });
    expect(await deliver(async () => true)).toEqual({
      kind: "deferred",
      reply: "401 INVALID_TOKEN invalid oauth token",
      badAddress: false,
    });
    expect(asked()).toBe(1);
    test.stage.fault = undefined;
    const nobodyThere = async () => {
      await test.close();
      return true;
    };
    expect(await deliver(nobodyThere)).toMatchObject({
      kind: "deferred",
      reply: expect.stringContaining("ECONNREFUSED"),
    });
    test = await openTestCrm();
    expect([desk.crmCourier !== undefined, town.sink.mails]).toEqual([true, []]);
  });
});

describe("what the CRM says about a mail", () => {
  it.each<[number, string | null, string]>([
    [200, "SUCCESS", "sent"],
    [400, "INVALID_DATA", "rejected"],
    [401, "OAUTH_SCOPE_MISMATCH", "rejected"],
    [401, "INVALID_TOKEN", "deferred"],
    [429, null, "deferred"],
    [400, "LIMIT_REACHED", "deferred"],
    [200, null, "in_doubt"],
    [500, "INTERNAL_ERROR", "in_doubt"],
    [502, null, "in_doubt"],
    [400, "SOMETHING_NEW", "in_doubt"],
  ])("%d %s is %s", (status, code, kind) => {
    expect(classifyMail({ status, code, message: "", path: null }).kind).toBe(kind);
  });

  it("blames an address only for the value that it would not take", () => {
    const said = { status: 400, code: "INVALID_DATA", message: "" };
    expect(classifyMail({ ...said, path: "$.data[0].to[0].email" }).badAddress).toBe(true);
    expect(classifyMail({ ...said, path: "$.data[0].from.email" }).badAddress).toBe(false);
  });

  it("knows no silence to be harmless after the request but that nobody took the connection", () => {
    const wrapped = (code: string) => new Error("x", { cause: Object.assign(new Error(code), { code }) });
    expect(classifySilence(wrapped("ECONNREFUSED"), true).kind).toBe("deferred");
    expect(classifySilence(wrapped("ECONNRESET"), true).kind).toBe("in_doubt");
    expect(classifySilence(wrapped("CERT_HAS_EXPIRED"), true).kind).toBe("deferred");
    expect(classifySilence(wrapped("ETIMEDOUT"), true).kind).toBe("in_doubt");
    expect(classifySilence(wrapped("ECONNRESET"), false).kind).toBe("deferred");
  });
});
