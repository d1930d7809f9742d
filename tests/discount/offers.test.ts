import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { policyBook } from "../../server/adapters/db/policy-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import type { Desks } from "../../server/compose.ts";
import {
  actOnOffer,
  judgeDiscounts,
  offerDiscount,
  readOffers,
  saveOwnTerms,
  saveRules,
} from "../../server/discount/index.ts";
import type { Role } from "../../shared/account/contract.ts";
import type { OfferActRequest, OfferRequest } from "../../shared/discount/request-contract.ts";
import { addDays, formatDay, toDay } from "../../shared/kernel/day.ts";
import type { Town } from "../stories/town.ts";
import { openTowns } from "../stories/towns.ts";
import { desksOver } from "../support/desks.ts";
import { CNY, rules } from "./scene.ts";

const towns = openTowns();
let desks: Desks;
beforeAll(async () => {
  desks = await desksOver(towns.database());
});
afterAll(() => desks.closeMail());

let tick = 0;
/** The town's clock, a moment later with every look. */
const nowOf = (town: Town) => () => new Date(town.now.getTime() + (tick += 1));
const deskOf = (town: Town) => ({ ...desks.discounts, now: nowOf(town) });
const at = (town: Town, role: Role = "collector", userId = "77") => ({
  ...{ orgId: town.orgId, accountId: "100", userId, userName: `User ${userId}`, role },
});
const allow = (town: Town, more: Partial<typeof rules> = {}) =>
  saveRules(
    at(town, "admin"),
    {
      ...{ ...rules, ...more, clientId: randomUUID(), reason: "the board" },
      expectedPpm: [990_000, 950_000, 800_000, 600_000, 200_000],
      bySegment: [...(more.bySegment ?? [])],
    },
    deskOf(town),
  );
const request = (more: Partial<OfferRequest> = {}): OfferRequest => ({
  clientId: randomUUID(),
  kind: "early",
  invoiceIds: ["1"],
  currency: CNY,
  discountPpm: 20_000,
  payBy: toDay("2026-02-25"),
  note: "asked on the telephone",
  ...more,
});
const offer = (town: Town, more: Partial<OfferRequest> = {}, role?: Role) =>
  offerDiscount(at(town, role), request(more), deskOf(town));
const act = (town: Town, id: string, what: OfferActRequest["act"], role?: Role) =>
  actOnOffer(at(town, role, role), id, { clientId: randomUUID(), act: what, reason: "agreed" }, deskOf(town));
const read = async (town: Town) => {
  const told = await readOffers(at(town), deskOf(town));
  if (!told.ok) throw new Error(told.because);
  return told.value;
};
const states = async (town: Town) => (await read(town)).offers.map(({ kind, state }) => `${kind} ${state}`);
/** As the round has it: verdicts before decisions. */
const morning = async (town: Town, on: string) => {
  await town.dawn(toDay(on));
  return judgeDiscounts(town.orgId, toDay(on), { ...desks.discountRound, now: nowOf(town) });
};
const day = async (town: Town, on: string) => {
  await morning(town, on);
  await town.round(on);
};
const lines = async (town: Town) =>
  (
    await town.sql<{ line: string }>(
      `SELECT concat_ws(' ', outcome, body->'about'->>'amountMinor', next_action) AS line FROM followup
       WHERE org_id = $1 AND kind = 'discount' ORDER BY recorded_at, followup_id`,
      [town.orgId],
    )
  ).map(({ line }) => line);
const letters = async (town: Town) =>
  (
    await town.sql<{ body_text: string }>(
      "SELECT body_text FROM dispatch WHERE org_id = $1 AND state = 'sent' ORDER BY as_of",
      [town.orgId],
    )
  ).map(({ body_text }) => body_text.replace(/\s+/g, " "));

const ABROAD = {
  key: "abroad",
  name: { "zh-CN": "海外", en: "Abroad" },
  when: { language: ["en"] },
  policyId: "standard",
};

/** ¥1,000.00 due on Monday 2 March 2026, looked at on a day. */
async function debt(on = "2026-02-20") {
  const town = await towns.oneDebt();
  await town.dawn(toDay(on));
  await allow(town);
  return town;
}

describe("an offer for paying early", () => {
  it("is told in the letter, honoured by the money, and leaves the rest to the books and to nobody's reminders", async () => {
    const town = await debt();
    expect((await offer(town)).ok).toBe(true);
    // The first day after the Spring Festival.
    await day(town, "2026-02-24");
    expect((await letters(town))[0]).toContain(
      "If you pay CN¥980.00 for INV-1 by 25 February 2026, you save CN¥20.00.",
    );
    await town.pays("p", "100", 98_000, "2026-02-25", "1");
    await day(town, "2026-02-26");
    expect(await states(town)).toEqual(["early taken"]);
    const told = ["offered 2000", "taken 2000 Paid in time: a credit note"];
    const told2 = (await lines(town)).map((line) => line.slice(0, 38));
    expect(told2).toHaveLength(2);
    expect(told2[0]).toBe(told[0]);
    const tasks = await town.sql<{ module: string }>(
      "SELECT module FROM writeback WHERE org_id = $1 AND external_id LIKE 'offer-%' ORDER BY module",
      [town.orgId],
    );
    expect(tasks.map(({ module }) => module)).toEqual(["Notes", "Tasks"]);
    for (const on of ["2026-03-02", "2026-03-05", "2026-04-07"]) await day(town, on);
    expect(await letters(town)).toHaveLength(1);
    expect((await town.holds()).at(-1)).toBe("2026-04-07 let-go");
    expect(await lines(town)).toHaveLength(2);
    // The invoice is as it was billed.
    const [billed] = await town.sql<{ amount_minor: string }>(
      "SELECT amount_minor FROM ledger_entry WHERE org_id = $1 AND entry_id = '1'",
      [town.orgId],
    );
    expect(billed?.amount_minor).toBe("100000");
  });

  it("lapses with its tolerance, is asked for in full from then on, and no letter speaks of it", async () => {
    const town = await debt();
    await offer(town);
    for (const on of ["2026-02-26", "2026-02-27", "2026-03-05"]) await day(town, on);
    expect(await states(town)).toEqual(["early lapsed"]);
    expect((await lines(town)).map((line) => line.split(" ")[0])).toEqual(["offered", "lapsed"]);
    const told = await letters(town);
    expect(told).not.toEqual([]);
    for (const letter of told) expect(letter).not.toContain("you save");
  });

  it("is open again when the bank takes its money back in time, and says so once", async () => {
    const town = await debt();
    await offer(town, { payBy: toDay("2026-02-27") });
    await town.pays("p", "100", 98_000, "2026-02-23", "1");
    await morning(town, "2026-02-24");
    await town.sql(
      "UPDATE ledger_entry SET reversed_on = '2026-02-25' WHERE org_id = $1 AND entry_id = 'p'",
      [town.orgId],
    );
    for (const _ of [1, 2]) await morning(town, "2026-02-25");
    expect((await lines(town)).map((line) => line.split(" ")[0])).toEqual(["offered", "taken", "reopened"]);
    expect(await states(town)).toEqual(["early open"]);
  });

  it("is refused at its field with nothing kept, and the same press twice is one", async () => {
    const town = await debt();
    expect(await offer(town, { discountPpm: 30_001 })).toMatchObject({ because: { field: "discountPpm" } });
    expect(await offer(town, { payBy: toDay("2026-03-02") })).toMatchObject({ because: { field: "payBy" } });
    expect(await offer(town, {}, "rep")).toMatchObject({ because: "not-allowed" });
    expect(await offer(town, { kind: "settlement" }, "viewer")).toMatchObject({ because: "not-allowed" });
    expect(await states(town)).toEqual([]);
    const same = { clientId: randomUUID() };
    for (const _ of [1, 2]) expect((await offer(town, same)).ok).toBe(true);
    expect(await offer(town, { ...same, discountPpm: 10_000 })).toMatchObject({
      because: "same-id-other-text",
    });
    const twice = await Promise.all([offer(town), offer(town)]);
    expect(twice.map(({ ok }) => ok)).toEqual([false, false]);
    expect(await states(town)).toEqual(["early open"]);
    expect(await lines(town)).toEqual(["offered 2000"]);
  });

  it("by standing terms is made once by the round; an account's own word comes before the org's", async () => {
    const town = await debt("2026-01-31");
    const standing = { discountPpm: 20_000, withinDays: 10 };
    await allow(town, { standing });
    await town.account("200");
    await town.invoice("2", "200", 50_000, "2026-03-02");
    const own = { clientId: randomUUID(), standing: null, reason: "they pay early anyway" };
    expect((await saveOwnTerms({ ...at(town, "admin"), accountId: "200" }, own, deskOf(town))).ok).toBe(true);
    expect(await saveOwnTerms(at(town), { ...own, clientId: randomUUID() }, deskOf(town))).toMatchObject({
      because: "not-allowed",
    });
    const [first, second] = await Promise.all([morning(town, "2026-02-02"), morning(town, "2026-02-02")]);
    expect((first?.offersMade ?? 0) + (second?.offersMade ?? 0)).toBe(1);
    expect((await morning(town, "2026-02-03")).offersMade).toBe(0);
    expect((await read(town)).offers).toMatchObject([
      {
        state: "open",
        standing: true,
        payBy: formatDay(addDays(toDay("2026-03-02"), -20)),
        letGoMinor: 2_000,
      },
    ]);
    expect((await read(town)).standing).toEqual({ value: standing, origin: "org" });
    // What standing terms offered and nobody took is no news.
    await morning(town, "2026-02-20");
    expect(await states(town)).toEqual(["early lapsed"]);
    expect((await lines(town)).filter((line) => line.includes("lapsed"))).toEqual([]);
    await withTenant(towns.database().pool, town.orgId, (tx) =>
      policyBook(tx, town.orgId).putSegments(
        { version: 1, segments: [ABROAD], otherwise: "standard" },
        "7",
        town.now,
      ),
    );
    await allow(town, { standing, bySegment: [{ segment: "abroad", standing: null }] });
    expect((await read(town)).standing).toEqual({ value: null, origin: "segment" });
    await town.invoice("4", "100", 70_000, "2026-03-20");
    await town.invoice("5", "200", 70_000, "2026-03-20");
    expect((await morning(town, "2026-02-23")).offersMade).toBe(0);
  });
});

describe("a settlement", () => {
  const settle = { kind: "settlement", discountPpm: 300_000, payBy: toDay("2026-04-10") } as const;

  it("waits for authority, holds reminders while it is open, and lets them come back when it lapses", async () => {
    const town = await debt("2026-03-31");
    const clientId = randomUUID();
    await offer(town, { ...settle, clientId }, "rep");
    expect(await states(town)).toEqual(["settlement proposed"]);
    expect((await read(town)).offers[0]).toMatchObject({ askedMinor: 70_000, expectedMinor: 95_000 });
    await day(town, "2026-04-01");
    const before = (await town.dispatches()).length;
    expect(before).toBeGreaterThan(0);
    for (const role of ["rep", "collector"] as const)
      expect(await act(town, clientId, "approved", role)).toMatchObject({ because: { message: {} } });
    expect((await act(town, clientId, "approved", "admin")).ok).toBe(true);
    expect(await act(town, clientId, "declined", "admin")).toMatchObject({ because: "offer-over" });
    for (const on of ["2026-04-07", "2026-04-10"]) await day(town, on);
    expect((await town.holds()).at(-1)).toBe("2026-04-10 settlement-open 2026-04-11");
    // A replay of that day knows it, too.
    const [known] = await town.sql<{ settlements: unknown }>(
      "SELECT body->'settlements' AS settlements FROM judged_facts WHERE org_id = $1 AND known_to IS NULL",
      [town.orgId],
    );
    expect(known?.settlements).toMatchObject([{ amountMinor: 100_000, holdsUntil: toDay("2026-04-11") }]);
    expect(await town.dispatches()).toHaveLength(before);
    await day(town, "2026-04-13");
    expect(await states(town)).toEqual(["settlement lapsed"]);
    expect((await town.dispatches()).length).toBe(before + 1);
  });

  it("within one's own authority is open at once; taken, it is a proposal to the books and nothing more", async () => {
    const town = await debt("2026-03-31");
    await offer(town, { ...settle, discountPpm: 100_000 });
    expect(await states(town)).toEqual(["settlement open"]);
    await town.pays("p", "100", 90_000, "2026-04-02", "1");
    await morning(town, "2026-04-03");
    expect(await lines(town)).toEqual(["offered 10000", "taken 10000 和解款已到账：建议核销减让的余额"]);
    expect(await act(town, (await read(town)).offers[0]!.offerId, "withdrawn", "admin")).toMatchObject({
      because: "offer-over",
    });
  });
});
