/** What we write to: CRM modules, the fields of an account that tell of its hold or that are its limit, and tasks of ours that are done. */
export type CrmModule = "Calls" | "Tasks" | "DoneTasks" | "Notes" | "Accounts" | "Holds" | "Limits";

/** One thing to write into the CRM, in our words; the CRM adapter knows theirs. */
export interface CrmItem {
  readonly writebackId: string;
  readonly module: CrmModule;
  /** Ours, unique per module: it makes a write whose answer was lost harmless. Null for an update by id. */
  readonly externalId: string | null;
  readonly record: Readonly<Record<string, unknown>>;
}

export type CrmOutcome =
  | { readonly kind: "sent"; readonly crmId: string }
  | { readonly kind: "rejected"; readonly reason: string }
  | { readonly kind: "deferred"; readonly reason: string; readonly retryAfterMs: number };

/** The CRM's side. An outcome is a value; a fault is thrown, and then everything asked for is tried again. */
export interface CrmWriter {
  write(orgId: string, item: CrmItem): Promise<CrmOutcome>;
  /** Items of one module; outcomes in the same order. */
  writeMany(orgId: string, items: readonly CrmItem[]): Promise<readonly CrmOutcome[]>;
}

/** The way in, for features that are inside their own tenant transaction. */
export interface WritebackQueue {
  /** Queues once: the same external id in the same module is ignored. */
  queueWriteback(item: CrmItem, at: Date): Promise<void>;
}

export interface ClaimedItem extends CrmItem {
  readonly fence: string;
  readonly attempts: number;
}

/** What became of a claimed item. */
export interface ItemEnd {
  readonly state: "sent" | "rejected" | "deferred";
  readonly crmId: string | null;
  readonly reason: string | null;
  readonly at: Date;
  readonly notBefore: Date;
}

export interface OutboxBook extends WritebackQueue {
  /** The oldest that may go, and those whose holder died. Leases run on the database's clock. */
  claimWritebacks(now: Date, limit: number, by: string): Promise<readonly ClaimedItem[]>;
  /** False when somebody else has claimed it since. */
  endWriteback(item: Pick<ClaimedItem, "writebackId" | "fence">, end: ItemEnd): Promise<boolean>;
}

export interface OutboxDesk {
  inTenant<T>(orgId: string, work: (book: OutboxBook) => Promise<T>): Promise<T>;
  now(): Date;
  readonly crm: CrmWriter;
  /** Names this process in a claim. */
  readonly worker: string;
}
