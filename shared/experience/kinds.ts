/** What was due in a period, in the currency's whole units: the band alone leaves the house. */
export const AMOUNT_BANDS = ["under-10k", "10k-100k", "100k-1m", "1m-10m", "over-10m"] as const;
export type AmountBand = (typeof AMOUNT_BANDS)[number];

/** Days late, weighted by amount. */
export const LATE_BANDS = ["on-time", "1-15", "16-30", "31-60", "61-90", "over-90"] as const;
export type LateBand = (typeof LATE_BANDS)[number];

/** The last so many whole months. */
export const PERIODS = [3, 6, 12, 24] as const;
export type PeriodMonths = (typeof PERIODS)[number];

export const FORMATS = ["csv", "json"] as const;
export type Format = (typeof FORMATS)[number];
