import { setTimeout as sleep } from "node:timers/promises";
import type express from "express";
import {
  METHODS,
  type BucketBody,
  type ProvisionTermsBody,
  type ReportBody,
} from "../../shared/report/contract.ts";

const TODAY = "2026-11-20";
/** A day whose report takes long enough to be told of. */
export const SLOW_DAY = "2026-10-31";
const BUCKETS = [4_812_000_00, 1_205_340_55, 388_200_00, 0, 96_500_00];
const OPEN = BUCKETS.reduce((all, each) => all + each, 0);

const parts = ([averageMinor, carryingMinor, expectedMinor, contacts, handlingMinor]: readonly [
  number,
  number,
  number,
  number,
  number,
]) => ({
  ...{ averageMinor, carryingMinor, expectedMinor, contacts, handlingMinor },
  totalMinor: carryingMinor + expectedMinor + handlingMinor,
});

const waiting = (byMe: boolean): ProvisionTermsBody => ({
  ...{ today: TODAY, mayApprove: !byMe, inForce: 2 },
  versions: [3, 2].map((version) => ({
    version,
    matrices: [
      {
        ...{ currency: "CNY", ratesPpm: [6_000, 24_000, 30_000, 52_000, 300_000] },
        ...{ stage: "by-hand" as const, months: 14, suggestedPpm: [null, null, null, 500_000, 500_000] },
      },
    ],
    assessed: [],
    ...{ writeOffPpm: 500_000, recoveryPpm: 100_000, forwardPpm: 1_100_000, forwardReason: "行业景气下行" },
    ...{ yearlyPpm: 61_000, contact: { amountMinor: 15_00, currency: "CNY" } },
    proposed: { by: "陈总", byMe, on: "2026-11-18", reason: "年末复核" },
    approval: version === 3 ? null : { by: "吴会计", on: "2026-11-02", from: "2026-10-31" },
  })),
});

const report = (asOf: string): ReportBody => ({
  asOf,
  today: TODAY,
  currencies: [
    {
      ...{ currency: "CNY", buckets: BUCKETS, openMinor: OPEN },
      ...{ unappliedMinor: 12_000_00, balanceMinor: OPEN - 12_000_00 },
      figures: METHODS.map((method, at) => ({
        ...{ method, from: "2026-08-23", to: asOf },
        value: method === "dso-true" ? null : 12.34 * (at + 1) - 20,
      })),
      months: ["2026-09", "2026-10"].map((month) => ({
        ...{ from: `${month}-01`, to: `${month}-30`, openingMinor: OPEN, invoicedMinor: 900_000_00 },
        ...{ creditedMinor: 10_000_00, receivedMinor: 890_000_00, reversedMinor: 0, closingMinor: OPEN },
      })),
      rolls: [310_000, 420_000, null, 1_000_000].map((ratePpm) => ({
        ...{ movedMinor: 5_000_00, leftMinor: 9_000_00, ratePpm },
      })),
      provision: {
        ...{ version: 2, from: "2026-10-31", approvedBy: "吴会计", stage: "short-history" },
        ratesPpm: [5_000, 22_000, 27_000, 45_000, 250_000],
        exposureMinor: BUCKETS,
        lossMinor: [24_060_00, 26_517_49, 10_481_40, 0, 24_125_00],
        assessed: [
          {
            ...{ name: "苏州精密机械有限公司", reason: "已进入破产程序" },
            ...{ lossPpm: 800_000, exposureMinor: 310_000_00, lossMinor: 248_000_00 },
          },
        ],
        provisionMinor: 333_183_89,
      },
      cost: {
        ...{ from: "2025-11-21", yearlyPpm: 61_000, hasHandling: true, hasLoss: true },
        ...parts([5_210_400_00, 317_834_40, 333_183_89, 412, 6_180_00]),
        accounts: [
          {
            ...{ accountId: "5437000000100000", name: "苏州精密机械有限公司" },
            ...parts([1_205_340_55, 73_525_77, 248_000_00, 61, 915_00]),
          },
        ],
        ...{ restCount: 214, restMinor: 334_757_52 },
      },
    },
  ],
});

const behind: BucketBody = {
  openMinor: BUCKETS[1] ?? 0,
  accounts: [
    {
      ...{ accountId: "5437000000100000", name: "苏州精密机械有限公司", openMinor: 1_205_340_55, count: 51 },
      invoices: [
        { number: "INV-2088", dueOn: "2026-10-25", daysPastDue: 26, residualMinor: 860_000_00 },
        { number: "INV-2091", dueOn: "2026-11-01", daysPastDue: 19, residualMinor: 345_340_55 },
      ],
    },
  ],
  restCount: 2,
  restMinor: 400,
};

/** The receivables of an org: no day to come is told, and one bucket has accounts behind it. */
export function addReports(app: express.Express): void {
  app.get("/v1/settings/report", async (request, response) => {
    const asOf = String(request.query["asOf"] ?? TODAY);
    if (asOf === SLOW_DAY) await sleep(1_500);
    if (asOf <= TODAY) return void response.json(report(asOf));
    const message = { "zh-CN": "“截至日”在将来。", en: "The field “As of” is a day to come." };
    response.status(422).json({ error: { code: "bad-field", field: "asOf", message } });
  });
  app.get("/v1/settings/report/bucket", (_request, response) => void response.json(behind));
  app.get("/v1/settings/report/aging", (_request, response) => {
    response.json({ name: `aging-CNY-${TODAY}.csv`, text: "as_of\r\n2026-11-20\r\n" });
  });
  let proposes = false;
  app.get("/v1/settings/provision", (_request, response) => void response.json(waiting(proposes)));
  app.put("/v1/settings/provision", (request, response) => {
    const { matrices } = request.body as { matrices: { ratesPpm: number[] }[] };
    const rises = matrices.every(({ ratesPpm }) =>
      ratesPpm.every((each, at) => each >= (ratesPpm[at - 1] ?? 0)),
    );
    proposes = rises;
    if (rises) return void response.json(waiting(true));
    const message = { "zh-CN": "CNY 的损失率随账龄下降。", en: "The loss rates of CNY fall." };
    response.status(422).json({ error: { code: "bad-field", field: "rates.CNY", message } });
  });
  app.post("/v1/settings/provision/approval", (_request, response) => void response.json(waiting(false)));
}
