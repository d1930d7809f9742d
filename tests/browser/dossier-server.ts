import type { DossierBodyWire, DossierEntryBody } from "../../shared/dossier/contract.ts";
import { busyAccount, day } from "../widget/account-views.ts";
import { showing } from "./widget-page.ts";

const common = {
  state: "in-force" as "in-force" | "expired",
  ...{ supersedes: null, file: null, by: "李倩", withdrawal: null, mayChange: true },
  ...{ on: day(-30), expiresOn: day(200), recordedOn: day(-20), note: "" },
};

const entries: readonly DossierEntryBody[] = [
  {
    ...common,
    ...{
      entryId: "e1",
      source: "Annual report 2025",
      file: { fileId: "71", name: "2025 annual report.pdf" },
    },
    body: {
      ...{ kind: "statement", currency: "CNY", periodEnd: day(-200), audited: true, z: 1.82, zone: "grey" },
      figures: {
        workingCapitalMinor: -100_000,
        totalAssetsMinor: 10_000_000,
        retainedEarningsMinor: 2_000_000,
        ebitMinor: 800_000,
        bookEquityMinor: 4_000_000,
        totalLiabilitiesMinor: 6_000_000,
      },
    },
  },
  {
    ...common,
    ...{ entryId: "e2", source: "court register", expiresOn: null },
    body: { kind: "fact", fact: "enforcement", since: day(-60), until: null },
  },
  {
    ...common,
    ...{ entryId: "e3", source: "our visit", state: "expired", expiresOn: day(-1), note: "a full warehouse" },
    body: { kind: "rating", of: "market", points: 70 },
  },
];

const shown: DossierBodyWire = {
  ...{ asOf: day(0), currency: "CNY", may: { rate: true, record: true }, entries: [...entries] },
  summary: {
    ...{ z: 1.82, zone: "grey", statementOn: day(-200), financialRating: null, marketRating: null },
    ...{ adverse: [{ kind: "enforcement", on: day(-60) }], references: 0, expired: 1 },
  },
};

/** An account with a credit file, and a server that refuses what lies in the future and keeps the rest. */
export function dossierServer() {
  const posted: { readonly path: string; readonly body: Record<string, unknown> }[] = [];
  const scene = showing(busyAccount(), {
    older: ({ url }) => ({
      status: 200,
      body: url.pathname.endsWith("/files") ? { files: [{ fileId: "72", name: "2026.pdf" }] } : shown,
    }),
    log: ({ url, body }) => {
      const asked = body as Record<string, unknown>;
      posted.push({ path: url.pathname.split("/").slice(4).join("/"), body: asked });
      if (String(asked["periodEnd"] ?? "") > day(0)) {
        const message = { "zh-CN": "报表期末日在将来。", en: "The end of the period is in the future." };
        return { status: 422, body: { error: { code: "bad-field", field: "periodEnd", message } } };
      }
      return { status: 201, body: shown };
    },
  });
  return { scene, posted };
}
