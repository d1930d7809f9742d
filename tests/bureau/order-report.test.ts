import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import express from "express";
import { type BureauStand, demoBureauUser, openBureau } from "../../sandbox/bureau/index.ts";
import { openCreditsafe } from "../../server/adapters/bureau/open-creditsafe.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import {
  type BureauDesk,
  orderReport,
  readAccess,
  readOrders,
  saveAccess,
} from "../../server/bureau/index.ts";
import type { Desks } from "../../server/compose.ts";
import { readDossier } from "../../server/dossier/index.ts";
import type { Role } from "../../shared/account/contract.ts";
import { parseCurrency } from "../../shared/kernel/currency.ts";
import type { Town } from "../stories/town.ts";
import { openTowns } from "../stories/towns.ts";
import { desksOver } from "../support/desks.ts";
import { type Listening, listenOn } from "../support/listening.ts";

const towns = openTowns();
const HOUR = 3_600_000;
let desks: Desks;
let stand: BureauStand;
let listening: Listening;
let aheadMs = 0;
const now = () => Date.parse("2026-03-05T02:00:00Z") + aheadMs;
beforeAll(async () => {
  desks = await desksOver(towns.database());
  stand = openBureau({ now });
  listening = await listenOn(express().use((req, res, next) => stand.app(req, res, next)));
});
afterAll(async () => {
  await listening.close();
  await desks.closeMail();
});

const deskOf = (url = listening.url): BureauDesk => ({
  ...desks.bureaus,
  now: () => new Date(now()),
  line: openCreditsafe({ url, now: () => new Date(now()), deadlinesMs: { lookUp: 2_000, report: 2_000 } }),
});
const at = (town: Town, role: Role = "collector") => ({
  ...{ orgId: town.orgId, accountId: "100", userId: "77", userName: "Li Qian", role },
});
const CNY = parseCurrency("CNY");
const access = (more: object = {}) => ({
  ...{ bureau: "creditsafe" as const, username: demoBureauUser.username, secret: demoBureauUser.password },
  ...{ priceMinor: 2_500, currency: CNY.ok ? CNY.value : ("" as never), monthsValid: 6 },
  ...{ askers: ["collector" as const], ...more },
});
const asked = (more: object = {}) => ({
  ...{ clientId: randomUUID(), country: "GB", regNo: "10000002", companyId: null, ...more },
});
async function foundTown(more: object = {}): Promise<Town> {
  stand = openBureau({ now });
  const town = await towns.found();
  await town.account("100");
  await saveAccess(at(town, "admin"), access(more), deskOf());
  return town;
}
const order = (town: Town, request = asked(), role?: Role, desk = deskOf()) =>
  orderReport(at(town, role), request, desk);
const filed = async (town: Town) => {
  const told = await readDossier({ ...at(town) }, null, { ...desks.dossiers, now: () => new Date(now()) });
  return told.ok ? told.value.entries : [];
};
const keptReports = (town: Town) =>
  withTenant(towns.database().pool, town.orgId, (tx) =>
    tx.selectFrom("bureau_outcome").select(["state", "report", "said"]).execute(),
  );

describe("a bureau's report", () => {
  it("is kept whole with its day and cost, and what it says stands in the credit file until it expires", async () => {
    const town = await foundTown();
    const request = asked();
    const told = await order(town, request);
    expect(told).toMatchObject({
      ok: true,
      value: {
        mayToday: false,
        orders: [
          {
            state: "reported",
            on: "2026-03-05",
            cost: { amountMinor: 2_500, currency: "CNY" },
            by: "Li Qian",
          },
        ],
      },
    });
    const entries = await filed(town);
    expect(entries.toSorted((one, other) => (one.body.kind < other.body.kind ? -1 : 1))).toMatchObject([
      { body: { kind: "bureau", grade: "D", points: 24, limitMinor: 0 }, expiresOn: "2026-09-05" },
      { body: { kind: "fact", fact: "litigation", since: "2025-06-11" }, source: "Creditsafe 100001" },
    ]);
    const [kept] = await keptReports(town);
    expect(kept?.report).toMatchObject({
      report: { directors: { currentDirectors: [{ name: "A Director" }] } },
    });
    expect(await readAccess(town.orgId, deskOf())).toMatchObject({
      reports: 1,
      spent: [{ amountMinor: 2_500, currency: "CNY" }],
    });
    expect((await order(town, request)).ok).toBe(true);
    expect(stand.orders()).toEqual([{ companyId: "GB-0-10000002", callRef: request.clientId }]);
  });

  it("is ordered by nobody without the right, and by nobody where no bureau is set up", async () => {
    const town = await foundTown();
    expect(await order(town, asked(), "rep")).toEqual({ ok: false, because: "bureau-not-allowed" });
    expect(await order(town, asked(), "viewer")).toEqual({ ok: false, because: "bureau-not-allowed" });
    const bare = await towns.found();
    await bare.account("100");
    expect(await order(bare, asked(), "collector")).toEqual({ ok: false, because: "bureau-not-allowed" });
    expect(await order(bare, asked(), "admin")).toEqual({ ok: false, because: "no-bureau" });
    expect(stand.orders()).toEqual([]);
    expect(await readOrders(at(town, "rep"), deskOf())).toMatchObject({ value: { may: false, price: null } });
  });

  it("is ordered once a day for an account, also by two at the same moment, and again the next day", async () => {
    const town = await foundTown();
    const both = await Promise.all([order(town), order(town)]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await order(town)).toEqual({ ok: false, because: "bureau-asked-today" });
    expect(stand.orders()).toHaveLength(1);
    aheadMs += 24 * HOUR;
    expect((await order(town)).ok).toBe(true);
    expect((await filed(town)).map(({ state }) => state)).toEqual([
      "in-force",
      "in-force",
      "superseded",
      "superseded",
    ]);
  });

  it("is not ordered while several companies have the number, until a person chooses one of them", async () => {
    const town = await foundTown();
    const several = await order(town, asked({ regNo: "10000003" }));
    expect(several).toMatchObject({ value: { mayToday: true, choices: [{}, { status: "NonActive" }] } });
    expect(stand.orders()).toEqual([]);
    const foreign = await order(town, asked({ regNo: "10000003", companyId: "GB-0-10000001" }));
    expect(foreign).toEqual({ ok: false, because: "no-such-company" });
    const chosen = await order(town, asked({ regNo: "10000003", companyId: "GB-0-10000003-1" }));
    expect(chosen).toMatchObject({
      value: { choices: [], orders: [{ companyName: "TWIN HARBOUR (NORTH) LIMITED" }] },
    });
  });

  it("is not ordered for a number that the bureau does not know", async () => {
    const town = await foundTown();
    expect(await order(town, asked({ regNo: "77777777" }))).toEqual({
      ok: false,
      because: "no-such-company",
    });
    expect(await keptReports(town)).toEqual([]);
  });

  it("may be ordered again on the day on which the bureau refused it, and cost nothing", async () => {
    const town = await foundTown();
    stand.misbehave(403);
    const request = asked();
    expect(await order(town, request)).toEqual({ ok: false, because: "bureau-refused" });
    stand.misbehave(undefined);
    expect(await order(town, request)).toEqual({ ok: false, because: "bureau-refused" });
    expect((await order(town)).ok).toBe(true);
    expect((await readAccess(town.orgId, deskOf())).spent).toEqual([{ amountMinor: 2_500, currency: "CNY" }]);
  });

  it.each([["lost"], ["other-shape"], [503]] as const)(
    "is in doubt, paid and not ordered again, after %s",
    async (fault) => {
      const town = await foundTown();
      stand.misbehave(fault);
      const request = asked();
      expect(await order(town, request)).toEqual({ ok: false, because: "bureau-in-doubt" });
      stand.misbehave(undefined);
      const delivered = stand.orders().length;
      expect(await order(town, request)).toEqual({ ok: false, because: "bureau-in-doubt" });
      expect(await order(town)).toEqual({ ok: false, because: "bureau-asked-today" });
      expect(stand.orders()).toHaveLength(delivered);
      expect((await readAccess(town.orgId, deskOf())).spent).toEqual([
        { amountMinor: 2_500, currency: "CNY" },
      ]);
      expect(await filed(town)).toEqual([]);
    },
  );
});

describe("the way into a bureau", () => {
  it("asks for a token once an hour, and for a new one where one was refused", async () => {
    const town = await foundTown();
    const desk = deskOf();
    await order(town, asked({ regNo: "77777777" }), "collector", desk);
    await order(town, asked({ regNo: "77777777" }), "collector", desk);
    expect(stand.tokens()).toBe(1);
    aheadMs += 56 * 60_000;
    await order(town, asked({ regNo: "77777777" }), "collector", desk);
    expect(stand.tokens()).toBe(2);
    // Another bureau behind the same address knows no token of before.
    stand = openBureau({ now });
    expect(await order(town, asked({ regNo: "77777777" }), "collector", desk)).toEqual({
      ok: false,
      because: "no-such-company",
    });
    expect(stand.tokens()).toBe(1);
  });

  it("is told when it is locked, or nobody answers, and nothing is ordered", async () => {
    const town = await foundTown({ secret: "wrong" });
    expect(await order(town)).toEqual({ ok: false, because: "bureau-locked" });
    const nobody = deskOf("http://127.0.0.1:9");
    expect(await order(town, asked(), "collector", nobody)).toEqual({ ok: false, because: "bureau-silent" });
    expect(await readOrders(at(town), deskOf())).toMatchObject({ value: { orders: [], mayToday: true } });
  });

  it("keeps its password sealed, shows it to nobody, and offers it for no other user name", async () => {
    const town = await foundTown();
    const kept = await withTenant(towns.database().pool, town.orgId, (tx) =>
      tx.selectFrom("bureau_access").selectAll().executeTakeFirstOrThrow(),
    );
    expect(JSON.stringify(kept)).not.toContain(demoBureauUser.password);
    expect(JSON.stringify(await readAccess(town.orgId, deskOf()))).not.toContain(demoBureauUser.password);
    const { secret: _secret, ...rest } = access({ priceMinor: 3_000 });
    const admin = at(town, "admin");
    expect((await saveAccess(admin, rest, deskOf())).ok).toBe(true);
    expect(await saveAccess(admin, { ...rest, username: "another" }, deskOf())).toMatchObject({
      because: { field: "secret" },
    });
    expect((await order(town)).ok).toBe(true);
  });
});
