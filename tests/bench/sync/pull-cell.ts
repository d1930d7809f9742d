import { monitorEventLoopDelay } from "node:perf_hooks";
import { connectOrg, type Grant } from "../../../server/org/index.ts";
import { pullOrg } from "../../../server/sync/index.ts";
import { localTime } from "../../../server/jobs/today.ts";
import { desksOn } from "../account-view/desks.ts";
import { answerAs } from "../cell.ts";
import { cpuSeconds } from "../figures.ts";
import { openEmptyStore } from "../filled-store.ts";
import { cpuOfChildren } from "./process-cpu.ts";
import type { Pulled } from "./sync.ts";

const RESOLUTION_MS = 10;

/** The whole path of a first sync: the product's desks, its own database, the org installed by a grant. */
async function pull(grant: Grant): Promise<Pulled> {
  const { store, dataDir, close } = await openEmptyStore();
  try {
    const desks = await desksOn(dataDir, store);
    const { orgId } = await connectOrg(grant, desks.install, desks.org);
    const today = localTime(new Date(), "Asia/Shanghai").day;
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    const storeBefore = cpuOfChildren(process.pid);
    const startedAt = performance.now();
    delay.enable();
    const { value: report, seconds } = await cpuSeconds(() => pullOrg(orgId, desks.sync, today));
    delay.disable();
    const faults = report.sources.flatMap(({ source, fault }) =>
      fault === null ? [] : `${source}: ${fault}`,
    );
    if (faults.length > 0) throw new Error(faults.join("; "));
    const lists = report.sources.filter(({ source }) => source !== "users" && source !== "rates");
    const of = (what: "read" | "changed" | "unreadable") => lists.reduce((all, each) => all + each[what], 0);
    return {
      records: of("read"),
      changed: of("changed"),
      unreadable: of("unreadable"),
      seconds,
      wallSeconds: (performance.now() - startedAt) / 1000,
      storeSeconds: cpuOfChildren(process.pid) - storeBefore,
      // The histogram counts the timer's own interval as well.
      loopDelayP99Ms: Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS),
      loopDelayMaxMs: Math.max(0, delay.max / 1e6 - RESOLUTION_MS),
    };
  } finally {
    await close();
  }
}

answerAs({ pull });
