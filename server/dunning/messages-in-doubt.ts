import { formatDay } from "../../shared/kernel/day.ts";
import type { DoubtfulMessage, DunningDesk } from "./ports.ts";

/** A person settles them one by one, so more would not be read. */
const AT_MOST = 500;

/** The oldest messages of which nobody knows whether they left. Their accounts hear nothing until they are settled. */
export async function messagesInDoubt(
  orgId: string,
  desk: Pick<DunningDesk, "inTenant">,
): Promise<readonly (Omit<DoubtfulMessage, "asOf"> & { readonly on: string })[]> {
  const found = await desk.inTenant(orgId, (book) => book.inDoubt(AT_MOST));
  return found.map(({ asOf, ...message }) => ({ ...message, on: formatDay(asOf) }));
}
