import type { Currency } from "../kernel/currency.ts";

/** An account's own limit in its own currency; null: nobody has set one, or the CRM names no currency. */
export interface OwnLimit {
  readonly currency: Currency | null;
  readonly limitMinor: number | null;
}

/** Whose money counts against a limit, and whose limit it is. */
export interface Reach {
  /** The account itself among them. */
  readonly accountIds: readonly string[];
  readonly limitOf: string;
  /** The head office whose limit stands above the account's own; null: none does. */
  readonly above: string | null;
}

/** Who belongs together, as far as a limit asks. */
export interface Kin {
  rootOf(accountId: string): string | null;
  membersOf(rootId: string): readonly string[];
}

/**
 * The limit of a head office is its group's: what any branch owes counts against it, and a branch without a limit of its
 * own sells under it. A branch with one is held to that one, below its head's; without a limit at the head each stands
 * alone.
 */
export function reachOf(
  accountId: string,
  limitOf: (accountId: string) => OwnLimit | undefined,
  kin: Kin,
): Reach {
  const head = kin.rootOf(accountId);
  const hasLimit = (id: string): boolean => (limitOf(id)?.limitMinor ?? null) !== null;
  if (head === null || !hasLimit(head)) return { accountIds: [accountId], limitOf: accountId, above: null };
  return head === accountId || !hasLimit(accountId)
    ? { accountIds: kin.membersOf(head), limitOf: head, above: null }
    : { accountIds: [accountId], limitOf: accountId, above: head };
}
