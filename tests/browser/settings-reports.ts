import type express from "express";
import { METHODS, type BucketBody, type ReportBody } from "../../shared/report/contract.ts";

const TODAY = "2026-11-20";
const BUCKETS = [4_812_000_00, 1_205_340_55, 388_200_00, 0, 96_500_00];
const OPEN = BUCKETS.reduce((all, each) => all + each, 0);

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
  app.get("/v1/settings/report", (request, response) => {
    const asOf = String(request.query["asOf"] ?? TODAY);
    if (asOf <= TODAY) return void response.json(report(asOf));
    const message = { "zh-CN": "“截至日”在将来。", en: "The field “As of” is a day to come." };
    response.status(422).json({ error: { code: "bad-field", field: "asOf", message } });
  });
  app.get("/v1/settings/report/bucket", (_request, response) => void response.json(behind));
  app.get("/v1/settings/report/aging", (_request, response) => {
    response.json({ name: `aging-CNY-${TODAY}.csv`, text: "as_of\r\n2026-11-20\r\n" });
  });
}
