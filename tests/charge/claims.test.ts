import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  addRate,
  type ChargeDesk,
  claimCharges,
  decideCharge,
  readCharges,
  readFees,
  saveAccountTerms,
  saveTerms,
} from "../../server/charge/index.ts";
import type { Desks } from "../../server/compose.ts";
import type { Role } from "../../shared/account/contract.ts";
import { balanceOf, refusalOf } from "../../shared/charge/charge.ts";
import { effectiveTerms } from "../../shared/charge/effective-terms.ts";
import { CHARGE_ACTS } from "../../shared/charge/kinds.ts";
import type { ChargeActRequest, ChargeTermsRequest } from "../../shared/charge/request-contract.ts";
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
/** The town's clock, a moment later with every look. */
const deskOf = (town: Town): ChargeDesk => ({
  ...desks.charges,
  now: () => new Date(town.now.getTime() + (tick += 1)),
});
const at = (town: Town, role: Role = "collector") => ({
  orgId: town.orgId,
  accountId: "100",
  userId: "77",
  userName: "Li Qian",
  role,
});
const set = (town: Town, terms: Partial<ChargeTermsRequest>) =>
  saveTerms(at(town, "admin"), { clientId: randomUUID(), reason: "the contract", ...terms }, deskOf(town));
const claim = (town: Town, role?: Role) => claimCharges(at(town, role), deskOf(town));
const decide = (
  town: Town,
  chargeId: string,
  act: Partial<ChargeActRequest> & Pick<ChargeActRequest, "act">,
) =>
  decideCharge(
    at(town),
    chargeId,
    { clientId: randomUUID(), amountMinor: null, reason: "agreed with them", ...act },
    deskOf(town),
  );
const read = async (town: Town) => {
  const told = await readCharges(at(town), deskOf(town));
  if (!told.ok) throw new Error(told.because);
  return told.value;
};
const lines = async (town: Town) =>
  (await read(town)).charges
    .map((each) => `${each.number} ${each.kind} ${each.from}..${each.to} ${each.amountMinor} ${each.state}`)
    .sort();

/** ¥36,500.00 due on 2026-01-31, charged at 10 % a year: ¥10.00 a day. */
async function late(
  terms: Partial<ChargeTermsRequest> = { profileId: "us-contract", ratePpm: 100_000 },
  [due, today]: readonly [string, string] = ["2026-01-31", "2026-03-03"],
) {
  const town = await towns.oneDebt();
  await town.invoice("9", "100", 3_650_000, due);
  await town.dawn(toDay(today));
  await set(town, terms);
  return town;
}
const ofNine = (all: readonly string[]) => all.filter((line) => line.includes("2026-02-01"));

describe("claims beside the invoices", () => {
  it("C03: a late fee and its interest are charged once, however often the round comes", async () => {
    const fee = { amountMinor: 5000, currency: "CNY" as never };
    const town = await late({ profileId: "us-contract", ratePpm: 100_000, lateFee: fee });
    expect((await claim(town)).ok).toBe(true);
    const once = await lines(town);
    expect(ofNine(once)).toHaveLength(2);
    for (const _ of [1, 2, 3]) expect(await claim(town)).toMatchObject({ because: "nothing-to-charge" });
    await Promise.all([claim(town), claim(town)]);
    expect(await lines(town)).toEqual(once);
    // A month later the interest goes on where it ended; the fee does not come again.
    for (const { chargeId } of (await read(town)).charges) await decide(town, chargeId, { act: "accepted" });
    await town.dawn(toDay("2026-04-02"));
    await claim(town);
    const after = (await lines(town)).filter((line) => !once.includes(line.replace("accepted", "proposed")));
    expect(after.filter((line) => line.startsWith("INV-9"))).toEqual([
      "INV-9 interest 2026-03-03..2026-04-01 30000 proposed",
    ]);
  });

  it("C30: the interest is not lost when the principal is paid first", async () => {
    const town = await late();
    await town.pays("p9", "100", 3_650_000, "2026-02-20", "9");
    await claim(town);
    const [charge] = (await read(town)).charges.filter(({ invoiceId }) => invoiceId === "9");
    expect(charge).toMatchObject({
      from: "2026-02-01",
      to: "2026-02-20",
      amountMinor: 20_000,
      state: "proposed",
    });
    await decide(town, charge!.chargeId, { act: "accepted" });
    expect((await read(town)).charges.find(({ invoiceId }) => invoiceId === "9")).toMatchObject({
      openMinor: 20_000,
      formula: { lines: [{ principalMinor: 3_650_000, days: 20, rateE8: 10_000_000, amountMinor: 20_000 }] },
    });
  });

  it("C40: charges European interest by the day, and 40 euros once, without a reminder", async () => {
    const town = await towns.oneDebt();
    await town.invoice("9", "100", 3_650_000, "2025-12-30", "EUR");
    await town.dawn(toDay("2026-01-03"));
    await set(town, { profileId: "eu-2011-7" });
    await claim(town);
    expect((await lines(town)).filter((line) => line.includes("2025-12-31"))).toHaveLength(2);
    const charges = (await read(town)).charges.filter(({ invoiceId }) => invoiceId === "9");
    // 10.15 % on three days: the last of 2025 and two of 2026.
    expect(charges.map(({ kind, amountMinor }) => [kind, amountMinor]).sort()).toEqual([
      ["compensation", 4000],
      ["interest", 3045],
    ]);
  });

  it("C41: nothing, 0 and inherited are three things, and each says where it comes from", async () => {
    const town = await late({ profileId: "us-contract", ratePpm: 100_000 });
    const own = (terms: Partial<ChargeTermsRequest>) =>
      saveAccountTerms(
        at(town, "admin"),
        { clientId: randomUUID(), reason: "their contract", ...terms },
        deskOf(town),
      );
    const rate = async () => (await read(town)).terms.rate;
    expect(await rate()).toEqual({ value: { "zh-CN": "年 10%", en: "10% a year" }, origin: "org" });
    await own({ ratePpm: null, lateFee: null });
    expect(await rate()).toEqual({ value: null, origin: "account" });
    expect(await claim(town)).toMatchObject({ because: "nothing-to-charge" });
    await own({ ratePpm: 0, lateFee: { amountMinor: 0, currency: "CNY" as never } });
    expect(await rate()).toEqual({ value: { "zh-CN": "年 0%", en: "0% a year" }, origin: "account" });
    expect(await claim(town)).toMatchObject({ because: "nothing-to-charge" });
    await own({});
    expect(await rate()).toMatchObject({ origin: "org" });
    expect((await claim(town)).ok).toBe(true);
    expect(effectiveTerms({}, {}).rate).toEqual({ value: null, origin: "nobody" });
  });

  it("waives with a reason, no more than is open, and the same press twice is one", async () => {
    const town = await late();
    await claim(town);
    const [charge] = (await read(town)).charges;
    const { chargeId, amountMinor } = charge!;
    const waiver = { act: "waived", amountMinor: 100 } as const;
    expect(await decide(town, chargeId, waiver)).toMatchObject({ because: "charge-not-accepted" });
    await decide(town, chargeId, { act: "accepted" });
    expect(await decide(town, chargeId, { act: "declined" })).toMatchObject({ because: "charge-decided" });
    const clientId = randomUUID();
    for (const _ of [1, 2]) await decide(town, chargeId, { ...waiver, clientId });
    expect(await decide(town, chargeId, { ...waiver, amountMinor: 1, clientId })).toMatchObject({
      because: "same-id-other-text",
    });
    expect(await decide(town, chargeId, { act: "paid", amountMinor })).toMatchObject({
      because: "charge-above-open",
    });
    await decide(town, chargeId, { act: "paid", amountMinor: 50 });
    expect((await read(town)).charges[0]).toMatchObject({
      waivedMinor: 100,
      paidMinor: 50,
      openMinor: amountMinor - 150,
      acts: [
        { act: "accepted" },
        { act: "waived", reason: "agreed with them", by: "Li Qian" },
        { act: "paid" },
      ],
    });
  });

  it("refuses in one sentence where the rates end, saves nothing, and goes on once the rate is added", async () => {
    const town = await late({ profileId: "cn-sale-lpr" }, ["2026-10-31", "2026-12-01"]);
    // The other debt is not late yet.
    await town.sql("UPDATE ledger_entry SET due_on = '2026-12-31' WHERE org_id = $1 AND entry_id = '1'", [
      town.orgId,
    ]);
    const told = await claim(town);
    expect(told).toMatchObject({
      because: {
        message: {
          en: expect.stringContaining("known from 2019-08-20 to 2026-09-20 only, not for 2026-11-01"),
        },
      },
    });
    expect(await lines(town)).toEqual([]);
    const added = {
      tableId: "cn-lpr-1y",
      from: toDay("2026-09-21"),
      ratePpm: 30_000,
      knownUntil: toDay("2026-12-18"),
      source: "chinamoney.com.cn, 2026-11-20",
    };
    expect(
      await addRate(
        at(town, "admin"),
        { clientId: randomUUID(), ...added, knownUntil: toDay("2029-01-01") },
        deskOf(town),
      ),
    ).toMatchObject({ because: { field: "knownUntil" } });
    await addRate(at(town, "admin"), { clientId: randomUUID(), ...added }, deskOf(town));
    await claim(town);
    expect((await read(town)).charges.find(({ invoiceId }) => invoiceId === "9")).toMatchObject({
      formula: { lines: [{ rateE8: 3_900_000, source: "chinamoney.com.cn, 2026-11-20" }] },
    });
    expect((await readFees(town.orgId, deskOf(town))).tables[0]).toMatchObject({ expired: false });
  });

  it("refuses a rate above the legal cap, a fee above the cap of its invoice, and a fee that a law does not know", async () => {
    const town = await late({});
    const fee = { amountMinor: 900_000, currency: "CNY" as never };
    expect(await set(town, { profileId: "us-contract", ratePpm: 250_001 })).toMatchObject({
      because: {
        field: "ratePpm",
        message: { en: "25.0001% a year is above the legal cap of 25%: enter no more than that." },
      },
    });
    expect((await set(town, { profileId: "us-contract", ratePpm: 250_000 })).ok).toBe(true);
    expect(await set(town, { profileId: "cn-contract", ratePpm: 120_001 })).toMatchObject({
      because: { field: "ratePpm" },
    });
    expect(await set(town, { profileId: "uk-1998", lateFee: fee })).toMatchObject({
      because: { field: "lateFee" },
    });
    await set(town, { profileId: "us-contract", lateFee: fee, mostPpm: 50_000 });
    expect(await claim(town)).toMatchObject({
      because: { message: { en: expect.stringContaining("more than 5% of this invoice") } },
    });
    expect(await lines(town)).toEqual([]);
  });

  it("claims nothing of an invoice that is contested, and loses none of its days by waiting", async () => {
    const town = await late();
    await town.sql("UPDATE ledger_entry SET disputed_minor = 100 WHERE org_id = $1 AND kind = 'invoice'", [
      town.orgId,
    ]);
    expect(await claim(town)).toMatchObject({
      because: { message: { en: expect.stringContaining("contested") } },
    });
    await town.sql("UPDATE ledger_entry SET disputed_minor = 0 WHERE org_id = $1", [town.orgId]);
    await claim(town);
    expect(ofNine(await lines(town))).toHaveLength(1);
  });

  it("is for collectors and admins; others may look", async () => {
    const town = await late();
    for (const role of ["rep", "viewer"] as const)
      expect(await claim(town, role)).toMatchObject({ because: "not-allowed" });
    expect((await read(town)).charges).toEqual([]);
  });
});

describe("laws of claims", () => {
  it("waived + paid + open = claimed, and nothing is negative, whatever is tried in whatever order", () => {
    const tries = fc.array(
      fc.record({ act: fc.constantFrom(...CHARGE_ACTS), amountMinor: fc.integer({ min: 1, max: 900 }) }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), tries, (amountMinor, wanted) => {
        const acts: typeof wanted = [];
        for (const each of wanted) {
          const before = balanceOf({ amountMinor }, acts);
          if (refusalOf(before, each.act, each.amountMinor) === null) acts.push(each);
          const { claimedMinor, waivedMinor, paidMinor, openMinor } = balanceOf({ amountMinor }, acts);
          expect(waivedMinor + paidMinor + openMinor).toBe(claimedMinor);
          expect(Math.min(waivedMinor, paidMinor, openMinor)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
