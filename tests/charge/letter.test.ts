import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  type ChargeDesk,
  claimCharges,
  claimInRound,
  decideCharge,
  readCharges,
  saveTerms,
} from "../../server/charge/index.ts";
import type { Desks } from "../../server/compose.ts";
import { offerDiscount, saveRules } from "../../server/discount/index.ts";
import type { Role } from "../../shared/account/contract.ts";
import { NO_RULES } from "../../shared/discount/rules.ts";
import { chargesPhrase } from "../../shared/dunning/templates/charges-phrase.ts";
import { amountIn, dayIn } from "../../shared/dunning/templates/phrases.ts";
import type { OpenCharge } from "../../shared/charge/charge.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
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

const AUTHORITY = { authority: { admin: 500_000, collector: 100_000, rep: 0 } } as const;

const said = (currency: string, amountMinor: number, language: "en" | "zh-CN") =>
  chargesPhrase(
    [
      {
        number: "INV-9",
        kind: "interest",
        currency: currency as Currency,
        amountMinor,
        openMinor: amountMinor,
        formula: {
          profileId: "us-contract",
          dayCount: "ACT/365",
          source: "contract",
          lines: [
            {
              from: toDay("2026-02-01"),
              to: toDay("2026-02-20"),
              days: 20,
              principalMinor: 3_650_000,
              rateE8: 10_000_000,
              capped: false,
              source: null,
              amountMinor,
            },
          ],
        },
      } satisfies OpenCharge,
    ],
    currency as Currency,
    language,
    {
      amount: (minor) => amountIn(minor, currency as Currency, language),
      day: (on) => dayIn(on, language),
    },
  );

describe("claims in a letter", () => {
  it("stand apart from the invoices with their formula, once accepted, and in no sum", async () => {
    const town = await towns.oneDebt();
    await town.dawn(toDay("2026-03-05"));
    let tick = 0;
    const desk: ChargeDesk = { ...desks.charges, now: () => new Date(town.now.getTime() + (tick += 1)) };
    const person = {
      orgId: town.orgId,
      accountId: "100",
      userId: "7",
      userName: "Li",
      role: "admin",
    } as const;
    const word = { clientId: randomUUID(), reason: "the contract" };
    await saveTerms(person, { ...word, profileId: "us-contract", ratePpm: 100_000 }, desk);
    const claimed = await claimCharges(person, desk);
    if (!claimed.ok) throw new Error(JSON.stringify(claimed.because));
    const [charge] = claimed.value.charges;
    await town.round("2026-03-05");
    const bodies = () =>
      town.sql<{ body_text: string }>(
        "SELECT body_text FROM dispatch WHERE org_id = $1 AND state = 'sent' ORDER BY as_of",
        [town.orgId],
      );
    expect((await bodies())[0]?.body_text).not.toContain("Apart from the invoices");
    await decideCharge(
      person,
      charge!.chargeId,
      { clientId: randomUUID(), act: "accepted", amountMinor: null, reason: "agreed" },
      desk,
    );
    await town.round("2026-03-12");
    const text = ((await bodies()).at(-1)?.body_text ?? "").replace(/\s+/g, " ");
    expect(text).toContain(
      "Apart from the invoices, and not part of the amounts above, we claim: late interest on INV-1:",
    );
    expect(text).toContain("× 10% a year ×");
    expect((await town.subjects()).every((subject) => subject.includes("CN¥1,000.00"))).toBe(true);
  });

  it("M-04 are written in yen, yuan and dinar with 0, 2 and 3 decimals", () => {
    expect(said("JPY", 20_000, "en")).toContain(
      "¥3,650,000 × 10% a year × 20 days (ACT/365, 1 February 2026 to 20 February 2026) = ¥20,000 (contract)",
    );
    expect(said("CNY", 20_000, "zh-CN")).toBe(
      "另有以下利息与费用，未计入上述发票金额：INV-9 逾期利息：¥36,500.00 × 年 10% × 20 天（ACT/365，2026年2月1日至2026年2月20日） = ¥200.00，依据：contract。以上利息与费用未付合计 ¥200.00。",
    );
    expect(said("KWD", 20_000, "en").replace(/\u00a0/g, " ")).toContain("Open of these claims: KWD 20.000.");
  });
});

describe("late fees and interest in the round", () => {
  let tick = 0;
  const nowOf = (town: Town) => () => new Date(town.now.getTime() + (tick += 1));
  const charging = (town: Town): ChargeDesk => ({ ...desks.charges, now: nowOf(town) });
  const at = (town: Town, role: Role = "collector") => ({
    ...{ orgId: town.orgId, accountId: "100", userId: "77", userName: "Li Qian", role },
  });
  const letters = (town: Town) =>
    town.sql<{ body_text: string }>("SELECT body_text FROM dispatch WHERE org_id = $1 AND state = 'sent'", [
      town.orgId,
    ]);
  const debt = async (on: string) => {
    const town = await towns.oneDebt();
    await town.dawn(toDay(on));
    return town;
  };
  const claim = async (town: Town, on: string) => {
    await town.dawn(toDay(on));
    return claimInRound(town.orgId, toDay(on), charging(town));
  };
  const set = (town: Town, terms: object) =>
    saveTerms(
      at(town, "admin"),
      { clientId: randomUUID(), reason: "the contract", ...terms },
      charging(town),
    );
  const charges = async (town: Town) => {
    const told = await readCharges(at(town), charging(town));
    if (!told.ok) throw new Error(told.because);
    return told.value.charges;
  };
  const fee = { amountMinor: 5_000, currency: "CNY" as Currency };

  it("C03: are proposed once for each account and period, never accepted, and never in a letter before a person says so", async () => {
    const town = await debt("2026-03-12");
    expect(await claim(town, "2026-03-12")).toEqual({ claims: 0, warnings: [] });
    await set(town, { profileId: "us-contract", ratePpm: 100_000, lateFee: fee });
    const [one, other] = await Promise.all([claim(town, "2026-03-12"), claim(town, "2026-03-12")]);
    expect((one?.claims ?? 0) + (other?.claims ?? 0)).toBe(2);
    for (const on of ["2026-03-13", "2026-04-20"]) expect((await claim(town, on)).claims).toBe(0);
    expect((await charges(town)).map(({ kind, state, openMinor }) => [kind, state, openMinor])).toEqual([
      ["interest", "proposed", 0],
      ["late-fee", "proposed", 0],
    ]);
    await town.round("2026-04-20");
    for (const { body_text } of await letters(town))
      expect(body_text).not.toContain("Apart from the invoices");
    for (const { chargeId } of await charges(town))
      await decideCharge(
        at(town),
        chargeId,
        { clientId: randomUUID(), act: "accepted", amountMinor: null, reason: "agreed" },
        charging(town),
      );
    expect((await claim(town, "2026-04-20")).claims).toBe(1);
  });

  it("propose nothing where the rates end or a fee is above its cap, and say so in one sentence", async () => {
    const town = await debt("2026-12-01");
    await set(town, { profileId: "us-contract", lateFee: { ...fee, amountMinor: 9_000 }, mostPpm: 50_000 });
    expect(await claim(town, "2026-12-01")).toEqual({
      claims: 0,
      warnings: [
        "The late fee is more than 5% of this invoice, its cap, so it is not claimed: lower the fee.",
      ],
    });
    await set(town, { profileId: "cn-sale-lpr" });
    await town.sql("UPDATE ledger_entry SET due_on = '2026-10-31' WHERE org_id = $1", [town.orgId]);
    const told = await claim(town, "2026-12-01");
    expect(told.claims).toBe(0);
    expect(told.warnings).toEqual([expect.stringContaining("not for 2026-11-01, so nothing was reckoned")]);
    expect(await charges(town)).toEqual([]);
  });

  it("claim nothing on what a settlement asks for less of, nor on what it let go", async () => {
    const town = await debt("2026-03-31");
    await set(town, { profileId: "us-contract", ratePpm: 100_000 });
    const giving = { ...desks.discounts, now: nowOf(town) };
    const word = { clientId: randomUUID(), reason: "the board" };
    await saveRules(
      at(town, "admin"),
      { ...NO_RULES, ...AUTHORITY, ...word, expectedPpm: null, bySegment: [] },
      giving,
    );
    const settlement = { kind: "settlement", currency: fee.currency, note: "" } as const;
    const terms = { discountPpm: 100_000, payBy: toDay("2026-04-10"), clientId: randomUUID() };
    expect((await offerDiscount(at(town), { ...settlement, ...terms, invoiceIds: ["1"] }, giving)).ok).toBe(
      true,
    );
    expect(await claim(town, "2026-04-01")).toEqual({ claims: 0, warnings: [] });
    await town.pays("p", "100", 90_000, "2026-04-02", "1");
    expect(await claim(town, "2026-06-01")).toEqual({ claims: 0, warnings: [] });
  });

  it("M-04 of a mixed account stand in each currency apart, and in no letter of another", async () => {
    const town = await debt("2026-03-12");
    await town.invoice("2", "100", 100_000, "2026-03-02", "JPY");
    await town.invoice("3", "100", 100_000, "2026-03-02", "KWD");
    await set(town, { profileId: "us-contract", ratePpm: 182_500, lateFee: fee });
    expect((await claim(town, "2026-03-12")).claims).toBe(4);
    // ¥1,000.00, ¥100,000 and 100.000 dinar at 0.05 % a day for nine days; the fee was agreed in yuan.
    expect((await charges(town)).map((each) => [each.currency, each.kind, each.amountMinor]).sort()).toEqual([
      ["CNY", "interest", 450],
      ["CNY", "late-fee", 5_000],
      ["JPY", "interest", 450],
      ["KWD", "interest", 450],
    ]);
    for (const { chargeId } of await charges(town))
      await decideCharge(
        at(town),
        chargeId,
        { clientId: randomUUID(), act: "accepted", amountMinor: null, reason: "agreed" },
        charging(town),
      );
    await town.round("2026-03-12");
    const totals = (await letters(town)).map(
      ({ body_text }) =>
        /Open of these claims: (.*?)\.(?:\s|$)/.exec(body_text.replace(/\s+/g, " "))?.[1] ?? "none",
    );
    expect(totals.sort()).toEqual(["CN¥54.50", "KWD 0.450", "¥450"]);
  });
});
