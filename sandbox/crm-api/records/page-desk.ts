import { randomBytes } from "node:crypto";
import type { World } from "../../world/types.ts";

const DAY_MS = 86_400_000;
const MOST_KEPT = 500;

/** The records one listing found, kept in their order, so that its pages do not move while data changes. */
export interface Listing {
  readonly owner: string;
  readonly module: string;
  readonly sortBy: string;
  readonly sortOrder: string;
  readonly ids: readonly string[];
  readonly until: number;
}

export interface PageDesk {
  keep(listing: Omit<Listing, "until">): { readonly key: string; readonly until: number };
  find(key: string): Listing | "expired" | undefined;
}

/** Remembers listings for 24 hours by the world's clock. */
export function pageDesk(world: World): PageDesk {
  const kept = new Map<string, Listing>();
  return {
    keep(listing) {
      const key = randomBytes(12).toString("hex");
      const until = world.clock.now() + DAY_MS;
      kept.set(key, { ...listing, until });
      const oldest = kept.keys().next().value;
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return { key, until };
    },
    find(key) {
      const listing = kept.get(key);
      return listing && listing.until <= world.clock.now() ? "expired" : listing;
    },
  };
}
