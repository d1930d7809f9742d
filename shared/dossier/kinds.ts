/** What a person writes into the credit file. */
export const DOSSIER_KINDS = ["statement", "rating", "fact", "reference"] as const;
export type DossierKind = (typeof DOSSIER_KINDS)[number];

/** What an entry of it is: a bureau's report comes by its order alone, and is only withdrawn by hand. */
export type EntryKind = DossierKind | "bureau";

/** Letters that bureaus use across countries, the best first. */
export const BUREAU_GRADES = ["A", "B", "C", "D", "E"] as const;
export type BureauGrade = (typeof BUREAU_GRADES)[number];

/** What a person rates. */
export const RATED = ["financial", "market"] as const;
export type Rated = (typeof RATED)[number];

/** What registries, courts and lists say against a company; `credit` caps the score by some of them. */
export const FACT_KINDS = [
  "insolvency",
  "enforcement",
  "dishonest-debtor",
  "litigation",
  "penalty",
  "other",
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** How a credit reference was asked for. */
export const ASKED_BY = ["phone", "mail", "meeting", "form"] as const;
export type AskedBy = (typeof ASKED_BY)[number];

export const ENTRY_STATES = ["in-force", "expired", "superseded", "withdrawn"] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** The figures of Z″, in the order of its terms. */
export const FIGURES = [
  "workingCapitalMinor",
  "totalAssetsMinor",
  "retainedEarningsMinor",
  "ebitMinor",
  "bookEquityMinor",
  "totalLiabilitiesMinor",
] as const;
export type Figure = (typeof FIGURES)[number];

/** Where a Z″ lies: §"Altman Z″" of `z-score.ts`. */
export const ZONES = ["distress", "grey", "safe"] as const;
export type Zone = (typeof ZONES)[number];

/** Who may write into a credit file; whoever only looks never does. */
export const WRITERS = ["admin", "collector", "rep"] as const;
export type Writer = (typeof WRITERS)[number];
