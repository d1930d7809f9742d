import { beforeEach, describe, expect, it } from "@jest/globals";
import { tellAging, tellBucket, tellReport } from "../../server/report/index.ts";
import { BUCKET_EDGES } from "../../shared/aging/age.ts";
import { addDays, formatDay, toDay } from "../../shared/kernel/day.ts";
import { AgingFile, BucketAnswer, ReportAnswer } from "../../shared/report/contract.ts";
import { CNY, currency, invoice, payment } from "../ledger/entries.ts";
import { type Held, receivablesDesk } from "./receivables-desk.ts";

const TODAY = toDay("2024-06-15");
const due = (id: string, accountId: string, dpd: number, more: object = {}) =>
  invoice(id, {
    accountId,
    dueOn: addDays(TODAY, -dpd),
    issuedOn: addDays(TODAY, -dpd - 30),
    ...more,
  });

const held: Held = { entries: [], contacts: new Map(), unknown: [] };
const desk = receivablesDesk(TODAY, held);

beforeEach(() => {
  held.entries = [
    due("a", "1", 0),
    due("b", "1", 30),
    due("c", "1", 31),
    due("d", "2", 31),
    due("e", "2", 45),
    due("f", "3", 100, { currency: currency("USD") }),
    payment("p", "d", 4_000, formatDay(TODAY), { accountId: "2" }),
  ];
});

const bucket = async (at: "0" | "1" | "2" | "3" | "4", asOf = TODAY) => {
  const told = await tellBucket("1", { asOf, currency: CNY, bucket: at }, desk);
  if (!told.ok) throw new Error("refused");
  return BucketAnswer.parse(told.value);
};

describe("the reports page", () => {
  it("tells today when no day is asked for, each currency apart", async () => {
    const told = await tellReport("1", undefined, desk);
    if (!told.ok) throw new Error("refused");
    const report = ReportAnswer.parse(told.value);
    expect([report.asOf, report.today]).toEqual([TODAY, TODAY]);
    expect(report.currencies.map((each) => [each.currency, each.buckets])).toEqual([
      ["CNY", [10_000, 10_000, 26_000, 0, 0]],
      ["USD", [0, 0, 0, 0, 10_000]],
    ]);
  });

  it("says of each month what reconciles, and null of what has nothing to divide by", async () => {
    const told = await tellReport("1", undefined, desk);
    if (!told.ok) throw new Error("refused");
    for (const { months, figures } of told.value.currencies) {
      for (const each of months)
        expect(
          each.openingMinor +
            each.invoicedMinor -
            each.creditedMinor -
            each.receivedMinor +
            each.reversedMinor,
        ).toBe(each.closingMinor);
      expect(months.at(-1)?.to).toBe("2024-06-15");
      expect(figures.find(({ method }) => method === "average-days-late")?.value).toBeNull();
    }
  });

  it("shows who is behind a bucket, the most money first, and they make it up", async () => {
    const behind = await bucket("2");
    expect(behind.accounts.map((each) => [each.name, each.openMinor, each.count])).toEqual([
      ["Buyer 2", 16_000, 2],
      ["Buyer 1", 10_000, 1],
    ]);
    expect(behind.accounts[0]?.invoices.map((each) => [each.daysPastDue, each.residualMinor])).toEqual([
      [45, 10_000],
      [31, 6_000],
    ]);
    const told = await tellReport("1", undefined, desk);
    const buckets = told.ok ? told.value.currencies[0]?.buckets : [];
    for (const at of ["0", "1", "2", "3", "4"] as const)
      expect((await bucket(at)).openMinor).toBe(buckets?.[Number(at)]);
  });

  it("keeps an invoice of the last day of a bucket in it, and a day later in the next", async () => {
    held.entries = [due("a", "1", BUCKET_EDGES[1])];
    expect((await bucket("1")).openMinor).toBe(10_000);
    held.entries = [due("a", "1", BUCKET_EDGES[1] + 1)];
    expect((await bucket("1")).openMinor).toBe(0);
  });

  it("lists a hundred accounts and fifty invoices of each, and says what is beyond", async () => {
    held.entries = [
      ...Array.from({ length: 101 }, (_, at) => due(`i${at}`, `a${at}`, 5)),
      ...Array.from({ length: 51 }, (_, at) => due(`j${at}`, "a0", 6)),
    ];
    const behind = await bucket("1");
    expect([behind.accounts.length, behind.restCount, behind.restMinor]).toEqual([100, 1, 10_000]);
    expect([behind.accounts[0]?.count, behind.accounts[0]?.invoices.length]).toEqual([52, 50]);
    const listed = behind.accounts.reduce((all, each) => all + each.openMinor, 0);
    expect(listed + behind.restMinor).toBe(behind.openMinor);
  });

  it("knows nothing of a day that had not come", async () => {
    const before = await bucket("2", addDays(TODAY, -1));
    expect(before.openMinor).toBe(10_000);
    const told = await tellReport("1", addDays(TODAY, -60), desk);
    expect(told).toMatchObject({ ok: true, value: { asOf: "2024-04-16", today: "2024-06-15" } });
  });

  it("writes every open invoice of a currency into a file of its day", async () => {
    const told = await tellAging("1", { asOf: TODAY, currency: CNY }, desk);
    const file = AgingFile.parse(told.ok ? told.value : null);
    expect(file.name).toBe("aging-CNY-2024-06-15.csv");
    expect(file.text.trim().split("\r\n")).toHaveLength(6);
    expect(file.text).toContain('"Buyer 2"');
  });

  it("refuses a day to come, naming today", async () => {
    const told = await tellReport("1", addDays(TODAY, 1), desk);
    expect(told).toMatchObject({ ok: false, because: { field: "asOf" } });
    expect(told.ok ? "" : told.because.message.en).toBe(
      "The field “As of” is a day to come: choose 2024-06-15 or earlier.",
    );
    expect((await tellReport("1", TODAY, desk)).ok).toBe(true);
  });

  it("lets others have their turn between two accounts, and between two currencies", async () => {
    let turns = 0;
    const patient = { ...desk, breathe: () => void (turns += 1) };
    expect((await tellReport("1", undefined, patient)).ok).toBe(true);
    const all = (of: "accountId" | "currency") => new Set(held.entries.map((each) => each[of])).size;
    expect(turns).toBe(all("accountId") + all("currency"));
  });
});
