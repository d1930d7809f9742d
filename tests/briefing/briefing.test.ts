import { describe, expect, it } from "@jest/globals";
import PostalMime from "postal-mime";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import type { AfterDot, SinkOptions } from "../mail/smtp-sink.ts";
import type { Town } from "../stories/town.ts";
import { hire, openBriefings, statesIn, THURSDAY } from "./briefed-towns.ts";

const { towns, prepare, deliver, choose, brief } = openBriefings();
const WEDNESDAY = addDays(THURSDAY, -1);

/** One debt, whose owner 77 is to be told the day before. */
async function warned(
  options: SinkOptions = {},
  more: { locale?: string; active?: boolean } = {},
): Promise<Town> {
  const town = await towns.oneDebt(options);
  await hire(town, "77", more);
  await choose(town, { forewarning: true });
  return town;
}

describe("the forewarning", () => {
  it("tells an account's owner the day before: account, amount, step and to whom, in their language", async () => {
    const town = await warned({}, { locale: "en_US" });
    await town.sql(
      `INSERT INTO zoho_connection (org_id, api_url, accounts_url, client_id, client_secret_sealed, refresh_token_sealed)
       VALUES ($1, 'https://www.zohoapis.eu', 'https://accounts.zoho.eu', 'c', 's', 'r')`,
      [town.orgId],
    );
    expect(await brief(town, WEDNESDAY)).toBe(1);
    const [mail] = town.sink.mails;
    expect(mail?.to).toEqual(["owner77@seller.example"]);
    const { subject, text = "", html = "" } = await PostalMime.parse(mail?.raw ?? "");
    expect(subject).toBe("One reminder goes to your customers on 5 March 2026");
    for (const said of ["Buyer 100", "CN¥1,000.00", "3 days past due", "Wang Fang", "ap100@buyer.example"]) {
      expect(text).toContain(said);
      expect(html).toContain(said);
    }
    const link = `https://crm.zoho.eu/crm/orgz${town.orgId}/tab/Accounts/100`;
    expect(html.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))).toContain(
      `href="${link}"`,
    );
    expect(html).not.toMatch(/<(img|script|link|iframe)|url\(/i);
  });

  it("is in the org's language where the CRM does not say, and what it tells of does leave", async () => {
    const town = await warned();
    await brief(town, WEDNESDAY);
    const { subject } = await PostalMime.parse(town.sink.mails[0]?.raw ?? "");
    expect(subject).toBe("2026年3月5日 将向您的客户发送 1 条催款消息");
    await town.round(THURSDAY);
    expect(town.sink.mails.map(({ to }) => to[0])).toEqual(["owner77@seller.example", "ap100@buyer.example"]);
  });

  it("leaves once for an owner and a day, however often the day is walked and the mail tried", async () => {
    const town = await warned();
    await town.dawn(WEDNESDAY);
    // Two servers at once: the key alone tells them from each other.
    await Promise.all([1, 2].map(() => prepare(town, WEDNESDAY)));
    await brief(town, WEDNESDAY);
    await town.invoice("2", "100", 50_000, "2026-03-02");
    expect(await brief(town, WEDNESDAY)).toBe(0);
    await town.sql("UPDATE briefing SET not_before = $2 WHERE org_id = $1", [town.orgId, town.now]);
    await deliver(town);
    expect(town.sink.mails).toHaveLength(1);
    expect(await statesIn(town)).toEqual(["forewarning 77 2026-03-05 sent"]);
  });

  it("tells on a Friday of Monday, and nothing on a day on which nobody works", async () => {
    const town = await towns.found();
    await town.account("100");
    await town.invoice("1", "100", 100_000, "2026-03-06");
    await hire(town, "77");
    await choose(town, { forewarning: true });
    expect(await brief(town, toDay("2026-03-07"))).toBe(0);
    expect(await brief(town, toDay("2026-03-06"))).toBe(1);
    expect((await PostalMime.parse(town.sink.mails[0]?.raw ?? "")).subject).toContain("2026年3月9日");
  });

  it("is not sent when it is off, when nothing leaves, in rehearsal, or to whom the CRM knows no more", async () => {
    const off = await warned();
    await choose(off, {});
    expect(await brief(off, WEDNESDAY)).toBe(0);
    const quiet = await warned();
    await quiet.pays("p", "100", 100_000, "2026-03-04", "1");
    expect(await brief(quiet, WEDNESDAY)).toBe(0);
    const rehearsing = await warned();
    await rehearsing.sql("UPDATE org SET mode = 'rehearsal' WHERE org_id = $1", [rehearsing.orgId]);
    expect(await brief(rehearsing, WEDNESDAY)).toBe(0);
    const gone = await warned({}, { active: false });
    expect(await brief(gone, WEDNESDAY)).toBe(0);
    expect([off, quiet, rehearsing, gone].flatMap(({ sink }) => sink.mails)).toEqual([]);
  });
});

describe("a mail to our own people", () => {
  it("of which nobody knows whether it left is never sent again", async () => {
    let after: AfterDot = "cut";
    const town = await warned({ afterDot: () => after });
    await brief(town, WEDNESDAY);
    after = "accept";
    await brief(town, WEDNESDAY);
    expect([town.sink.mails.length, await statesIn(town)]).toEqual([
      1,
      ["forewarning 77 2026-03-05 in_doubt"],
    ]);
  });

  it("whose sender died goes again if nothing of it had begun to leave, and is in doubt if it had", async () => {
    const town = await warned();
    await hire(town, "9");
    await choose(town, { forewarning: true, digestOn: 3, digestTo: ["9"] });
    await town.dawn(WEDNESDAY);
    await prepare(town, WEDNESDAY);
    await town.sql(
      `UPDATE briefing SET state = CASE kind WHEN 'digest' THEN 'claimed' ELSE 'sending' END,
         lease_until = now() - interval '1 second' WHERE org_id = $1`,
      [town.orgId],
    );
    await deliver(town);
    expect(await statesIn(town)).toEqual(["digest 9 2026-03-04 sent", "forewarning 77 2026-03-05 in_doubt"]);
    expect(town.sink.mails.map(({ to }) => to[0])).toEqual(["owner9@seller.example"]);
  });

  it("that the mail server puts off goes later, as the same message", async () => {
    let after: AfterDot = { code: 451 };
    const town = await warned({ afterDot: () => after });
    await brief(town, WEDNESDAY);
    after = "accept";
    await deliver(town);
    expect(town.sink.mails).toHaveLength(1);
    town.now = new Date(town.now.getTime() + 16 * 60_000);
    await deliver(town);
    const ids = await Promise.all(
      town.sink.mails.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId),
    );
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await statesIn(town)).toEqual(["forewarning 77 2026-03-05 sent"]);
  });

  it("warns of nothing once its day has come: what was put off until then stays unsent", async () => {
    let after: AfterDot = { code: 451 };
    const town = await warned({ afterDot: () => after });
    await brief(town, WEDNESDAY);
    after = "accept";
    const late = new Date("2026-03-04T16:01:00Z");
    await town.sql("UPDATE briefing SET not_before = $2 WHERE org_id = $1", [town.orgId, late]);
    town.now = late;
    await deliver(town);
    expect([town.sink.mails.length, await statesIn(town)]).toEqual([
      1,
      ["forewarning 77 2026-03-05 deferred"],
    ]);
  });

  it("does not leave once somebody stopped the org, nor to whoever left meanwhile", async () => {
    const town = await warned();
    await town.dawn(WEDNESDAY);
    await prepare(town, WEDNESDAY);
    await town.sql("UPDATE org SET mode = 'stopped' WHERE org_id = $1", [town.orgId]);
    await deliver(town);
    await town.sql("UPDATE org SET mode = 'live' WHERE org_id = $1", [town.orgId]);
    await town.sql("UPDATE crm_user SET active = false WHERE org_id = $1", [town.orgId]);
    await deliver(town);
    expect(town.sink.mails).toEqual([]);
  });

  it("stopped between claim and mail server sends no byte", async () => {
    const town = await warned({
      onRcptTo: (_address, _session, done) =>
        void town.sql("UPDATE org SET mode = 'stopped' WHERE org_id = $1", [town.orgId]).then(() => done()),
    });
    await brief(town, WEDNESDAY);
    expect([town.sink.mails, await statesIn(town)]).toEqual([[], ["forewarning 77 2026-03-05 claimed"]]);
  });
});
