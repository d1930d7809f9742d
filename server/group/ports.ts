import type { Role } from "../../shared/account/contract.ts";
import type { Day } from "../../shared/kernel/day.ts";

/** Who says who pays, at which account. */
export interface Chooser {
  readonly orgId: string;
  readonly accountId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
}

/** One word on who pays for a group; rows are only added. */
export interface PayerChoice {
  readonly choiceId: string;
  readonly rootId: string;
  readonly together: boolean;
  readonly reason: string;
  readonly fromOn: Day;
  readonly by: { readonly userId: string; readonly userName: string };
}

/** An account's group as it stands on a day. */
export interface GroupStanding {
  readonly root: { readonly accountId: string; readonly name: string };
  readonly accounts: number;
  /** Asked at the head office, the first of the others by name; elsewhere nobody. */
  readonly members: readonly { readonly accountId: string; readonly name: string }[];
  readonly together: boolean;
  /** The latest, in force or about to be. */
  readonly choice: PayerChoice | null;
}

/** Reads and writes of groups, inside one tenant transaction. */
export interface GroupBook {
  org(): Promise<{ readonly timeZone: string }>;
  /** Null for an account that nobody knows. */
  knows(accountId: string): Promise<boolean>;
  /** Null for one that belongs to no group. */
  group(accountId: string, asOf: Day): Promise<GroupStanding | null>;
  choice(choiceId: string): Promise<PayerChoice | null>;
  /** False when one of that id is there already. */
  addChoice(choice: PayerChoice, at: Date): Promise<boolean>;
}

export interface GroupDesk {
  inTenant<T>(orgId: string, work: (book: GroupBook) => Promise<T>): Promise<T>;
  now(): Date;
  /** The calendar day a moment falls on in a zone. */
  dayIn(timeZone: string, at: Date): Day;
}
