import type { CrmRecord, Org, User } from "../../world/types.ts";
import type { BulkQuery } from "./query.ts";

export type State = "ADDED" | "QUEUED" | "IN PROGRESS" | "COMPLETED" | "FAILURE";

/** What a completed job found: the records as they were at its end. */
export interface Found {
  /** Let go of after a day. */
  readonly rows: readonly CrmRecord[];
  readonly count: number;
  readonly more: boolean;
  readonly until: number;
}

export interface BulkJob {
  readonly id: string;
  readonly org: Org;
  readonly user: User;
  readonly query: BulkQuery;
  readonly perPage: number;
  readonly addedAt: number;
  readonly endsAt: number;
  outcome?: Found | "failed";
}
