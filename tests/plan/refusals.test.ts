import { describe, expect, it } from "@jest/globals";
import { refusals } from "../../server/http/refusals.ts";
import { bareWeek } from "../../shared/calendar/business-calendar.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { checkExtension, EXTENSION_DAYS_MAX } from "../../shared/plan/extension.ts";
import { makePlan } from "../../shared/plan/plan.ts";
import type { PlanRequest } from "../../shared/plan/request-contract.ts";
import { CNY, currency, invoice } from "../ledger/entries.ts";

const today = toDay("2024-04-10");
// INV-901 fell due on 31 March, INV-902 falls due in a month; INV-903 is in dollars.
const books = openBooks(
  [
    invoice("901"),
    invoice("902", { dueOn: addDays(today, 30) }),
    invoice("903", { currency: currency("USD") }),
  ],
  today,
);
const request = (more: Partial<PlanRequest> = {}): PlanRequest => ({
  clientId: "0190a0a0-0000-7000-8000-000000000001",
  invoiceIds: ["901", "902"],
  totalMinor: 20_000,
  currency: CNY,
  schedule: { every: "month", count: 4, firstOn: today },
  graceDays: 2,
  breaksAfter: 1,
  note: "",
  ...more,
});
const custom = (...rows: readonly (readonly [number, number])[]): PlanRequest["schedule"] => ({
  every: "custom",
  rows: rows.map(([days, amountMinor]) => ({ dueOn: addDays(today, days), amountMinor })),
});
const codeOf = (result: Result<unknown, string>): string => (result.ok ? "fine" : result.because);
const planned = (more: Partial<PlanRequest>, onPlan: readonly string[] = []) =>
  codeOf(makePlan(request(more), books, new Set(onPlan), bareWeek, today));
const extended = (invoiceId: string, days: number, onPlan: readonly string[] = []) =>
  codeOf(checkExtension({ invoiceId, extendedTo: addDays(today, days) }, books, new Set(onPlan), today));

const cases: readonly (readonly [string, string, string])[] = [
  ["a plan of all that is owed, from today on", planned({}), "fine"],
  ["one fen more than is owed", planned({ totalMinor: 20_001 }), "plan-above-owed"],
  ["rows that sum", planned({ schedule: custom([0, 19_999], [1, 1]) }), "fine"],
  ["rows one fen short", planned({ schedule: custom([0, 19_998], [1, 1]) }), "plan-does-not-sum"],
  ["more instalments than fen", planned({ totalMinor: 3 }), "plan-does-not-sum"],
  ["a first day of yesterday", planned({ schedule: custom([-1, 20_000]) }), "plan-in-the-past"],
  ["two instalments on a day", planned({ schedule: custom([3, 1], [3, 19_999]) }), "plan-out-of-order"],
  ["five years ahead", planned({ schedule: custom([0, 1], [5 * 366, 19_999]) }), "fine"],
  [
    "five years and a day ahead",
    planned({ schedule: custom([0, 1], [5 * 366 + 1, 19_999]) }),
    "plan-too-long",
  ],
  ["as many misses as instalments", planned({ breaksAfter: 4 }), "fine"],
  ["more misses than instalments", planned({ breaksAfter: 5 }), "plan-never-breaks"],
  ["an invoice on another plan", planned({}, ["902"]), "plan-overlaps"],
  ["an invoice in dollars", planned({ invoiceIds: ["903"], totalMinor: 1 }), "other-currency"],
  ["an invoice that is not open", planned({ invoiceIds: ["909"] }), "no-such-invoice"],
  ["an extension by a day", extended("902", 31), "fine"],
  ["to the due day itself", extended("902", 30), "extension-not-later"],
  ["to yesterday, of what is past due", extended("901", -1), "extension-in-the-past"],
  ["to today, of what is past due", extended("901", 0), "fine"],
  ["by the most that is allowed", extended("902", 30 + EXTENSION_DAYS_MAX), "fine"],
  ["by a day more", extended("902", 31 + EXTENSION_DAYS_MAX), "extension-too-far"],
  ["of an invoice on a plan", extended("901", 5, ["901"]), "on-a-plan"],
  ["of an invoice that is not open", extended("909", 5), "no-such-invoice"],
];

describe("plans and extensions that cannot be", () => {
  it.each(cases)("%s: %s", (_what, said, expected) => {
    expect(said).toBe(expected);
  });

  const codes = [...new Set(cases.map(([, , code]) => code))].filter((code) => code !== "fine");
  it.each([
    ...codes,
    "dispute-above-residual",
    "dispute-deadline-past",
    "dispute-part-wrong",
    "already-resolved",
    "no-such-owner",
    "promise-not-open",
    "plan-over",
  ])("%s is one sentence in each language", (code) => {
    const { message } = refusals[code as keyof typeof refusals];
    expect(message["zh-CN"]).toMatch(/^[^。]*\p{Script=Han}[^。]*。$/u);
    expect(message.en).toMatch(/^[A-Z][^.]*\.$/);
  });
});
