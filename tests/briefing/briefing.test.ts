import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import PostalMime from "postal-mime";
import { readRuns } from "../../server/activation/index.ts";
import {
  type BriefingDesk,
  deliverBriefings,
  prepareBriefings,
  setBriefings,
} from "../../server/briefing/index.ts";
import type { Desks } from "../../server/compose.ts";
import { deliverDay, planDay } from "../../server/dunning/index.ts";
import { dailyRound, type StepReport } from "../../server/jobs/daily-round.ts";
import { addDays, type Day, toDay } from "../../shared/kernel/day.ts";
import type { AfterDot, SinkOptions } from "../mail/smtp-sink.ts";
import type { Town } from "../stories/town.ts";
import { openTowns } from "../stories/towns.ts";
import { desksOver } from "../support/desks.ts";

const towns = openTowns();
let desks: Desks;
beforeAll(async () => {
  desks = await desksOver(towns.database());
});
afterAll(() => desks.closeMail());

const deskOf = (town: Town): BriefingDesk => ({
  ...desks.briefings,
  now: () => town.now,
  courier: town.desk.courier,
  dunning: town.desk,
  stopped: () => town.stopped,
});
/** Thursday; the reminder of the one debt is due on it. */
const THURSDAY = toDay("2026-03-05");
const WEDNESDAY = addDays(THURSDAY, -1);

interface Chosen {
  readonly forewarning?: boolean;
  readonly digestOn?: number | null;
  readonly digestTo?: readonly string[];
}
async function choose(town: Town, chosen: Chosen) {
  const request = { forewarning: false, digestOn: null, reason: "a test", ...chosen };
  const admin = { orgId: town.orgId, userId: "9", userName: "Chen" };
  return setBriefings(admin, { ...request, digestTo: [...(chosen.digestTo ?? [])] }, deskOf(town));
}
const hire = (town: Town, userId: string, more: { locale?: string; active?: boolean } = {}) =>
  town.sql(
    "INSERT INTO crm_user (org_id, user_id, name, email, profile, active, locale) VALUES ($1, $2, $3, $4, 'Standard', $5, $6)",
    [
      town.orgId,
      userId,
      `Owner ${userId}`,
      `owner${userId}@seller.example`,
      more.active ?? true,
      more.locale ?? null,
    ],
  );
async function brief(town: Town, on: Day): Promise<number> {
  await town.dawn(on);
  const made = await prepareBriefings(town.orgId, on, deskOf(town));
  await deliverBriefings(town.orgId, deskOf(town));
  return made;
}
const states = async (town: Town): Promise<string[]> => {
  const rows = await town.sql<{ line: string }>(
    "SELECT concat_ws(' ', kind, user_id, for_on, state) AS line FROM briefing WHERE org_id = $1 ORDER BY kind, user_id, for_on",
    [town.orgId],
  );
  return rows.map(({ line }) => line);
};
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
    await Promise.all([1, 2].map(() => prepareBriefings(town.orgId, WEDNESDAY, deskOf(town))));
    await brief(town, WEDNESDAY);
    await town.invoice("2", "100", 50_000, "2026-03-02");
    expect(await brief(town, WEDNESDAY)).toBe(0);
    await town.sql("UPDATE briefing SET not_before = $2 WHERE org_id = $1", [town.orgId, town.now]);
    await deliverBriefings(town.orgId, deskOf(town));
    expect(town.sink.mails).toHaveLength(1);
    expect(await states(town)).toEqual(["forewarning 77 2026-03-05 sent"]);
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
    expect([town.sink.mails.length, await states(town)]).toEqual([1, ["forewarning 77 2026-03-05 in_doubt"]]);
  });

  it("whose sender died goes again if nothing of it had begun to leave, and is in doubt if it had", async () => {
    const town = await warned();
    await hire(town, "9");
    await choose(town, { forewarning: true, digestOn: 3, digestTo: ["9"] });
    await town.dawn(WEDNESDAY);
    await prepareBriefings(town.orgId, WEDNESDAY, deskOf(town));
    await town.sql(
      `UPDATE briefing SET state = CASE kind WHEN 'digest' THEN 'claimed' ELSE 'sending' END,
         lease_until = now() - interval '1 second' WHERE org_id = $1`,
      [town.orgId],
    );
    await deliverBriefings(town.orgId, deskOf(town));
    expect(await states(town)).toEqual(["digest 9 2026-03-04 sent", "forewarning 77 2026-03-05 in_doubt"]);
    expect(town.sink.mails.map(({ to }) => to[0])).toEqual(["owner9@seller.example"]);
  });

  it("that the mail server puts off goes later, as the same message", async () => {
    let after: AfterDot = { code: 451 };
    const town = await warned({ afterDot: () => after });
    await brief(town, WEDNESDAY);
    after = "accept";
    await deliverBriefings(town.orgId, deskOf(town));
    expect(town.sink.mails).toHaveLength(1);
    town.now = new Date(town.now.getTime() + 16 * 60_000);
    await deliverBriefings(town.orgId, deskOf(town));
    const ids = await Promise.all(
      town.sink.mails.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId),
    );
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await states(town)).toEqual(["forewarning 77 2026-03-05 sent"]);
  });

  it("does not leave once somebody stopped the org, nor to whoever left meanwhile", async () => {
    const town = await warned();
    await town.dawn(WEDNESDAY);
    await prepareBriefings(town.orgId, WEDNESDAY, deskOf(town));
    await town.sql("UPDATE org SET mode = 'stopped' WHERE org_id = $1", [town.orgId]);
    await deliverBriefings(town.orgId, deskOf(town));
    await town.sql("UPDATE org SET mode = 'live' WHERE org_id = $1", [town.orgId]);
    await town.sql("UPDATE crm_user SET active = false WHERE org_id = $1", [town.orgId]);
    await deliverBriefings(town.orgId, deskOf(town));
    expect(town.sink.mails).toEqual([]);
  });

  it("stopped between claim and mail server sends no byte", async () => {
    const town = await warned({
      onRcptTo: (_address, _session, done) =>
        void town.sql("UPDATE org SET mode = 'stopped' WHERE org_id = $1", [town.orgId]).then(() => done()),
    });
    await brief(town, WEDNESDAY);
    expect([town.sink.mails, await states(town)]).toEqual([[], ["forewarning 77 2026-03-05 claimed"]]);
  });
});

const nothing = (): Promise<StepReport> => Promise.resolve({ warnings: [], counts: {} });

/** The day's round, with its report kept as the house keeps it. */
async function walk(town: Town, asOf: Day): Promise<void> {
  await town.dawn(asOf);
  await dailyRound(town.orgId, asOf, {
    pull: nothing,
    judgePromises: nothing,
    score: nothing,
    writeBack: nothing,
    brief: nothing,
    async plan(orgId, on) {
      const { planned, held } = await planDay(orgId, on, town.desk);
      return { warnings: [], counts: { planned, held } };
    },
    deliver: async (orgId, on) => ({
      warnings: [],
      counts: { ...(await deliverDay(orgId, on, town.desk)).fates },
    }),
    todayOf: () => Promise.resolve(asOf),
    latestRound: () => Promise.resolve(null),
    begin: (orgId, on) => desks.rounds(orgId, (rounds) => rounds.begin(on, town.now)),
    finish: (orgId, report) =>
      desks.rounds(orgId, (rounds) => rounds.finish(report.asOf, report.outcome, report, town.now)),
    faultText: String,
  });
}

describe("the digest", () => {
  it("has the figures of the week's run reports, the money by currency, and who owes most", async () => {
    const town = await towns.found({
      onRcptTo: ({ address }, _session, done) =>
        address === "ap102@buyer.example"
          ? done(Object.assign(new Error("no"), { responseCode: 550 }))
          : done(),
    });
    for (const id of ["100", "101", "102", "103"]) await town.account(id);
    await town.invoice("1", "100", 100_000, "2026-03-02");
    await town.invoice("2", "101", 200_000, "2026-03-02", "USD");
    await town.invoice("3", "102", 50_000, "2026-03-02");
    await town.invoice("4", "103", 900_000, "2026-03-02");
    await town.disputes("4", 900_000);
    await town.promises("p1", "100", 30_000, "2026-03-20", "2026-03-06");
    await hire(town, "7", { locale: "en_US" });
    await choose(town, { digestOn: 1, digestTo: ["7"] });
    for (let on = toDay("2026-03-02"); on <= toDay("2026-03-08"); on = addDays(on, 1)) await walk(town, on);
    const { runs } = await readRuns(town.orgId, 30, desks.activation);
    const sum = (count: string): number => runs.reduce((all, { counts }) => all + (counts[count] ?? 0), 0);
    town.sink.mails.splice(0);
    expect(await brief(town, toDay("2026-03-09"))).toBe(1);
    const { subject, text = "" } = await PostalMime.parse(town.sink.mails[0]?.raw ?? "");
    expect(subject).toContain("2 March 2026 to 8 March 2026");
    const figure = (words: string): number => Number(new RegExp(`${words} · Count: (\\d+)`).exec(text)?.[1]);
    expect(figure("Messages and tasks planned")).toBe(sum("planned"));
    expect(figure("of these sent, or asked of people")).toBe(sum("sent"));
    expect(figure("Held \\(accounts × days\\)")).toBe(sum("held"));
    expect(figure("Refused or come back")).toBe(sum("rejected"));
    expect([sum("planned"), sum("rejected"), sum("held") > 3]).toEqual([
      figure("Messages and tasks planned"),
      1,
      true,
    ]);
    expect(text).toMatch(
      /once · Count: 1 · Amount: CN¥1,000.00\nAsked for.*once · Count: 1 · Amount: \$2,000.00/,
    );
    expect(text).toContain("Newly promised · Count: 1 · Amount: CN¥300.00");
    // Largest first; dollars without a rate come last, and are not guessed.
    const owing = [...text.matchAll(/^Buyer (\d+) · Past due/gm)].map(([, id]) => id);
    expect(owing).toEqual(["103", "100", "102", "101"]);
  });

  it("comes once a week on the chosen day, or on the next round when that day's was missed", async () => {
    const town = await towns.oneDebt();
    await hire(town, "7");
    await choose(town, { digestOn: 1, digestTo: ["7"] });
    expect(await brief(town, toDay("2026-03-03"))).toBe(1);
    expect(await brief(town, toDay("2026-03-06"))).toBe(0);
    expect(await brief(town, toDay("2026-03-09"))).toBe(1);
    expect(await states(town)).toEqual(["digest 7 2026-03-02 sent", "digest 7 2026-03-09 sent"]);
  });

  it("goes to nobody whom the CRM does not know, and is not set without a reader", async () => {
    const town = await towns.oneDebt();
    await hire(town, "7");
    expect(await choose(town, { digestOn: 1, digestTo: ["8"] })).toMatchObject({ ok: false });
    expect(await choose(town, { digestOn: 1, digestTo: [] })).toMatchObject({ ok: false });
    expect(await choose(town, { digestOn: 1, digestTo: ["7"] })).toMatchObject({ ok: true });
  });
});
