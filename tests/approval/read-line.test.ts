import { describe, expect, it } from "@jest/globals";
import { toDay } from "../../shared/kernel/day.ts";
import { readLine } from "../../widget/approval/read-line.ts";
import { CNY } from "../ledger/entries.ts";

const TODAY = toDay("2024-06-15");
const text = (more: object = {}) => ({
  ...{ amount: "5万", from: "2024-06-15", until: "2025-06-15", parts: "", reason: " season " },
  ...more,
});

describe("a limit as it is typed", () => {
  it("is read with its parts, one to a line", () => {
    expect(readLine(text({ parts: "usd 1,000\n\n  JPY：5万" }), CNY, TODAY)).toEqual({
      ok: true,
      value: {
        ...{
          limitMinor: 5_000_000,
          currency: "CNY",
          from: "2024-06-15",
          until: "2025-06-15",
          reason: "season",
        },
        parts: [
          { currency: "USD", partMinor: 100_000 },
          { currency: "JPY", partMinor: 50_000 },
        ],
      },
    });
  });

  it.each(["0", "0.00", "０"])("may be %s: only against payment", (amount) => {
    expect(readLine(text({ amount }), CNY, TODAY)).toMatchObject({ value: { limitMinor: 0 } });
  });

  it.each([
    [{ amount: "-1" }, "amount"],
    [{ amount: "" }, "amount"],
    [{ from: "2024-06-14" }, "from"],
    [{ until: "2024-06-14" }, "until"],
    [{ parts: "USD" }, "parts"],
    [{ parts: "USD 1\n10,000" }, "parts"],
    [{ reason: "  " }, "reason"],
  ])("with %j is refused at its %s", (more, field) => {
    expect(readLine(text(more), CNY, TODAY)).toEqual({ ok: false, because: field });
  });
});
