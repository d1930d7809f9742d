import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type ChargeDesk, claimCharges, decideCharge, saveTerms } from "../../server/charge/index.ts";
import type { Desks } from "../../server/compose.ts";
import { chargesPhrase } from "../../shared/dunning/templates/charges-phrase.ts";
import { amountIn, dayIn } from "../../shared/dunning/templates/phrases.ts";
import type { OpenCharge } from "../../shared/charge/charge.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { openTowns } from "../stories/towns.ts";
import { desksOver } from "../support/desks.ts";

const towns = openTowns();
let desks: Desks;
beforeAll(async () => {
  desks = await desksOver(towns.database());
});
afterAll(() => desks.closeMail());

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
