import type { Org, User } from "../world/index.ts";

/** A server function: gets its declared parameters as text, runs as the user, returns text. */
export type ServerFunction = (
  org: Org,
  user: User,
  parameters: Readonly<Record<string, string>>,
  until: AbortSignal,
) => Promise<string>;
