import type { Expected } from "./route-row.ts";

export const OK: Expected = [200, null];
export const account = (id: string, rest: string): string => `/v1/accounts/${id}/${rest}`;
/** Of the clock in China, which both houses are at. */
export const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
export const inAMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** The id of what a row writes: what the matrix exempts, it lifts in the next row. */
export const FRESH = "0190a0a0-0000-7000-8000-0000000000ff";
export const promise = (invoiceId: string) => ({
  amountMinor: 1,
  currency: "CNY",
  promisedOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  invoiceIds: [invoiceId],
});
