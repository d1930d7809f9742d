import type { Program } from "../support/named-program.ts";
import { withDatabase } from "./own-database.ts";
import { tormentStop } from "./stop/torment.ts";
import { isClean } from "./sending/verdict.ts";

/** From the operator's asking to the mail server's last command. */
const QUIET_MS = 5_000;

export const stopTorture = {
  about:
    "Stops and resumes a round of reminders while real servers send it; times the quiet, then judges the mailbox.",
  options: {
    messages: { about: "reminders of the round, each to a debtor of its own", value: 10_000 },
    stops: { about: "of the installation and of the org in turn, within the round", value: 4 },
    servers: { about: "server processes at work on the same database", value: 2 },
    seed: { about: "of every chance taken", value: 1 },
  },
  async run(given, say) {
    const { messages = 0, stops = 0, servers = 1, seed = 1 } = given;
    const tormented = await withDatabase((database) =>
      tormentStop({ messages, stops, servers, seed: String(seed), say }, database),
    );
    const slowestMs = Math.max(0, ...tormented.stops.map(({ quietMs }) => quietMs));
    const ok =
      tormented.stuck === 0 &&
      isClean(tormented.verdict, messages) &&
      tormented.verdict.inDoubt === 0 &&
      slowestMs <= QUIET_MS;
    const { verdict, stuck } = tormented;
    return {
      ok,
      seed,
      messages,
      servers,
      bar: QUIET_MS,
      slowestMs,
      ...verdict,
      stuck,
      stops: tormented.stops,
    };
  },
} satisfies Program;
