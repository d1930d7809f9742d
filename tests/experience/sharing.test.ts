import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Desks } from "../../server/compose.ts";
import {
  addConsent,
  endConsent,
  type ExperienceDesk,
  exportExperiences,
  previewExport,
  readExport,
  readSharing,
  saySharing,
} from "../../server/experience/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import type { Town } from "../stories/town.ts";
import { openTowns } from "../stories/towns.ts";
import { desksOver } from "../support/desks.ts";

const towns = openTowns();
let desks: Desks;
beforeAll(async () => {
  desks = await desksOver(towns.database());
});
afterAll(() => desks.closeMail());

let tick = 0;
const desk = (): ExperienceDesk => ({
  ...desks.experiences,
  now: () => new Date(Date.parse("2026-03-05T02:00:00Z") + (tick += 1)),
});
const admin = (town: Town) => ({ orgId: town.orgId, userId: "77", userName: "Li Qian" });
const on = () => ({ clientId: randomUUID(), on: true as const, purpose: "for the association" });
const consent = (more: object = {}) => ({
  ...{ clientId: randomUUID(), accountId: "100", regNo: "10000001", evidence: "clause 9 of the contract" },
  ...{ givenOn: toDay("2026-01-01"), untilOn: null, ...more },
});
async function foundTown(): Promise<Town> {
  const town = await towns.found();
  await town.account("100");
  for (const id of ["1", "2", "3"]) await town.invoice(id, "100", 100_000, "2026-01-20");
  return town;
}
const preview = async (town: Town) => {
  const told = await previewExport(town.orgId, 3, desk());
  if (!told.ok) throw new Error(told.because);
  return told.value;
};
const leave = (town: Town, digest: string, clientId: string = randomUUID()) =>
  exportExperiences(admin(town), { clientId, months: 3, format: "csv", digest }, desk());

describe("sharing trade experience", () => {
  it("is off until an administrator says otherwise, and again from the moment it is switched off", async () => {
    const town = await foundTown();
    const off = { ok: false, because: "experiences-off" };
    expect(await readSharing(town.orgId, desk())).toMatchObject({ on: false, by: null, exports: [] });
    expect(await previewExport(town.orgId, 3, desk())).toEqual(off);
    expect(await leave(town, "0".repeat(64))).toEqual(off);
    await saySharing(admin(town), on(), desk());
    const { digest } = await preview(town);
    await saySharing(admin(town), { clientId: randomUUID(), on: false }, desk());
    expect(await leave(town, digest)).toEqual(off);
    expect((await readSharing(town.orgId, desk())).exports).toEqual([]);
  });

  it("exports what was shown and writes it down whole, once however often it is asked", async () => {
    const town = await foundTown();
    await saySharing(admin(town), on(), desk());
    const shown = await preview(town);
    expect(shown).toMatchObject({
      from: "2025-12-01",
      to: "2026-02-28",
      rows: [{ regNo: null, currency: "CNY", amount: "under-10k", late: "31-60" }],
    });
    const clientId = randomUUID();
    const file = await leave(town, shown.digest, clientId);
    expect(file.ok && file.value.text.split("\r\n")[1]).toBe("2025-12-01,2026-02-28,,CNY,under-10k,31-60");
    expect(await leave(town, shown.digest, clientId)).toEqual(file);
    const { exports } = await readSharing(town.orgId, desk());
    expect(exports).toMatchObject([
      { by: "Li Qian", purpose: "for the association", count: 1, named: 0, digest: shown.digest },
    ]);
    expect(await readExport(town.orgId, clientId, desk())).toEqual(file);
  });

  it("refuses to export what has changed since it was shown", async () => {
    const town = await foundTown();
    await saySharing(admin(town), on(), desk());
    const { digest } = await preview(town);
    await addConsent(admin(town), consent(), desk());
    expect(await leave(town, digest)).toEqual({ ok: false, because: "experiences-changed" });
    expect((await readSharing(town.orgId, desk())).exports).toEqual([]);
  });

  it("names a customer by its number while its consent holds, and no more once that is taken back", async () => {
    const town = await foundTown();
    await saySharing(admin(town), on(), desk());
    const asked = consent();
    expect(await addConsent(admin(town), { ...asked, accountId: "999" }, desk())).toMatchObject({
      because: "no-such-account",
    });
    await addConsent(admin(town), asked, desk());
    expect((await preview(town)).rows[0]?.regNo).toBe("10000001");
    const gone = await endConsent(admin(town), asked.clientId, { reason: "they asked" }, desk());
    expect(gone).toMatchObject({ value: { consents: [{ name: "Buyer 100", holds: false }] } });
    expect((await preview(town)).rows[0]?.regNo).toBeNull();
    expect(await endConsent(admin(town), asked.clientId, { reason: "again" }, desk())).toMatchObject({
      because: "no-such-consent",
    });
  });
});
