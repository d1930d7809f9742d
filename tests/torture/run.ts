import { type Programs, runNamed } from "../support/named-program.ts";

/** `npm run torture -- NAME`: the long form of what `npm test` does a share of. */
const tortures: Programs = {
  carry: async () => (await import("./carry.ts")).carryTorture,
  fuzz: async () => (await import("./fuzz.ts")).fuzzTorture,
  "bulk-read": async () => (await import("./bulk-read.ts")).bulkReadTorture,
  smtp: async () => (await import("./smtp.ts")).smtpTorture,
  sending: async () => (await import("./sending.ts")).sendingTorture,
  stop: async () => (await import("./stop.ts")).stopTorture,
  storage: async () => (await import("./storage.ts")).storageTorture,
  writeback: async () => (await import("./writeback.ts")).writebackTorture,
  pool: async () => (await import("./pool.ts")).poolTorture,
  templates: async () => (await import("./templates.ts")).templatesTorture,
  tenancy: async () => (await import("./tenancy.ts")).tenancyTorture,
};

process.exitCode = await runNamed("torture", tortures, process.argv.slice(2));
