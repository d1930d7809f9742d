import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { dossierFactsOf } from "../../server/adapters/db/dossier-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import type { Desks } from "../../server/compose.ts";
import {
  addEntry,
  type DossierDesk,
  readDossier,
  readRights,
  saveRights,
  withdrawEntry,
} from "../../server/dossier/index.ts";
import type { Role } from "../../shared/account/contract.ts";
import type { DossierRequest } from "../../shared/dossier/request-contract.ts";
import { addDays, formatDay, toDay } from "../../shared/kernel/day.ts";
import type { Town } from "../stories/town.ts";
import { openTowns } from "../stories/towns.ts";
import { desksOver } from "../support/desks.ts";

const towns = openTowns();
let desks: Desks;
beforeAll(async () => {
  desks = await desksOver(towns.database());
});
afterAll(() => desks.closeMail());

const today = toDay("2026-01-01");
const files = [{ fileId: "71", name: "2025 annual report.pdf" }];
let tick = 0;
/** The town's clock, a moment later with every look. */
const deskOf = (town: Town, later = 0): DossierDesk => ({
  ...desks.dossiers,
  now: () => new Date(town.now.getTime() + later * 86_400_000 + (tick += 1)),
  filesOf: async () => files,
});
const at = (town: Town, role: Role = "collector", accountId = "100") => ({
  orgId: town.orgId,
  accountId,
  userId: "77",
  userName: "Li Qian",
  role,
});
const rating = (more: Partial<DossierRequest> = {}): DossierRequest =>
  ({
    clientId: randomUUID(),
    kind: "rating",
    of: "financial",
    points: 60,
    source: "our own visit",
    note: "a full warehouse",
    on: today,
    expiresOn: addDays(today, 30),
    supersedes: null,
    fileId: null,
    ...more,
  }) as DossierRequest;
const statement = (more: object = {}): DossierRequest =>
  ({
    ...rating(),
    kind: "statement",
    currency: "CNY",
    periodEnd: addDays(today, -1),
    audited: true,
    workingCapitalMinor: -10_000,
    totalAssetsMinor: 100_000,
    retainedEarningsMinor: 20_000,
    ebitMinor: 8_000,
    bookEquityMinor: 40_000,
    totalLiabilitiesMinor: 60_000,
    ...more,
  }) as DossierRequest;
const add = (town: Town, request: DossierRequest, role?: Role, later = 0) =>
  addEntry(at(town, role), request, deskOf(town, later));
const shown = async (town: Town, later = 0) => {
  const told = await readDossier(at(town), null, deskOf(town, later));
  if (!told.ok) throw new Error(told.because);
  return told.value;
};
const factsOn = (town: Town, days: number, accounts?: readonly string[]) =>
  withTenant(towns.database().pool, town.orgId, (tx) =>
    dossierFactsOf(tx, town.orgId, addDays(today, days), accounts ?? "all"),
  );
const foundTown = async (): Promise<Town> => {
  const town = await towns.found();
  await town.account("100");
  return town;
};

describe("a credit file", () => {
  it("keeps an entry with its source, expiry and file, once however often it is sent", async () => {
    const town = await foundTown();
    const request = statement({ fileId: "71" });
    expect((await add(town, request)).ok).toBe(true);
    expect((await add(town, request)).ok).toBe(true);
    const { entries, summary } = await shown(town);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ file: files[0], by: "Li Qian", state: "in-force", on: "2026-01-01" });
    // -0.656 + 0.652 + 0.5376 + 0.7
    expect(summary).toMatchObject({ z: 1.23, zone: "grey", statementOn: "2025-12-31" });
    expect(await add(town, { ...request, note: "another" } as DossierRequest)).toEqual({
      ok: false,
      because: "same-id-other-text",
    });
  });

  it("refuses a rating by a role without the right, and keeps nothing", async () => {
    const town = await foundTown();
    expect(await add(town, rating(), "rep")).toEqual({ ok: false, because: "rating-not-allowed" });
    expect(await add(town, statement(), "viewer")).toEqual({ ok: false, because: "dossier-not-allowed" });
    expect((await shown(town)).entries).toEqual([]);
    const rights = {
      clientId: randomUUID(),
      rate: ["rep" as const],
      record: [],
      notes: false,
      reason: "they visit",
    };
    await saveRights(at(town, "admin"), rights, deskOf(town));
    expect(await readRights(town.orgId, deskOf(town))).toMatchObject({
      rate: ["admin", "rep"],
      record: ["admin"],
    });
    expect((await add(town, rating(), "rep")).ok).toBe(true);
    expect(await add(town, statement(), "collector")).toEqual({ ok: false, because: "dossier-not-allowed" });
  });

  it("refuses a statement of a period that is not over, by the org's own day, and keeps nothing", async () => {
    const town = await foundTown();
    const refused = await add(town, statement({ periodEnd: addDays(today, 1) }));
    expect(refused).toMatchObject({ ok: false, because: { field: "periodEnd" } });
    expect((await shown(town)).entries).toEqual([]);
    expect((await add(town, statement({ periodEnd: today }))).ok).toBe(true);
  });

  it("refuses a file that is none of the account's, and one of a CRM that does not answer", async () => {
    const town = await foundTown();
    expect(await add(town, rating({ fileId: "72" }))).toEqual({ ok: false, because: "no-such-file" });
    const silent = { ...deskOf(town), filesOf: async () => null };
    expect(await addEntry(at(town), rating({ fileId: "71" }), silent)).toEqual({
      ok: false,
      because: "files-silent",
    });
    expect((await shown(town)).entries).toEqual([]);
  });

  it("corrects an entry once, and an entry of its own kind only", async () => {
    const town = await foundTown();
    const first = rating();
    await add(town, first);
    const wrong = { ok: false, because: "no-such-dossier-entry" };
    expect(await add(town, statement({ supersedes: first.clientId }))).toEqual(wrong);
    expect((await add(town, rating({ supersedes: first.clientId, note: "seen again" }))).ok).toBe(true);
    expect(await add(town, rating({ supersedes: first.clientId, note: "and again" }))).toEqual(wrong);
    expect((await shown(town)).entries.map(({ state }) => state)).toEqual(["in-force", "superseded"]);
  });

  it("lets whoever sells to an account end or correct their own entries alone", async () => {
    const town = await foundTown();
    const [theirs, own] = [statement(), statement()];
    await addEntry({ ...at(town), userId: "78" }, theirs, deskOf(town));
    await add(town, own, "rep");
    const gone = (request: DossierRequest, role: Role) =>
      withdrawEntry(
        at(town, role),
        request.clientId,
        { clientId: randomUUID(), reason: "wrong" },
        deskOf(town),
      );
    const refused = { ok: false, because: "not-own-entry" };
    expect(await gone(theirs, "rep")).toEqual(refused);
    expect(await add(town, statement({ supersedes: theirs.clientId }), "rep")).toEqual(refused);
    const told = await readDossier(at(town, "rep"), null, deskOf(town));
    expect(told.ok && told.value.entries.map(({ mayChange }) => mayChange).sort()).toEqual([false, true]);
    expect((await gone(own, "rep")).ok).toBe(true);
    expect((await gone(theirs, "collector")).ok).toBe(true);
  });

  it("tells what was known on any past morning, also of what was withdrawn since", async () => {
    const town = await foundTown();
    const request = rating();
    await add(town, request);
    const reason = { clientId: randomUUID(), reason: "the wrong company" };
    const gone = await withdrawEntry(at(town), request.clientId, reason, deskOf(town, 5));
    expect(gone.ok && gone.value.entries[0]).toMatchObject({
      state: "withdrawn",
      withdrawal: { on: "2026-01-06", reason: "the wrong company", by: "Li Qian" },
    });
    const second = rating({ note: "another visit", points: 50 } as object);
    await add(town, second, "collector", 5);
    expect(await withdrawEntry(at(town), second.clientId, reason, deskOf(town, 5))).toEqual({
      ok: false,
      because: "same-id-other-text",
    });
    const past = await readDossier(at(town), addDays(today, 5), deskOf(town, 9));
    expect(past.ok && past.value.entries[0]).toMatchObject({ state: "in-force", mayChange: false });
    expect(past.ok && past.value.summary.financialRating).toBe(60);
    expect((await factsOn(town, 0)).size).toBe(0);
    expect((await factsOn(town, 5)).get("100")?.financial?.rating).toBe(60);
    expect((await factsOn(town, 6)).get("100")?.financial?.rating).toBe(50);
  });

  it("stands in the CRM as a note of its key facts once the org wants that, and so does its withdrawal", async () => {
    const town = await foundTown();
    await add(town, rating());
    const rights = {
      clientId: randomUUID(),
      rate: [],
      record: [],
      notes: true,
      reason: "colleagues read there",
    };
    await saveRights(at(town, "admin"), rights, deskOf(town));
    const later = statement({ source: "Annual report", note: "between us" });
    await add(town, later, "admin");
    const reason = { clientId: randomUUID(), reason: "the wrong company" };
    await withdrawEntry(at(town, "admin"), later.clientId, reason, deskOf(town));
    const queued = await withTenant(towns.database().pool, town.orgId, (tx) =>
      tx.selectFrom("writeback").select(["module", "external_id", "record"]).orderBy("created_at").execute(),
    );
    const facts = "报表期末日 2025-12-31\nZ″ 1.23 (灰色区)";
    expect(queued).toEqual([
      {
        module: "Notes",
        external_id: `dossier-${later.clientId}`,
        record: {
          accountId: "100",
          title: "信用档案: 财务报表",
          text: `${facts}\nAnnual report, 2026-01-01\n有效期至 2026-01-31\n— Li Qian`,
        },
      },
      {
        module: "Notes",
        external_id: `dossier-${reason.clientId}`,
        record: {
          accountId: "100",
          title: "信用档案: 财务报表, 已撤回",
          text: `${facts}\nthe wrong company\n— Li Qian`,
        },
      },
    ]);
  });

  it("follows an account that was merged, from the day on which that was seen", async () => {
    const town = await foundTown();
    await town.account("101");
    const theirs = rating({ of: "market", points: 20 } as object);
    await addEntry(at(town, "admin", "101"), theirs, deskOf(town));
    await add(town, rating());
    await withTenant(towns.database().pool, town.orgId, async (tx) => {
      await sql`UPDATE account SET state = 'deleted' WHERE account_id = '101'`.execute(tx);
      await sql`INSERT INTO merged_account VALUES (${town.orgId}, '101', '100',
        ${new Date(town.now.getTime() + 4 * 86_400_000)})`.execute(tx);
    });
    expect((await factsOn(town, 4, ["100"])).get("100")).toMatchObject({ market: null });
    expect((await factsOn(town, 5, ["100"])).get("100")).toMatchObject({
      financial: { rating: 60 },
      market: { rating: 20 },
    });
    expect(await factsOn(town, 5)).toEqual(
      new Map([...(await factsOn(town, 5, ["100"])), ...(await factsOn(town, 5, ["101"]))]),
    );
    expect((await shown(town, 3)).entries).toHaveLength(1);
    expect((await shown(town, 4)).entries).toHaveLength(2);
    const reason = { clientId: randomUUID(), reason: "another trade since" };
    expect((await withdrawEntry(at(town), theirs.clientId, reason, deskOf(town, 4))).ok).toBe(true);
    expect((await factsOn(town, 6, ["100"])).get("100")).toMatchObject({ market: null });
  });

  it("hands the scores what stands in the files of many accounts at once, and of those asked for", async () => {
    const town = await foundTown();
    await town.account("101");
    await add(town, statement());
    await addEntry(at(town, "admin", "101"), rating({ of: "market", points: 20 } as object), deskOf(town));
    const facts = await factsOn(town, 1);
    expect([...facts.keys()].toSorted()).toEqual(["100", "101"]);
    expect(facts.get("100")).toEqual({
      financial: { z: 1.23, statementOn: toDay("2025-12-31"), rating: null },
      market: null,
    });
    expect(facts.get("101")).toEqual({ financial: null, market: { rating: 20, adverse: [] } });
    expect([...(await factsOn(town, 1, ["101"])).keys()]).toEqual(["101"]);
    expect(formatDay(today)).toBe("2026-01-01");
  });
});
