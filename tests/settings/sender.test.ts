import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Desks } from "../../server/compose.ts";
import {
  checkSender,
  makeKey,
  readSender,
  recheckSender,
  saveSender,
  type SenderDesk,
  testSender,
} from "../../server/settings/index.ts";
import { sealLetter } from "../../server/adapters/mail/seal-letter.ts";
import { previewSend } from "../../server/dunning/index.ts";
import { proposeGoLive, readHealth } from "../../server/activation/index.ts";
import PostalMime from "postal-mime";
import type { Town } from "../stories/town.ts";
import { openTowns } from "../stories/towns.ts";
import { desksOver } from "../support/desks.ts";
import { coveredBy, signing, verified } from "./verified.ts";
import { LONG_KEY, recordsOf, type Zone } from "./zone.ts";

const towns = openTowns();
let desks: Desks;
let town: Town;
/** What left: its envelope and its bytes. */
const left: { readonly to: string; readonly from: string; readonly raw: string }[] = [];
const admin = () => ({ orgId: town.orgId, userId: "7", userName: "陈总" });
const sound = {
  name: "海纳精密 应收",
  address: "ar@haina.example",
  replyTo: "chen@mail.haina.example",
  signature: { "zh-CN": "海纳精密财务部", en: "Haina, accounts receivable" },
};

let zone: Zone = {};
const WELL: Zone = {
  "smtp.haina.cn": { a: ["198.51.100.7"] },
  "haina.cn": { txt: ["v=spf1 ip4:198.51.100.7 -all"] },
  "s1._domainkey.haina.cn": { txt: [LONG_KEY] },
  "_dmarc.haina.cn": { txt: ["v=DMARC1; p=reject"] },
};
const FAILING: Zone = { ...WELL, "haina.cn": { txt: ["v=spf1 +all"] } };

const desk = (): SenderDesk => ({
  ...desks.senders,
  relay: "smtp.haina.cn",
  records: recordsOf(() => zone),
  courier: {
    seal: sealLetter,
    deliver: async (envelope, raw, mayBegin) => {
      if (!(await mayBegin())) return { kind: "deferred", reply: "stopped", badAddress: false };
      left.push({ ...envelope, raw: Buffer.from(raw).toString() });
      return { kind: "sent", reply: "250 OK", badAddress: false };
    },
  },
});

beforeAll(async () => {
  desks = await desksOver(towns.database());
  town = await towns.oneDebt();
  for (const [id, email, active] of [
    ["7", "chen@haina.example", true],
    ["8", "li@elsewhere.example", false],
  ])
    await town.sql(
      "INSERT INTO crm_user (org_id, user_id, name, email, profile, active) VALUES ($1, $2, $2, $3, 'Administrator', $4)",
      [town.orgId, id, email, active],
    );
});
afterAll(() => desks.closeMail());

const settingsOf = async (orgId: string): Promise<unknown> =>
  (await town.sql<{ settings: unknown }>("SELECT settings FROM org WHERE org_id = $1", [orgId]))[0]?.settings;

const blamed = async (part: object): Promise<string> => {
  const sender = { ...sound, ...part };
  const saved = await saveSender(admin(), { sender, reason: "x" }, desk());
  const tried = await testSender(admin(), { sender }, desk());
  expect(tried.ok).toBe(saved.ok);
  if (saved.ok) return "taken";
  expect(saved.because.message.en).toMatch(/^[A-Z][^\n]*\.$/);
  expect(saved.because.message["zh-CN"]).toMatch(/^“[^\n。]*。$/);
  return `${saved.because.field}: ${saved.because.message.en}`;
};

describe("a sender of the org's own", () => {
  it.each([
    [{ name: "AR\r\nBcc: all@x.example" }, /^sender\.name: .*one line/],
    [{ address: "ar@haina.example\nBcc: a@x.example" }, /^sender\.address: .*one line/],
    [{ replyTo: "ar@haina.example\u2028" }, /^sender\.replyTo: .*one line/],
    [{ signature: { "zh-CN": "一\n二", en: "" } }, /^sender\.signature\.zh-CN: .*one line/],
    [{ address: "ar@haina.example, all@haina.example" }, /^sender\.address: .*one address/],
    [{ address: "ar@haina.example;b@haina.example" }, /^sender\.address: .*one address/],
    [{ address: "AR <ar@haina.example>" }, /^sender\.address: .*whole e-mail address/],
    [{ address: "ar" }, /^sender\.address: .*whole e-mail address/],
    [{ address: "ar@localhost" }, /^sender\.address: .*whole e-mail address/],
    [{ address: "ar@bank.example" }, /^sender\.address: .*"bank\.example".*not your organisation's/],
    [{ address: "ar@evilhaina.example" }, /^sender\.address: .*not your organisation's/],
    [{ address: "ar@haina.example.evil.example" }, /^sender\.address: .*not your organisation's/],
    [{ address: "li@elsewhere.example" }, /^sender\.address: .*not your organisation's/],
    [{ replyTo: "me@free.example" }, /^sender\.replyTo: .*not your organisation's/],
  ])("is refused in one sentence beside its field: %j", async (part, says) => {
    const before = await readSender(admin(), desk());
    expect(await blamed(part)).toMatch(says);
    expect(await readSender(admin(), desk())).toEqual(before);
    expect(left).toEqual([]);
  });

  it("is tried on whoever asks, and on nobody else, before it is saved", async () => {
    const before = await readSender(admin(), desk());
    const tried = await testSender(admin(), { sender: sound }, desk());
    expect(tried).toEqual({ ok: true, value: { to: "chen@haina.example", sent: true, reply: "250 OK" } });
    const [mail] = left.splice(0);
    expect([mail?.from, mail?.to]).toEqual(["ar@haina.example", "chen@haina.example"]);
    expect(mail?.raw).toMatch(/^Reply-To: chen@mail\.haina\.example\r$/m);
    expect(await readSender(admin(), desk())).toEqual(before);
    const stranger = await testSender({ ...admin(), userId: "9" }, { sender: sound }, desk());
    expect(stranger.ok).toBe(false);
    expect(left).toEqual([]);
  });

  it("sends no test while sending is stopped, nor when it is stopped as the test begins to leave", async () => {
    await town.sql("UPDATE org SET mode = 'stopped' WHERE org_id = $1", [town.orgId]);
    expect((await testSender(admin(), { sender: sound }, desk())).ok).toBe(false);
    await town.sql("UPDATE org SET mode = 'rehearsal' WHERE org_id = $1", [town.orgId]);
    let asked = 0;
    const late = { ...desk(), stopped: () => (asked += 1) > 1 };
    const tried = await testSender(admin(), { sender: sound }, late);
    expect(tried.ok && tried.value.sent).toBe(false);
    expect(left).toEqual([]);
  });

  it("is saved with who did it and why, and letters carry its reply address and its signature", async () => {
    expect((await saveSender(admin(), { sender: sound, reason: "our own at last" }, desk())).ok).toBe(true);
    expect((await readSender(admin(), desk())).sender).toEqual(sound);
    const [act] = await town.sql<{ kind: string; reason: string }>(
      "SELECT kind, reason FROM admin_act WHERE org_id = $1 ORDER BY at DESC LIMIT 1",
      [town.orgId],
    );
    expect(act).toEqual({ kind: "settings-set", reason: "our own at last" });
    const { orgId } = town;
    const live = await towns.oneDebt();
    await live.sql("UPDATE org SET settings = (SELECT $2::jsonb) WHERE org_id = $1", [
      live.orgId,
      JSON.stringify(await settingsOf(orgId)),
    ]);
    await live.round("2026-03-05");
    const [mail] = live.sink.mails;
    const letter = await PostalMime.parse(mail?.raw ?? "");
    expect([letter.from?.address, letter.replyTo?.[0]?.address]).toEqual([sound.address, sound.replyTo]);
    expect(letter.text?.trimEnd().endsWith("\n\nHaina, accounts receivable")).toBe(true);
    expect(letter.html).toContain("<p>Haina, accounts receivable</p>");
  });

  it("cannot be checked where its domain is reserved, and is not refused for it", async () => {
    const none = await towns.oneDebt();
    await none.sql("UPDATE org SET settings = settings - 'mail' WHERE org_id = $1", [none.orgId]);
    const unset = await checkSender({ ...admin(), orgId: none.orgId }, { selector: null }, desk());
    expect(!unset.ok && unset.because.message.en).toMatch(/^No sender is set/);
    const checked = await checkSender(admin(), { selector: null }, desk());
    const check = checked.ok ? checked.value.check : null;
    expect(check).toMatchObject({ domain: "haina.example", failed: false, findings: [{ level: "warn" }] });
  });

  it("whose domain fails its check keeps all mail from leaving, until another look finds it mended", async () => {
    const live = await towns.oneDebt();
    await live.sql(
      `UPDATE org SET settings = settings || '{"mail": {"fromAddress": "ar@haina.cn"}}' WHERE org_id = $1`,
      [live.orgId],
    );
    const by = { ...admin(), orgId: live.orgId };
    const look = async (now: Zone) => {
      zone = now;
      const checked = await checkSender(by, { selector: "s1" }, desk());
      return checked.ok ? checked.value.check : null;
    };
    expect((await look(FAILING))?.findings[0]?.sentence.en).toMatch(/lets anybody send/);
    expect((await readSender(by, desk())).check).toMatchObject({ failed: true, selector: "s1" });
    await live.round("2026-03-05");
    expect(live.sink.mails).toEqual([]);
    const { obstacles } = await proposeGoLive(live.orgId, desks.activation);
    expect(obstacles).toContain("domain-failed");
    // A fault is no verdict.
    expect(await look({ ...WELL, "haina.cn": { fault: "timeout" } })).toMatchObject({ failed: true });
    expect(await look(WELL)).toMatchObject({ failed: false });
    await live.round("2026-03-05");
    expect(live.sink.mails).toHaveLength(1);
  });

  it("E-05: signs with a key of the org's own, once that is published, what stops the mails as well", async () => {
    const live = await towns.oneDebt();
    await live.account("200");
    await live.sql(
      `UPDATE org SET settings = settings || '{"mail": {"fromAddress": "ar@Haina.cn"}}' WHERE org_id = $1`,
      [live.orgId],
    );
    const by = { ...admin(), orgId: live.orgId };
    const made = await makeKey(by, { key: "new", reason: "our own" }, desk());
    const [key] = made.ok ? made.value.keys : [];
    const published: Zone = {
      ...WELL,
      [key?.name ?? ""]: { txt: [key?.value.replace("; p=", ";\tp=") ?? ""] },
    };
    const look = async (now: Zone) => {
      zone = now;
      const checked = await checkSender(by, { selector: null }, desk());
      return checked.ok ? checked.value : null;
    };
    // Unpublished it signs nothing, and is no reason to send nothing.
    expect((await look(WELL))?.check).toMatchObject({
      failed: false,
      findings: [{}, {}, {}, { level: "warn" }],
    });
    const signed = { ...live.desk, courier: signing(live.desk.courier) };
    await live.round("2026-03-05", signed);
    expect(await verified(live.sink.mails[0]?.raw ?? "no mail", zone)).toEqual(["none"]);
    expect(live.sink.mails).toHaveLength(1);
    const proven = await look(published);
    expect(proven?.check?.findings.map(({ about, level }) => `${about} ${level}`)).toEqual([
      "spf ok",
      "dkim ok",
      "dmarc ok",
      "key ok",
    ]);
    expect(proven?.keys).toEqual([{ ...key, signs: true }]);
    await live.invoice("2", "200", 100_000, "2026-03-03");
    await live.round("2026-03-06", signed);
    const raw = live.sink.mails[1]?.raw.toString() ?? "";
    expect(await verified(raw, zone)).toEqual(["pass haina.cn"]);
    const headers = "from to subject date message-id list-unsubscribe list-unsubscribe-post".split(" ");
    expect(coveredBy(raw)).toEqual(expect.arrayContaining(headers));
    const forged = raw.replace("List-Unsubscribe=One-Click", "List-Unsubscribe=Two-Clicks");
    expect(await verified(forged, zone)).toEqual(["fail haina.cn"]);
    const [stored] = await live.sql<{ key: string }>("SELECT private_key_sealed AS key FROM signing_key");
    expect(stored?.key).not.toMatch(/PRIVATE|^MII/);
    // Gone, it would be believed by nobody: everything waits until it is back.
    expect((await look({ ...WELL, [key?.name ?? ""]: {} }))?.check?.failed).toBe(true);
    expect((await look(published))?.check?.failed).toBe(false);
    expect((await makeKey(by, { key: "none", reason: "theirs again" }, desk())).ok).toBe(true);
    expect((await readSender(by, desk())).keys).toEqual([]);
  });

  it("is looked up again a day later, and an hour after it failed, so that its mail stops and goes on by itself", async () => {
    const live = await towns.oneDebt();
    await live.sql(
      `UPDATE org SET settings = settings || '{"mail": {"fromAddress": "ar@haina.cn"}}' WHERE org_id = $1`,
      [live.orgId],
    );
    const by = { ...admin(), orgId: live.orgId };
    const began = new Date("2026-03-04T02:00:00Z").getTime();
    const after = (hours: number, now: Zone) => {
      zone = now;
      return recheckSender(live.orgId, { ...desk(), now: () => new Date(began + hours * 3_600_000) });
    };
    const failed = async () => (await readSender(by, desk())).check?.failed;
    expect(await after(0, WELL)).toBe(false);
    await checkSender(by, { selector: "s1" }, { ...desk(), now: () => new Date(began) });
    expect([await after(23.9, FAILING), await failed()]).toEqual([false, false]);
    expect([await after(24, FAILING), await failed()]).toEqual([true, true]);
    const rings = async () => (await readHealth(live.orgId, desks.activation)).alarms.map(({ kind }) => kind);
    expect(await rings()).toContain("domain-failed");
    await live.round("2026-03-05");
    expect(live.sink.mails).toEqual([]);
    const sender = { ...by, accountId: "100", role: "admin" } as const;
    const sends = { ...desks.sends, now: () => live.now };
    expect(await previewSend(sender, sends)).toMatchObject({
      value: { parts: [{ because: "domain-failed" }] },
    });
    expect([await after(24.9, WELL), await failed()]).toEqual([false, true]);
    // A fault is no verdict, in neither direction.
    const silent: Zone = { ...WELL, "haina.cn": { fault: "timeout" } };
    expect([await after(25, silent), await failed()]).toEqual([true, true]);
    expect([await after(26, WELL), await failed()]).toEqual([true, false]);
    expect([await after(50, silent), await failed()]).toEqual([true, false]);
    expect(await rings()).not.toContain("domain-failed");
    await live.round("2026-03-05");
    expect(live.sink.mails).toHaveLength(1);
    const acts = await live.sql<{ by_name: string; reason: string }>(
      "SELECT by_name, reason FROM admin_act WHERE org_id = $1 ORDER BY at, act_id",
      [live.orgId],
    );
    expect(acts.map(({ by_name, reason }) => `${by_name}: ${reason}`)).toEqual([
      "Huikuan: the check of the domain failed",
      "Huikuan: the check of the domain passed",
    ]);
  });

  it("at another domain was never checked", async () => {
    zone = FAILING;
    await town.sql(
      `UPDATE org SET settings = jsonb_set(settings, '{mail,fromAddress}', '"ar@haina.cn"') WHERE org_id = $1`,
      [town.orgId],
    );
    await checkSender(admin(), { selector: null }, desk());
    expect((await readSender(admin(), desk())).check?.failed).toBe(true);
    await saveSender(admin(), { sender: sound, reason: "back" }, desk());
    expect((await readSender(admin(), desk())).check).toBe(null);
    expect((await readSender(admin(), desk())).sender).toEqual(sound);
  });
});
