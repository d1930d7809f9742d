import { randomOf } from "../../sandbox/books/random.ts";
import type { Findings, Program } from "../support/named-program.ts";
import { lawfulShapes } from "./storage/shape.ts";
import { newTally, type Tally } from "./storage/tally.ts";
import { tormentStore } from "./storage/torment-store.ts";

/** The bar of data-layer.md §10: a second opener is told so, and a dead holder's lock is free, within a second. */
const AT_MOST_MS = 1_000;

const worst = (times: readonly number[]): number => Math.round(Math.max(0, ...times));
const middle = (times: readonly number[]): number =>
  Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0);

/** Judges the tally: nothing lost, nobody left running, nothing half done, and the two times within the bar. */
export function findingsOf(tally: Tally): Findings {
  const { openMs, lockMs, refusedMs, migrationsFound, ...counts } = tally;
  const ok =
    tally.lost + tally.orphans + tally.failedOpens + tally.faults.length === 0 &&
    worst(lockMs) <= AT_MOST_MS &&
    worst(refusedMs) <= AT_MOST_MS;
  return {
    ok,
    ...counts,
    migrationsFound: migrationsFound.toSorted((a, b) => a - b).join(" "),
    openMs: { middle: middle(openMs), worst: worst(openMs) },
    lockFreeMs: { middle: middle(lockMs), worst: worst(lockMs) },
    secondOpeners: refusedMs.length,
    secondOpenerRefusedMs: { middle: middle(refusedMs), worst: worst(refusedMs) },
  };
}

export const storageTorture = {
  about:
    "Kills the server, and smaller processes around its store, at random moments; then reopens and judges what is left.",
  options: {
    kills: { about: "how many times in all", value: 64 },
    server: {
      about: "how many of them hit the whole server, with a CRM beside it and a client writing",
      value: 40,
    },
    seed: { about: "of every chance taken", value: 1 },
  },
  async run(given, say) {
    const seed = given["seed"] ?? 1;
    const ofServer = Math.min(given["server"] ?? 0, given["kills"] ?? 0);
    const ofStore = (given["kills"] ?? 0) - ofServer;
    say(`seed ${seed}: ${ofStore} kills of a process around the store, ${ofServer} of the whole server`);
    const shapes = await lawfulShapes();
    const [store, server] = [newTally(), newTally()];
    await tormentStore(ofStore, { tally: store, random: randomOf(`store ${seed}`), shapes, say });
    if (ofServer > 0) {
      const { tormentServer } = await import("./storage/torment-server.ts");
      await tormentServer(ofServer, { tally: server, random: randomOf(`server ${seed}`), shapes, say });
    }
    const [atStore, atServer] = [findingsOf(store), findingsOf(server)];
    return { ok: atStore.ok && atServer.ok, seed, store: atStore, server: atServer };
  },
} satisfies Program;
