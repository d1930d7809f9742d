import axios from "axios";
import { z } from "zod";

export interface Clock {
  now(): Date;
  /** Looks again at a clock that somebody else moves; does nothing for the machine's own. */
  refresh(): Promise<void>;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date(), refresh: async () => {} };

const ClockAnswer = z.object({ now: z.string() });

/** Follows the sandbox's movable clock: for development and tests, never for production (config refuses it there). */
export async function followedClock(url: string): Promise<Clock> {
  let ahead = 0;
  const refresh = async () => {
    const answer = await axios.get<unknown>(url, { timeout: 2_000 });
    ahead = new Date(ClockAnswer.parse(answer.data).now).getTime() - Date.now();
  };
  await refresh();
  return { now: () => new Date(Date.now() + ahead), refresh };
}
