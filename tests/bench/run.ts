import { type Programs, runNamed } from "../support/named-program.ts";

/** `npm run bench -- NAME`: one benchmark, its peer or floor measured in the same run. */
const benches: Programs = {
  "account-view": async () => (await import("./account-view/account-view.ts")).accountViewBench,
  alerts: async () => (await import("./alerts/alerts.ts")).alertsBench,
  deliver: async () => (await import("./deliver/deliver.ts")).deliverBench,
  replay: async () => (await import("./replay/replay.ts")).replayBench,
  reports: async () => (await import("./reports/reports.ts")).reportsBench,
  round: async () => (await import("./round/round.ts")).roundBench,
  score: async () => (await import("./score/score.ts")).scoreBench,
  "stored-round": async () => (await import("./round/stored.ts")).storedRoundBench,
  store: async () => (await import("./store/store.ts")).storeBench,
  sync: async () => (await import("./sync/sync.ts")).syncBench,
  widget: async () => (await import("./widget/widget.ts")).widgetBench,
};

process.exitCode = await runNamed("bench", benches, process.argv.slice(2));
