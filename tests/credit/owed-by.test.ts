import { describe, expect, it } from "@jest/globals";
import { owedBy } from "../../server/credit/assess-fields.ts";
import { ALONE } from "../../shared/limit/exposure.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { CNY, currency, invoice } from "../ledger/entries.ts";

const TODAY = toDay("2024-10-17");
const rates = { base: CNY, rates: [] };

describe("what the CRM is told of overdue money", () => {
  const overdue = (code: string) =>
    owedBy(
      openBooks([invoice("1"), invoice("2", { currency: currency(code) })], TODAY),
      { terms: { currency: CNY, limit: null, rates }, beside: ALONE },
      TODAY,
    );

  it("is the sum, or nothing where some of it has no rate: never less than is owed", () => {
    expect(overdue("CNY")).toMatchObject({ overdueMinor: 20_000, daysPastDue: 200 });
    expect(overdue("USD")).toMatchObject({ overdueMinor: null, daysPastDue: 200 });
  });
});
