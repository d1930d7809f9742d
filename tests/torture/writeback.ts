import type { Findings, Program } from "../support/named-program.ts";
import { withDatabase } from "./own-database.ts";
import { tormentWriteback } from "./writeback/torment.ts";
import { isClean } from "./writeback/verdict.ts";

export const writebackTorture = {
  about:
    "Logs follow-ups by the server's door while the CRM loses, delays and refuses what is written to it; then judges the CRM.",
  options: {
    followups: { about: "follow-ups to log", value: 1_000 },
    servers: { about: "server processes that write at the same time", value: 2 },
    kills: { about: "SIGKILLs of one of them while they log and write", value: 5 },
    late: { about: "writes that the CRM does half a minute after the client gave up", value: 2 },
    seed: { about: "of every chance taken", value: 1 },
  },
  async run(given, say): Promise<Findings> {
    const { followups = 0, servers = 1, kills = 0, late = 0, seed = 1 } = given;
    say(`seed ${seed}: ${followups} follow-ups, ${servers} servers, ${kills} kills`);
    const torment = { followups, servers, kills, late, seed: String(seed), say };
    const { verdict, ...counts } = await withDatabase((database) => tormentWriteback(torment, database));
    return { ok: isClean(verdict) && counts.logged === followups, seed, ...counts, ...verdict };
  },
} satisfies Program;
