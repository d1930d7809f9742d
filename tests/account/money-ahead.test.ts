import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Reader, viewAccount, viewForecast, viewWhatIf } from "../../server/account/index.ts";
import type { Desks } from "../../server/compose.ts";
import { scoreAccounts } from "../../server/credit/index.ts";
import { learnHabits, readCash } from "../../server/forecast/index.ts";
import type { AccountViewBody } from "../../shared/account/contract.ts";
import { WireWhatIf } from "../../shared/credit/contract.ts";
import { ForecastAnswer } from "../../shared/forecast/contract.ts";
import { addDays, type Day, toDay } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { addAccount, addEntries, addOrg, rowsOf } from "../credit/rows.ts";
import { invoice, payment } from "../ledger/entries.ts";
import { desksOver } from "../support/desks.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const ACCOUNT = "7001";
const reader = { accountId: ACCOUNT, userId: "u-1", userName: "李倩", role: "collector" } as const;
let database: TestDatabase;
let desks: Desks;

beforeAll(async () => {
  database = await openTestDatabase();
  const whole = await desksOver(database);
  desks = { ...whole, account: { ...whole.account, now: () => new Date("2024-04-10T02:00:00Z") } };
});
afterAll(() => database.drop());

const view = async (by: Reader): Promise<AccountViewBody> => {
  const seen = await viewAccount(by, desks.account);
  if (!seen.ok) throw new Error(seen.because);
  return seen.value;
};

describe("when the money comes", () => {
  const FORESEEN = "53";
  const TODAY = toDay("2024-04-10");
  const asked: Reader = { ...reader, orgId: FORESEEN };
  /** Paid ten days late, due on the days before today. */
  const settled = (from: number, until: number): LedgerEntry[] =>
    Array.from({ length: until - from }, (_, at) => {
      const id = `s${from + at}`;
      const dueOn = addDays(TODAY, -11 - from - at);
      const receivedOn = addDays(dueOn, 10);
      return [
        invoice(id, { dueOn, issuedOn: addDays(dueOn, -30) }),
        payment(`p${id}`, id, 10_000, "2024-01-01", { receivedOn }),
      ];
    }).flat();
  const forecast = async () => {
    const told = await viewForecast(asked, desks.account);
    if (!told.ok) throw new Error(told.because);
    expect(ForecastAnswer.safeParse(JSON.parse(JSON.stringify(told.value))).error?.issues).toBeUndefined();
    return told.value;
  };
  const sqlOf = (text: string) => rowsOf(database.ownerPool, FORESEEN, text, [FORESEEN]);
  const seen = async () => (await view(asked)).items.map((each) => each.expectedOn);
  const learnt = (on = TODAY) => learnHabits(FORESEEN, on, desks.forecasts);
  beforeAll(async () => {
    await addOrg(database.ownerPool, FORESEEN);
    await addAccount(database.ownerPool, FORESEEN, ACCOUNT, "CNY", null);
    await addEntries(database.ownerPool, FORESEEN, [
      ...settled(0, 29),
      invoice("open", { dueOn: addDays(TODAY, 5), disputedMinor: 3_000, disputeReason: "price" }),
    ]);
  });

  it("is not said before anybody counted, nor by 29 settled invoices", async () => {
    expect([await forecast(), await seen()]).toEqual([{ state: "not-counted" }, [undefined]]);
    expect(await learnt()).toEqual({ settled: 29, tried: true });
    expect(await forecast()).toEqual({ state: "too-little", settled: 29, needed: 30 });
    expect(await seen()).toEqual([undefined]);
  });

  it("is said by 30, with the contested part apart and the same day on both answers", async () => {
    await addEntries(database.ownerPool, FORESEEN, settled(29, 30));
    expect(await learnt()).toEqual({ settled: 30, tried: false });
    const told = await forecast();
    expect(await seen()).toEqual(["2024-04-25"]);
    expect(told).toMatchObject({
      state: "ready",
      invoices: [{ openMinor: 7_000, disputedMinor: 3_000, expected: { on: "2024-04-25" }, promise: null }],
      cash: [{ currency: "CNY", openMinor: 7_000, disputedMinor: 3_000 }],
    });
    const { cash } = told as { cash?: unknown };
    expect(await readCash(FORESEEN, desks.forecasts)).toMatchObject({ asOf: "2024-04-10", cash });
  });

  it("is the same of the account and of all, with what was promised and contested here", async () => {
    await sqlOf(
      `INSERT INTO promise (org_id, promise_id, account_id, currency, amount_minor, promised_on, made_on, invoice_ids, state, by_user, recorded_at)
       VALUES ($1, 'p1', '7001', 'CNY', 6000, '2024-05-20', '2024-04-09', '{open}', 'open', '5', '2024-04-09')`,
    );
    await sqlOf(
      `INSERT INTO dispute (org_id, dispute_id, account_id, invoice_id, currency, amount_minor, reason, note, answer_by, opened_on, by_user, recorded_at)
       VALUES ($1, 'd1', '7001', 'open', 'CNY', 4000, 'quality', '', '2024-05-01', '2024-04-09', '5', '2024-04-09')`,
    );
    const without = await readCash(FORESEEN, desks.forecasts);
    await learnt();
    const told = await forecast();
    expect(told).toMatchObject({
      invoices: [{ openMinor: 6_000, disputedMinor: 4_000, promise: { on: "2024-05-20", trust: 0.5 } }],
    });
    const all = await readCash(FORESEEN, desks.forecasts);
    expect(all).toMatchObject({ cash: (told as { cash?: unknown }).cash });
    expect(all).not.toEqual(without);
    await sqlOf("DELETE FROM promise WHERE org_id = $1");
    await sqlOf("DELETE FROM dispute WHERE org_id = $1");
    await learnt();
  });

  it("moves with a payment of the same day, before anybody counts again", async () => {
    await addEntries(database.ownerPool, FORESEEN, [payment("part", "open", 2_000, "2024-04-10")]);
    expect(await forecast()).toMatchObject({ invoices: [{ openMinor: 5_000 }] });
  });

  it("is counted anew each day and its layers tried once a month; a day gone by changes nothing", async () => {
    expect(await learnt(addDays(TODAY, 1))).toMatchObject({ tried: false });
    expect(await learnt(toDay("2024-05-01"))).toMatchObject({ tried: true });
    const before = await forecast();
    expect(await learnt(addDays(TODAY, -20))).toEqual({ settled: 30, tried: false });
    expect(await forecast()).toEqual(before);
  });

  it("names the next run of an account that pays in runs, as counted", async () => {
    const accountId = "7099";
    await addAccount(database.ownerPool, FORESEEN, accountId, "CNY", null);
    const paid = ["2023-09-25", "2023-10-25", "2023-11-27", "2023-12-25", "2024-01-25", "2024-02-26"].map(
      toDay,
    );
    await addEntries(database.ownerPool, FORESEEN, [
      ...paid.flatMap((receivedOn, at) => [
        invoice(`run${at}`, {
          accountId,
          dueOn: addDays(receivedOn, -3 * at),
          issuedOn: addDays(receivedOn, -60),
        }),
        payment(`prun${at}`, `run${at}`, 10_000, "2023-01-01", { accountId, receivedOn }),
      ]),
      invoice("next", { accountId, dueOn: toDay("2024-04-18") }),
    ]);
    await learnt(toDay("2024-06-03"));
    const told = await viewForecast({ ...asked, accountId }, desks.account);
    expect(told).toMatchObject({
      value: {
        invoices: [{ expected: { on: "2024-04-25" }, evidence: { runs: { days: [25], hits: 6, of: 6 } } }],
      },
    });
  });
});

describe("what if invoices were paid", () => {
  const ASKED = "54";
  const TODAY = toDay("2024-04-10");
  const asked: Reader = { ...reader, orgId: ASKED };
  const told = async (invoiceIds: string[], paidOn: Day = TODAY) => {
    const answer = await viewWhatIf(asked, { invoiceIds, paidOn }, desks.account);
    if (!answer.ok) return answer.because;
    const read = WireWhatIf.safeParse(JSON.parse(JSON.stringify(answer.value)));
    if (!read.success) throw read.error;
    return read.data;
  };
  beforeAll(async () => {
    await addOrg(database.ownerPool, ASKED);
    await addAccount(database.ownerPool, ASKED, ACCOUNT, "CNY", 50_000);
    const past = Array.from({ length: 8 }, (_, at) => [
      invoice(`s${at}`, { dueOn: addDays(TODAY, -60 - at), issuedOn: addDays(TODAY, -90 - at) }),
      payment(`p${at}`, `s${at}`, 10_000, "2024-02-01", { receivedOn: addDays(TODAY, -60 - at) }),
    ]).flat();
    await addEntries(database.ownerPool, ASKED, [
      ...past,
      invoice("old", { dueOn: addDays(TODAY, -70), issuedOn: addDays(TODAY, -100), amountMinor: 20_000 }),
      invoice("new", { dueOn: addDays(TODAY, 5), amountMinor: 7_000 }),
    ]);
    await scoreAccounts(ASKED, TODAY, desks.credit);
  });

  it("is told by the score, the grade, the headroom and the reasons that are others then", async () => {
    const answer = await told(["old"]);
    if (typeof answer === "string") throw new Error(answer);
    const { before, after, reasons } = answer;
    expect([before.grade, after.grade]).toEqual(["D", "C"]);
    expect(after.score).toBeGreaterThan(before.score ?? 100);
    expect(after.exposure.headroomMinor).toBe((before.exposure.headroomMinor ?? 0) + 20_000);
    expect(reasons.find(({ code }) => code === "over-60")).toMatchObject({ before: 64, after: null });
  });

  it("changes nothing that is kept, and is refused for yesterday or an invoice that is not open", async () => {
    const shown = await view(asked);
    await told(["old", "new"]);
    expect(await view(asked)).toEqual(shown);
    expect(await told(["old"], addDays(TODAY, -1))).toBe("paid-in-the-past");
    expect(await told(["old", "s1"])).toBe("no-such-invoice");
  });
});
