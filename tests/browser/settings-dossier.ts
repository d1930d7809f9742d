import type express from "express";
import type { BureauAccessBody } from "../../shared/bureau/contract.ts";
import type { DossierRightsView } from "../../shared/dossier/contract.ts";
import type { ExperiencePreviewBody, SharingBody } from "../../shared/experience/contract.ts";

const rights: DossierRightsView = {
  ...{ rate: ["admin", "collector"], record: ["admin", "collector", "rep"], notes: false },
  said: { by: "陈总", reason: "采购部也会拜访客户" },
};
const access: BureauAccessBody = {
  access: {
    ...{ bureau: "creditsafe", username: "haina-user-key", monthsValid: 6, askers: ["admin"], by: "陈总" },
    price: { amountMinor: 2_500, currency: "CNY" },
  },
  ...{ spent: [{ amountMinor: 7_500, currency: "CNY" }], reports: 3 },
};
const preview: ExperiencePreviewBody = {
  ...{ from: "2025-11-01", to: "2026-10-31", digest: "5f".repeat(32) },
  rows: [
    { regNo: "913301005555555555", currency: "CNY", amount: "100k-1m", late: "1-15" },
    { regNo: null, currency: "CNY", amount: "10k-100k", late: "on-time" },
    { regNo: null, currency: "USD", amount: "1m-10m", late: "over-90" },
  ],
};

/** An org that may buy reports, and shares nothing of its own until it is told to. */
export function addDossier(app: express.Express): void {
  let sharing: SharingBody = {
    ...{ on: false, purpose: "", by: null, exports: [] },
    consents: [
      {
        ...{ consentId: "c1", accountId: "1", name: "杭州沙盒贸易有限公司", regNo: "913301005555555555" },
        ...{ evidence: "合同第 9 条", givenOn: "2026-01-05", untilOn: null, holds: true },
      },
    ],
  };
  app.get("/v1/settings/dossier", (_req, res) => void res.json(rights));
  app.get("/v1/settings/bureau", (_req, res) => void res.json(access));
  app.put("/v1/settings/bureau", (_req, res) => void res.json(access));
  app.get("/v1/settings/experiences", (_req, res) => void res.json(sharing));
  app.put("/v1/settings/experiences", (req, res) => {
    const { on, purpose } = req.body as { readonly on: boolean; readonly purpose?: string };
    sharing = { ...sharing, on, purpose: purpose ?? "", by: "陈总" };
    res.json(sharing);
  });
  app.get("/v1/settings/experiences/preview", (_req, res) => void res.json(preview));
  app.post("/v1/settings/experiences/exports", (req, res) => {
    const { format, digest } = req.body as { readonly format: "csv" | "json"; readonly digest: string };
    const left = {
      ...{ exportId: "x1", at: "2026-11-20T09:30:00.000+08:00", by: "陈总", purpose: sharing.purpose },
      ...{ from: preview.from, to: preview.to, format, count: preview.rows.length, named: 1, digest },
    };
    sharing = { ...sharing, exports: [left, ...sharing.exports] };
    res.json({ name: `trade-experience.${format}`, text: "a file" });
  });
}
