import type { Org, User, World } from "../world/types.ts";
import type { PageDesk } from "./records/page-desk.ts";

/** One authenticated request to the CRM, free of Express. */
export interface Call {
  readonly world: World;
  readonly org: Org;
  readonly user: User;
  readonly pages: PageDesk;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Whatever JSON a client sent, as text; an object's own `toString` is a value here, not a function. */
export const plainText = (value: unknown): string =>
  typeof value === "object" ? JSON.stringify(value) : String(value);

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
