import type { ZodMiniType } from "zod/mini";
import type { Tenant } from "./two-tenants.ts";

export type Expected = readonly [status: number, code: string | null];

/** What is tried, at which address, with which body, and what must be answered. */
export type Foreign = readonly [what: string, path: string, body: unknown, expected: Expected];

/** What a route promises at its door. A route without a row fails the build of the matrix. */
export interface Row {
  /** "work": the settings' token, of an administrator or a collector; "figures": or of an accountant. */
  readonly door: "widget" | "settings" | "work" | "figures" | "operator" | "credential" | "open";
  readonly body?: (ours: Tenant, theirs: Tenant) => unknown;
  /** The answer to whom it is for; with it, every refusal beside it means something. */
  readonly well: Expected;
  /** What the widget reads that answer by. */
  readonly shape?: ZodMiniType;
  /** Whether that answer shows the org's own texts. */
  readonly showsOwn?: true;
  /** To another org's good token for an account of the same number. */
  readonly sameNumber?: Expected;
  /** To a viewer, the least of the roles. */
  readonly asViewer?: Expected;
  readonly foreign?: (ours: Tenant, theirs: Tenant) => readonly Foreign[];
}
