import type { DossierBodyWire, DossierEntryBody } from "../../shared/dossier/contract.ts";
import type { BureauBody } from "../../shared/bureau/contract.ts";
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

const bureau: BureauBody = {
  ...{ bureau: "creditsafe", may: true, price: { amountMinor: 2_500, currency: "CNY" }, mayToday: true },
  ...{ orders: [], choices: [] },
};
const company = { name: "TWIN HARBOUR LIMITED", regNo: "10000003", address: "1 Quay Street, Bristol" };
const several = {
  ...bureau,
  choices: [
    { ...company, companyId: "GB-0-10000003", status: "Active" },
    { ...company, companyId: "GB-0-10000003-1", name: "TWIN HARBOUR (NORTH) LIMITED", status: "NonActive" },
  ],
};
const delivered: BureauBody = {
  ...{ ...bureau, mayToday: false },
  orders: [
    {
      ...{ orderId: "o1", on: day(0), state: "reported", companyName: "TWIN HARBOUR (NORTH) LIMITED" },
      ...{ country: "GB", regNo: "10000003", cost: { amountMinor: 2_500, currency: "CNY" }, by: "李倩" },
    },
  ],
};
const scored: DossierEntryBody = {
  ...{ ...common, entryId: "o1", source: "Creditsafe 100001", on: day(0), recordedOn: day(0) },
  body: {
    ...{ kind: "bureau", bureau: "creditsafe", orderId: "o1", companyName: "TWIN HARBOUR (NORTH) LIMITED" },
    ...{ regNo: "10000003", grade: "E", points: 12, most: 100, limitMinor: 50_000, currency: "GBP" },
  },
};

/** An account with a credit file, and a server that refuses what lies in the future and keeps the rest. */
export function dossierServer() {
  const posted: { readonly path: string; readonly body: Record<string, unknown> }[] = [];
  let isOrdered = false;
  const told = (path: string): unknown => {
    if (path.endsWith("/files")) return { files: [{ fileId: "72", name: "2026.pdf" }] };
    if (path.endsWith("/bureau")) return isOrdered ? delivered : bureau;
    return isOrdered ? { ...shown, entries: [scored, ...entries] } : shown;
  };
  const scene = showing(busyAccount(), {
    older: ({ url }) => ({ status: 200, body: told(url.pathname) }),
    log: ({ url, body }) => {
      const asked = body as Record<string, unknown>;
      posted.push({ path: url.pathname.split("/").slice(4).join("/"), body: asked });
      if (url.pathname.endsWith("/bureau")) {
        isOrdered = asked["companyId"] !== null;
        return { status: 200, body: isOrdered ? delivered : several };
      }
      if (String(asked["periodEnd"] ?? "") > day(0)) {
        const message = { "zh-CN": "报表期末日在将来。", en: "The end of the period is in the future." };
        return { status: 422, body: { error: { code: "bad-field", field: "periodEnd", message } } };
      }
      return { status: 201, body: shown };
    },
  });
  return { scene, posted };
}
