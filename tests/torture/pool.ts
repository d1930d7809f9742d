import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "../../server/adapters/db/migrate/migrate.ts";
import { openStore } from "../../server/adapters/db/store/open-store.ts";
import { addOrg } from "../credit/rows.ts";
import type { Program } from "../support/named-program.ts";
import { takeTurns } from "./tenancy/pool-turns.ts";

/** Ten thousand turns of two orgs on one pool: no turn may see anything of the one before. */
export const poolTorture: Program = {
  about:
    "Turns of alternating orgs on one pool of the store, with errors, timeouts and lost connections between; nothing may be carried over.",
  options: {
    turns: { about: "turns", value: 10_000 },
    seed: { about: "seed of how turns end", value: 1 },
    "at-once": { about: "turns under way at once", value: 8 },
  },
  async run({ turns = 0, seed = 0, "at-once": atOnce = 1 }, say) {
    const dataDir = mkdtempSync(join(tmpdir(), "turns-"));
    const store = await openStore({ dataDir, log: () => undefined });
    try {
      await migrate(store.ownerPool);
      for (const org of ["1", "2"]) await addOrg(store.ownerPool, org);
      say(`Seed ${seed}: ${turns} turns.`);
      const found = await takeTurns(store.pool, { turns, seed, atOnce });
      for (const line of [...found.carriedOver, ...found.unexpected].slice(0, 20)) say(line);
      const { byEnd, connections } = found;
      const carriedOver = found.carriedOver.length;
      const unexpected = found.unexpected.length;
      const ok = carriedOver === 0 && unexpected === 0 && connections < turns;
      return { ok, seed, turns, byEnd, connections, carriedOver, unexpected };
    } finally {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};
