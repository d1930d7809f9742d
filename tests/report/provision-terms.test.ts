import { beforeEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  approveProvision,
  proposeProvision,
  tellAccountCost,
  tellReport,
} from "../../server/report/index.ts";
import type { ReceivablesDesk, Reckoner } from "../../server/report/ports.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { lossByAccount } from "../../shared/report/account-losses.ts";
import { creditCost } from "../../shared/report/credit-cost.ts";
import { evidenceFor, monthsCovered } from "../../shared/report/evidence-stage.ts";
import { lastDays } from "../../shared/report/period.ts";
import { positionOf } from "../../shared/report/position.ts";
import { provisionOf } from "../../shared/report/provision.ts";
import type { Rolls } from "../../shared/report/roll-rates.ts";
import { AccountCostAnswer } from "../../shared/report/contract.ts";
import type { ProposeProvision } from "../../shared/report/request-contract.ts";
import { carried, owedBy } from "./counted.ts";
import { asOfDays, CNY, currency, invoice, ledgers } from "../ledger/entries.ts";
import { type Held, receivablesDesk } from "./receivables-desk.ts";

const TODAY = toDay("2024-06-15");
const RATES = [5_000, 22_000, 27_000, 45_000, 250_000] as const;
const person = (userId: string, role: Reckoner["role"]): Reckoner => ({
  ...{ orgId: "1", userId, userName: `User ${userId}`, role },
});
const chen = person("1", "admin");
const wu = person("2", "accountant");

const proposal = (more: Partial<ProposeProvision> = {}): ProposeProvision => ({
  clientId: "0190a0a0-0000-7000-8000-000000000001",
  matrices: [{ currency: CNY, ratesPpm: [...RATES] }],
  assessed: [],
  ...{ writeOffPpm: 500_000, recoveryPpm: 0, forwardPpm: 1_000_000, forwardReason: "" },
  ...{ yearlyPpm: 80_000, contact: { amountMinor: 1_000, currency: CNY } },
  reason: "year end",
  ...more,
});

let held: Held;
let desk: ReceivablesDesk;
beforeEach(() => {
  const late = (id: string, accountId: string, dpd: number) =>
    invoice(id, {
      ...{ accountId, amountMinor: 100_000, dueOn: addDays(TODAY, -dpd) },
      issuedOn: addDays(TODAY, -dpd - 30),
    });
  held = {
    entries: [late("a", "1", 0), late("b", "1", 40), late("c", "2", 100)],
    ...{ contacts: new Map([["2", 3]]), unknown: ["9"] },
  };
  desk = receivablesDesk(TODAY, held);
});

const approved = async (from = TODAY, more: Partial<ProposeProvision> = {}) => {
  expect((await proposeProvision(chen, proposal(more), desk)).ok).toBe(true);
  const said = await approveProvision(wu, { version: 1, from }, desk);
  expect(said.ok).toBe(true);
};
const reportOn = async (asOf = TODAY) => {
  const told = await tellReport("1", asOf, desk);
  if (!told.ok) throw new Error("refused");
  return told.value.currencies[0];
};
const because = async (asked: ReturnType<typeof approveProvision | typeof proposeProvision>) => {
  const said = await asked;
  if (said.ok) return "taken";
  return "code" in said.because ? said.because.code : said.because.field;
};

describe("what losses are reckoned by", () => {
  it("is nothing until an accountant approves it, and then from the day they say", async () => {
    await proposeProvision(chen, proposal(), desk);
    expect(await reportOn()).toMatchObject({ provision: null, cost: null });
    await approveProvision(wu, { version: 1, from: addDays(TODAY, -1) }, desk);
    expect((await reportOn(addDays(TODAY, -2)))?.provision).toBeNull();
    expect((await reportOn(addDays(TODAY, -1)))?.provision).toMatchObject({ version: 1 });
    // 0.5 % of what is not due, 2.7 % of 40 days, 25 % of 100 days.
    expect((await reportOn())?.provision).toMatchObject({
      ...{ approvedBy: "User 2", stage: "by-hand", provisionMinor: 500 + 2_700 + 25_000 },
    });
  });

  it("is approved by nobody but an accountant, and not by who proposed it", async () => {
    await proposeProvision(wu, proposal(), desk);
    const first = { version: 1, from: TODAY };
    expect(await because(approveProvision(chen, first, desk))).toBe("accountants-only");
    expect(await because(approveProvision(wu, first, desk))).toBe("own-proposal");
    expect(await because(approveProvision(person("3", "accountant"), first, desk))).toBe("taken");
  });

  it("is the newest proposal only, and holds neither from a day to come nor from before the version in force", async () => {
    await approved();
    await proposeProvision(chen, proposal({ clientId: "0190a0a0-0000-7000-8000-000000000002" }), desk);
    expect(await because(approveProvision(wu, { version: 1, from: addDays(TODAY, -1) }, desk))).toBe(
      "newer-proposal",
    );
    expect(await because(approveProvision(wu, { version: 2, from: addDays(TODAY, 1) }, desk))).toBe("from");
    expect(await because(approveProvision(wu, { version: 2, from: addDays(TODAY, -1) }, desk))).toBe("from");
    expect(await because(approveProvision(wu, { version: 2, from: TODAY }, desk))).toBe("taken");
  });

  it("is proposed once, however often the same proposal is sent", async () => {
    await proposeProvision(chen, proposal(), desk);
    const again = await proposeProvision(chen, proposal(), desk);
    expect(again.ok && again.value.versions.map(({ version }) => version)).toEqual([1]);
  });

  it.each<[string, Partial<ProposeProvision>]>([
    ["rates.CNY", { matrices: [{ currency: CNY, ratesPpm: [2, 1, 3, 4, 5] }] }],
    ["rates.CNY", { matrices: [{ currency: CNY, ratesPpm: [1, 2, 3, 4, 1_000_001] }] }],
    ["rates.CNY", { matrices: [{ currency: CNY, ratesPpm: [1, 2, 3, 4] }] }],
    ["matrices", { matrices: [1, 2].map(() => ({ currency: CNY, ratesPpm: [...RATES] })) }],
    ["forwardReason", { forwardPpm: 1_100_000 }],
    ["assessed", { assessed: [1, 2].map(() => ({ accountId: "1", lossPpm: 1, reason: "r" })) }],
    ["assessed", { assessed: [{ accountId: "9", lossPpm: 1, reason: "r" }] }],
  ])("keeps nothing of a proposal whose %s is wrong", async (field, more) => {
    expect(await because(proposeProvision(chen, proposal(more), desk))).toBe(field);
    expect(await because(approveProvision(wu, { version: 1, from: TODAY }, desk))).toBe("newer-proposal");
  });

  it("leaves an account judged by itself out of the matrix, with the reason beside it", async () => {
    await approved(TODAY, { assessed: [{ accountId: "2", lossPpm: 800_000, reason: "insolvent" }] });
    expect((await reportOn())?.provision).toMatchObject({
      exposureMinor: [100_000, 0, 100_000, 0, 0],
      assessed: [{ name: "Buyer 2", reason: "insolvent", exposureMinor: 100_000, lossMinor: 80_000 }],
      provisionMinor: 500 + 2_700 + 80_000,
    });
  });
});

describe("the cost of credit", () => {
  it("is carrying, expected loss and handling, the dearest account first", async () => {
    await approved();
    const cost = (await reportOn())?.cost;
    expect(
      cost?.accounts.map(({ name, expectedMinor, contacts, handlingMinor }) => [
        name,
        expectedMinor,
        contacts,
        handlingMinor,
      ]),
    ).toEqual([
      ["Buyer 2", 25_000, 3, 3_000],
      ["Buyer 1", 3_200, 0, 0],
    ]);
    expect(cost?.totalMinor).toBe((cost?.carryingMinor ?? 0) + 28_200 + 3_000);
  });

  it("counts a contact only in the currency that its price is in", async () => {
    await approved(TODAY, { contact: { amountMinor: 1_000, currency: currency("USD") } });
    expect((await reportOn())?.cost).toMatchObject({ contacts: 0, handlingMinor: 0, hasHandling: false });
  });

  it("of the accounts adds up to that of all, and their losses to the provision", () => {
    fc.assert(
      fc.property(ledgers, asOfDays, fc.nat(1_000_000), (entries, asOf, lossPpm) => {
        const position = positionOf(entries, CNY, asOf);
        const assessed = position.open.slice(0, 1).map(({ accountId }) => ({ accountId, lossPpm }));
        const losses = lossByAccount(owedBy(position), RATES, assessed);
        const together = [...losses.values()].reduce((all, loss) => all + loss, 0);
        expect(together).toBe(provisionOf(owedBy(position), RATES, assessed).provisionMinor);
        const carrying = carried(entries, CNY, lastDays(asOf, 365), 61_000);
        const contact = { amountMinor: 1_500, currency: CNY };
        const contacts = new Map([["7001", 2]]);
        const cost = creditCost({ currency: CNY, carrying, losses, contacts, contact });
        const sum = cost.accounts.reduce((all, each) => all + each.totalMinor, 0);
        expect([sum, cost.carryingMinor]).toEqual([cost.totalMinor, carrying.carryingMinor]);
        expect(cost.totalMinor).toBe(cost.carryingMinor + cost.expectedMinor + cost.handlingMinor);
      }),
      { numRuns: 40 },
    );
  });
});

describe("the evidence of loss rates", () => {
  const roll = { movedMinor: 1, leftMinor: 1, ratePpm: 500_000 };
  const rolls: Rolls = [roll, roll, roll, roll];
  const terms = { writeOffPpm: 1_000_000, recoveryPpm: 0, forwardPpm: 1_000_000 };
  const own = [62_500, 125_000, 250_000, 500_000, 1_000_000] as const;

  it("is the org's own history only where every rate is what it suggests, over two years", () => {
    expect(evidenceFor(own, rolls, terms, 24).stage).toBe("own-history");
    expect(evidenceFor(own, rolls, terms, 23).stage).toBe("short-history");
    expect(evidenceFor([62_499, 125_000, 250_000, 500_000, 1_000_000], rolls, terms, 24).stage).toBe(
      "by-hand",
    );
  });

  it("covers the whole months after the first entry", () => {
    expect(monthsCovered(toDay("2024-05-01"), TODAY)).toBe(1);
    expect(monthsCovered(toDay("2024-05-02"), TODAY)).toBe(0);
    expect(monthsCovered(toDay("2019-01-01"), TODAY)).toBe(24);
    expect(monthsCovered(null, TODAY)).toBe(0);
  });
});

describe("the cost of one account", () => {
  const cost = async (accountId: string) => {
    const told = await tellAccountCost("1", accountId, desk);
    return told.ok ? AccountCostAnswer.parse(told.value) : told.because;
  };

  it("is nothing before an accountant approved, and is not told of an account that is unknown", async () => {
    expect(await cost("2")).toEqual({ state: "not-approved" });
    expect(await cost("9")).toBe("not-synced");
    await proposeProvision(chen, proposal({ yearlyPpm: null }), desk);
    await approveProvision(wu, { version: 1, from: TODAY }, desk);
    expect(await cost("2")).toEqual({ state: "not-approved" });
  });

  it("is its line in the report of all, and a share of what was sold to it", async () => {
    await approved();
    const line = (await reportOn())?.cost?.accounts.find(({ accountId }) => accountId === "2");
    const { accountId: _id, name: _name, ...parts } = line ?? { accountId: "", name: "" };
    const told = await cost("2");
    expect(told).toMatchObject({ state: "ready", version: 1, currencies: [parts] });
    const [own] = typeof told === "object" && told.state === "ready" ? told.currencies : [];
    expect(own).toMatchObject({ salesMinor: 100_000, ofSalesPpm: (own?.totalMinor ?? 0) * 10 });
  });

  it("tells what it cost to reach somebody in the money that it cost, whatever they are billed in", async () => {
    await approved();
    const euro = currency("EUR");
    held.entries = held.entries.map((each) => (each.accountId === "2" ? { ...each, currency: euro } : each));
    const told = await cost("2");
    const currencies = typeof told === "object" && told.state === "ready" ? told.currencies : [];
    expect(currencies.map((each) => each.currency)).toEqual(["CNY", "EUR"]);
    const line = (await reportOn())?.cost?.accounts.find(({ accountId }) => accountId === "2");
    expect(currencies[0]).toMatchObject({ totalMinor: line?.totalMinor, handlingMinor: line?.handlingMinor });
    expect(line?.handlingMinor).toBeGreaterThan(0);
    // And where nobody is billed in that money.
    held.entries = held.entries.map((each) => ({ ...each, currency: euro }));
    const all = await reportOn();
    expect(all).toMatchObject({
      currency: "CNY",
      openMinor: 0,
      cost: { handlingMinor: line?.handlingMinor },
    });
    held.contacts = new Map();
    expect((await reportOn())?.currency).toBe("EUR");
  });
});
