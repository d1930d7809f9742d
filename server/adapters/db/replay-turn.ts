import type pg from "pg";
import { inTurn } from "./turns.ts";

/** One replay of an org at a time, whichever process it is asked of, and one in each process: it needs its breath. */
export function replayAlone(pool: pg.Pool): <T>(orgId: string, work: () => Promise<T>) => Promise<T | null> {
  let taken = false;
  return async (orgId, work) => {
    if (taken) return null;
    taken = true;
    try {
      let done: Awaited<ReturnType<typeof work>> | null = null;
      const keep = async () => {
        done = await work();
      };
      await inTurn(pool, orgId, keep, { of: "replay" });
      return done;
    } finally {
      taken = false;
    }
  };
}
