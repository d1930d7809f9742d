import type { ContactEntry } from "./ledger.ts";

/** What is known of reaching one debtor. */
export interface Reached {
  /** Addresses and numbers of the debtor's own contacts that nobody refused and nobody reported wrong. */
  readonly goodAddresses: number;
  readonly ledger: readonly ContactEntry[];
  /** When somebody there last answered of their own accord; null: never. */
  readonly answeredAt: Date | null;
}

export interface LostContact {
  /** Null: they can be reached, so nobody else may be asked about them. */
  readonly because: "no-address" | "failed-contacts" | null;
  /** Calls, visits and messages in a row that reached nobody. */
  readonly failed: number;
}

/** After so many failed contacts somebody else may be asked. Source: as `cn-unanswered` in presets.ts. */
export const FAILED_UNTIL_LOST = 3;

/** Whether a debtor cannot be reached: only then anybody else may be asked where they are. */
export function lostContact({ goodAddresses, ledger, answeredAt }: Reached, at: Date): LostContact {
  const own = ledger.filter((entry) => !entry.another && entry.at <= at);
  const spoke = own.filter(({ conversation }) => conversation).map((entry) => entry.at.getTime());
  const last = Math.max(answeredAt?.getTime() ?? 0, ...spoke);
  // A mail that nobody answered has not failed: nobody knows whether it was read.
  const failed = own.filter(
    ({ way, conversation, at: then }) =>
      !conversation && (way === "call" || way === "visit" || way === "message") && then.getTime() > last,
  ).length;
  if (goodAddresses === 0) return { because: "no-address", failed };
  return { because: failed >= FAILED_UNTIL_LOST ? "failed-contacts" : null, failed };
}
