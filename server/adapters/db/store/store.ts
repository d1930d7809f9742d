import type pg from "pg";

export interface Store {
  /** Sessions of the app role: what requests and jobs use, through withTenant. */
  readonly pool: pg.Pool;
  /** Sessions of the tables' owner: migrations and the job queue. Small. */
  readonly ownerPool: pg.Pool;
  /** The owner's connection string, for whoever brings a pool of their own. Holds a password: never log it. */
  readonly ownerUrl: string;
  readonly kind: "embedded" | "server";
  close(): Promise<void>;
}
