import type { Org, World } from "../../world/types.ts";
import { creditsOf } from "../coql/bounds.ts";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const tables: Readonly<Record<Org["edition"], { base: number; perUser: number; most: number }>> = {
  free: { base: 5_000, perUser: 0, most: 5_000 },
  standard: { base: 50_000, perUser: 250, most: 100_000 },
  professional: { base: 50_000, perUser: 500, most: 3_000_000 },
  enterprise: { base: 50_000, perUser: 1_000, most: 5_000_000 },
  ultimate: { base: 50_000, perUser: 2_000, most: Number.MAX_SAFE_INTEGER },
};

/** API credits of 24 hours by edition and users. */
export function editionCredits(org: Org): number {
  const { base, perUser, most } = tables[org.edition];
  return Math.min(base + perUser * org.users.length, most);
}

export interface CreditLedger {
  /** What is left after the spending, or undefined when there was not enough and nothing was spent. */
  spend(org: Org, credits: number): { readonly left: number; readonly limit: number } | undefined;
}

/** Counts each org's credits over a rolling day, in minutes. */
export function creditLedger(world: World, limitOf: (org: Org) => number): CreditLedger {
  const spentByMinute = new Map<Org, Map<number, number>>();
  return {
    spend(org, credits) {
      const minutes = spentByMinute.get(org) ?? new Map<number, number>();
      spentByMinute.set(org, minutes);
      const now = world.clock.now();
      let used = 0;
      for (const [minute, spent] of minutes) {
        if (minute * MINUTE <= now - DAY) minutes.delete(minute);
        else used += spent;
      }
      const limit = limitOf(org);
      if (used + credits > limit) return undefined;
      const minute = Math.floor(now / MINUTE);
      minutes.set(minute, (minutes.get(minute) ?? 0) + credits);
      return { left: limit - used - credits, limit };
    },
  };
}

const BULK_READ = 50;

/** Writing costs a credit for every ten records begun, a COQL query by its limit, a bulk read fifty; all else costs one. */
export function costOf(method: string, path: string, body: unknown): number {
  const { data, select_query: query } = (body ?? {}) as { data?: unknown; select_query?: unknown };
  if (method === "POST" && path.endsWith("/crm/bulk/v6/read")) return BULK_READ;
  if (path.endsWith("/crm/v6/coql") && typeof query === "string") return creditsOf(query);
  return method !== "GET" && Array.isArray(data) ? Math.max(1, Math.ceil(data.length / 10)) : 1;
}
