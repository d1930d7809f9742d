import { describe, expect, it } from "@jest/globals";
import { arrangeItems, OLDEST_FIRST, type Row } from "../../widget/aging/arrange-items.ts";
import { trendPoints } from "../../widget/credit/trend-line.tsx";
import { asRead, busyAccount } from "./account-views.ts";

const { items, credits } = asRead(busyAccount());
const numbers = (rows: readonly Row[]) =>
  rows.map((row) => (row.kind === "item" ? row.item.number : row.credit.number));

describe("the order of the invoices", () => {
  it("starts with the longest overdue, and credits are last", () => {
    expect(numbers(arrangeItems(items, credits, OLDEST_FIRST))).toEqual([
      "INV-2088",
      "INV-2107",
      "INV-2131",
      "INV-2164",
      "INV-2195",
      "INV-2190",
      "INV-2201",
      "CN-0071",
    ]);
  });
  it("keeps credits last when it is turned round", () => {
    const rows = arrangeItems(items, credits, { ...OLDEST_FIRST, sort: "residual", descending: false });
    expect(numbers(rows).slice(0, 2)).toEqual(["INV-2107", "INV-2088"]);
    expect(numbers(rows).at(-1)).toBe("CN-0071");
  });
  it("keeps two currencies apart when it sorts by amount", () => {
    const rows = arrangeItems(items, [], { ...OLDEST_FIRST, sort: "residual", descending: true });
    expect(numbers(rows)[0]).toBe("INV-2195");
  });
  it("is filtered by text, by overdue and by currency, and does not touch what it was given", () => {
    const before = [...items];
    expect(numbers(arrangeItems(items, credits, { ...OLDEST_FIRST, text: " 0071" }))).toEqual(["CN-0071"]);
    expect(arrangeItems(items, credits, { ...OLDEST_FIRST, overdueOnly: true })).toHaveLength(5);
    expect(numbers(arrangeItems(items, credits, { ...OLDEST_FIRST, currency: "USD" }))).toEqual(["INV-2195"]);
    expect(items).toEqual(before);
  });
});

describe("the trend line", () => {
  it("runs left to right inside its box, and a flat score is flat", () => {
    const trend = asRead(busyAccount()).score?.trend ?? [];
    const points = trendPoints(trend);
    for (const { x, y } of points) expect(x >= 0 && x <= 160 && y >= 0 && y <= 34).toBe(true);
    expect(points.map(({ x }) => x)).toEqual([...points.map(({ x }) => x)].sort((a, b) => a - b));
    const flat = trendPoints(trend.map(({ on }) => ({ on, score: 50 })));
    expect(new Set(flat.map(({ y }) => y)).size).toBe(1);
    expect(trendPoints([])).toEqual([]);
  });
});
