import type express from "express";
import type { BackTestAnswerBody, TestedBody } from "../../shared/forecast/backtest/contract.ts";

const even = { lead: { by: 0.004, error: 0.006 } };
const ahead = (by: number) => ({ lead: { by, error: 0.004 } });
const ranked = (auc: number, mae: number) => ({ auc, mae });
const p1 = {
  invoices: 2_410,
  lateShare: 0.41,
  model: { ...ranked(0.846, 2.58), brier: 0.146, ece: 0.02, cover: 0.88, width: 7.5 },
  dueDate: { ...ranked(0.473, 4.14), ...ahead(0.373) },
  lateRatio: { ...ranked(0.797, 3.07), ...ahead(0.049) },
  paydex: { ...ranked(0.842, 3), ...even },
};
const p2 = {
  ...{ accounts: 613, badShare: 0.286, auc: 0.757, aucBy10: 0.769, aucSeasoned: 0.832 },
  grades: (["A", "B", "C", "D", "E"] as const).map((grade, at) => ({
    grade,
    accounts: 200 - 40 * at,
    badShare: [0.04, 0.24, 0.41, 0.87, 0.96][at] ?? 1,
  })),
};
const p3 = {
  ...{ invoices: 5_607, mae: 2.84, cover: 0.89, weeks: 58, wape: 0.064, wapeDueDate: 0.281 },
  ...{ wapeMeanDelay: 0.173, together: 0.9, bandCover: 0.91 },
};
const tested: TestedBody = {
  ...{ state: "ready", testedOn: "2026-11-20", version: "1", currency: "CNY" },
  ...{ invoices: 9_120, otherCurrencies: 41, leftOut: 0 },
  test: {
    ...{ from: "2026-07-20", to: "2026-11-18", cut: "2026-11-19" },
    p1: {
      ...p1,
      withoutLargest: { ...p1, invoices: 1_800 },
      reliability: Array.from({ length: 10 }, (_, at) => ({
        count: 241,
        chance: (at + 0.5) / 10,
        share: Math.min(1, (at + 0.3 + (at % 3) * 0.3) / 10),
      })),
    },
    p2: { ...p2, withoutLargest: p2 },
    p3: { ...p3, withoutLargest: { ...p3, wape: 0.075 } },
  },
};

/** A server whose ledger is too young at first; once asked it says one part done, then all of it. */
export function addAccuracy(app: express.Express): void {
  const young: TestedBody = {
    ...{ state: "too-little", testedOn: "2026-11-01", version: "1" },
    ...{ invoices: 40, settled: 12, needed: 30, before: "2026-07-03" },
  };
  let [asked, looks] = [false, 0];
  const answer = (): BackTestAnswerBody => {
    if (!asked) return { running: null, last: young };
    looks += 1;
    return looks <= 2 ? { running: { done: 1 }, last: young } : { running: null, last: tested };
  };
  app.get("/v1/settings/back-test", (_request, response) => void response.json(answer()));
  app.post("/v1/settings/back-test", (_request, response) => {
    [asked, looks] = [true, 0];
    response.json(answer());
  });
}
