import { describe, expect, it } from "@jest/globals";
import PostalMime from "postal-mime";
import { readRuns } from "../../server/activation/index.ts";
import { deliverDay, planDay } from "../../server/dunning/index.ts";
import { dailyRound, type StepReport } from "../../server/jobs/daily-round.ts";
import { addDays, type Day, toDay } from "../../shared/kernel/day.ts";
import type { Town } from "../stories/town.ts";
import { hire, openBriefings, statesIn } from "./briefed-towns.ts";

const { towns, desks, choose, brief } = openBriefings();

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
    begin: (orgId, on) => desks().rounds(orgId, (rounds) => rounds.begin(on, town.now)),
    finish: (orgId, report) =>
      desks().rounds(orgId, (rounds) => rounds.finish(report.asOf, report.outcome, report, town.now)),
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
    const { runs } = await readRuns(town.orgId, 30, desks().activation);
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
    expect(await statesIn(town)).toEqual(["digest 7 2026-03-02 sent", "digest 7 2026-03-09 sent"]);
  });

  it("goes to nobody whom the CRM does not know, and is not set without a reader", async () => {
    const town = await towns.oneDebt();
    await hire(town, "7");
    expect(await choose(town, { digestOn: 1, digestTo: ["8"] })).toMatchObject({ ok: false });
    expect(await choose(town, { digestOn: 1, digestTo: [] })).toMatchObject({ ok: false });
    expect(await choose(town, { digestOn: 1, digestTo: ["7"] })).toMatchObject({ ok: true });
  });
});
