import type { OfferBody, OffersBody } from "../../shared/discount/contract.ts";
import { busyAccount, day, entry } from "../widget/account-views.ts";
import { showing } from "./widget-page.ts";

const TERMS = { receivedMinor: 0, expectedMinor: null, standing: false, note: "", acts: [] };
const part = (number: string, owedMinor: number, due: number) => ({
  ...{ invoiceId: number.slice(-1), number, owedMinor, dueOn: day(due) },
});

const offers: readonly OfferBody[] = [
  {
    ...TERMS,
    ...{ offerId: "s", kind: "settlement", state: "proposed", currency: "CNY", discountPpm: 300_000 },
    parts: [part("A-4", 8_000_000, -95)],
    ...{ askedMinor: 5_600_000, letGoMinor: 2_400_000, expectedMinor: 1_600_000 },
    ...{ madeOn: day(-1), payBy: day(20), lastDay: day(21), by: "周敏", note: "客户停产，愿一次付清" },
  },
  {
    ...TERMS,
    ...{ offerId: "e", kind: "early", state: "open", currency: "CNY", discountPpm: 20_000 },
    parts: [part("A-2", 4_000_000, 25)],
    ...{ askedMinor: 3_920_000, letGoMinor: 80_000, standing: true },
    ...{ madeOn: day(-3), payBy: day(5), lastDay: day(6), by: "Huikuan" },
  },
  {
    ...TERMS,
    ...{ offerId: "t", kind: "early", state: "taken", currency: "CNY", discountPpm: 15_000 },
    parts: [part("A-3", 2_000_000, 3)],
    ...{ askedMinor: 1_970_000, letGoMinor: 30_000, receivedMinor: 1_970_000 },
    ...{ madeOn: day(-20), payBy: day(-2), lastDay: day(-1), by: "李倩" },
  },
];

const shown: OffersBody = {
  ...{ asOf: day(0), role: "collector", orgCurrency: "CNY", onPlan: [] },
  rules: {
    ...{ marginPpm: 180_000, leastMarginPpm: 150_000, capitalPpm: 61_000 },
    ...{ toleranceDays: 1, toleranceMinor: 5_000 },
    authority: { admin: 500_000, collector: 100_000, rep: 0 },
    expectedPpm: [990_000, 950_000, 800_000, 600_000, 200_000],
    standing: { discountPpm: 20_000, withinDays: 10 },
    bySegment: [],
  },
  standing: { value: { discountPpm: 20_000, withinDays: 10 }, origin: "org" },
  items: [
    ["4", "A-4", -95, 8_000_000],
    ["5", "A-5", -40, 1_250_000],
    ["2", "A-2", 25, 4_000_000],
    ["1", "A-1", 20, 10_000_000],
  ].map(([invoiceId, number, due, residualMinor]) => ({
    ...{ invoiceId: String(invoiceId), number: String(number), currency: "CNY", disputedMinor: 0 },
    ...{ issuedOn: day(Number(due) - 30), dueOn: day(Number(due)), residualMinor: Number(residualMinor) },
  })),
  offers: [...offers],
};

/** An account with offers in every state, and a server that keeps what is posted. */
export function offersServer(role: OffersBody["role"]) {
  const posted: { readonly path: string; readonly body: Record<string, unknown> }[] = [];
  const scene = showing(busyAccount(), {
    older: ({ url }) =>
      url.pathname.endsWith("/offers")
        ? { status: 200, body: { ...shown, role } }
        : { status: 200, body: { followups: [], before: null } },
    log: ({ url, body }) => {
      posted.push({
        path: url.pathname.split("/").slice(4).join("/"),
        body: body as Record<string, unknown>,
      });
      return { status: 201, body: { followup: entry({ kind: "discount", outcome: "offered" }) } };
    },
  });
  return { scene, posted };
}
