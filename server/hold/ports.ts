import type { ActKind } from "../../shared/activation/contract.ts";
import type { VetoCountsBody } from "../../shared/hold/contract.ts";
import type { Role } from "../../shared/account/contract.ts";
import type { StopKind } from "../../shared/hold/kinds.ts";
import type { Day } from "../../shared/kernel/day.ts";

/** Who asks, at which account. */
export interface Holder {
  readonly orgId: string;
  readonly accountId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
}

export interface Exemption {
  readonly exemptionId: string;
  readonly accountId: string;
  readonly invoiceId: string | null;
  readonly kind: StopKind;
  readonly reason: string;
  readonly owner: { readonly userId: string; readonly userName: string };
  readonly fromOn: Day;
  readonly endsOn: Day | null;
  readonly reviewOn: Day | null;
  readonly liftedOn: Day | null;
}

export interface Veto {
  readonly vetoId: string;
  readonly accountId: string;
  readonly reason: string;
  readonly by: { readonly userId: string; readonly userName: string };
  readonly from: Date;
  readonly until: Date;
}

export interface HoldAct {
  readonly actId: string;
  readonly kind: ActKind;
  readonly about: string;
  readonly reason: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly by: { readonly userId: string; readonly userName: string };
  readonly at: Date;
}

/** Reads and writes of holds by people, inside one tenant transaction. */
export interface HoldBook {
  org(): Promise<{ readonly timeZone: string; readonly maxVetoHours: number }>;
  /** Serialises with claims of the account's messages; null when it is not synced. */
  lockAccount(accountId: string): Promise<{ readonly ownerId: string | null } | null>;
  hasInvoice(accountId: string, invoiceId: string): Promise<boolean>;
  exemption(accountId: string, exemptionId: string): Promise<Exemption | null>;
  /** Every exemption that holds on that day or later, newest first. */
  exemptions(accountId: string, asOf: Day): Promise<readonly Exemption[]>;
  /** False when one of that id is there already. */
  addExemption(exemption: Exemption, at: Date): Promise<boolean>;
  liftExemption(exemptionId: string, on: Day, by: string): Promise<void>;
  /** One by its id, ended or not. */
  vetoOf(accountId: string, vetoId: string): Promise<Veto | null>;
  /** The veto that ends last, if it has not ended. */
  veto(accountId: string, at: Date): Promise<Veto | null>;
  addVeto(veto: Veto): Promise<boolean>;
  /** Ends every veto on the account now. */
  endVetoes(accountId: string, at: Date): Promise<void>;
  /** Of the whole org, those that have not ended, the next to end first. */
  vetoesNow(at: Date, limit: number): Promise<readonly (Veto & { readonly account: string })[]>;
  vetoCounts(since: Date): Promise<VetoCountsBody["owners"]>;
  addAct(act: HoldAct): Promise<void>;
}

export interface HoldDesk {
  inTenant<T>(orgId: string, work: (book: HoldBook) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
  /** The calendar day a moment falls on in a zone. */
  dayIn(timeZone: string, at: Date): Day;
}
