import { migrate } from "../adapters/db/migrate/migrate.ts";
import { openStore } from "../adapters/db/store/open-store.ts";
import { composeDesks, type Desks } from "../compose.ts";
import type { Config } from "../config.ts";
import { explainDay } from "../dunning/index.ts";
import type { OrgEntry } from "../org/index.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { type Work, workOf } from "../work.ts";
import { readReport } from "../report/index.ts";
import { printReplay } from "./replay.ts";
import type { ReplayOptions } from "./replay-options.ts";
import type { ReminderOptions } from "./reminder-options.ts";
import { reportLines } from "./report-lines.ts";
import { complain, say } from "./told.ts";

/** Plans, runs or reports the day of every org asked for, as JSON lines; answers the exit code. */
export const remindOrgs = (config: Config, options: ReminderOptions): Promise<number> =>
  withDesks(config, async (desks) => {
    const work = workOf(desks);
    return eachOrg(options.zgid, desks, (org) => doOne(org, options, desks, work));
  });

/** Replays every org asked for, as JSON lines; answers the exit code. */
export const replayOrgs = (config: Config, options: ReplayOptions): Promise<number> =>
  withDesks(config, (desks) =>
    eachOrg(options.zgid, desks, async (org) => {
      const complaint = await printReplay(org, options, desks.replays, say);
      return complaint === null ? 0 : complain(complaint);
    }),
  );

async function withDesks(config: Config, work: (desks: Desks) => Promise<number>): Promise<number> {
  const from = config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl };
  const store = await openStore({ ...from, dataDir: config.dataDir, attach: true });
  try {
    await migrate(store.ownerPool);
    const desks = await composeDesks(config, store);
    const code = await work(desks);
    desks.closeMail();
    return code;
  } finally {
    await store.close();
  }
}

async function eachOrg(
  zgid: string | null,
  desks: Desks,
  work: (org: OrgEntry) => Promise<number>,
): Promise<number> {
  const orgs = (await desks.org.directory()).filter((org) => zgid === null || org.zgid === zgid);
  if (orgs.length === 0)
    return complain(zgid === null ? "No org is connected yet." : `No org ${zgid} is connected: see --org.`);
  let code = 0;
  for (const org of orgs) code = Math.max(code, await work(org));
  return code;
}

async function doOne(org: OrgEntry, options: ReminderOptions, desks: Desks, work: Work): Promise<number> {
  const asOf = options.asOf ?? (await work.todayOf(org.orgId));
  if (options.doing === "plan") {
    for (const line of await explainDay(org.orgId, asOf, desks.dunning))
      say(JSON.stringify({ org: org.zgid, ...line }));
    return 0;
  }
  if (options.doing === "report") {
    for (const each of await readReport(org.orgId, asOf, desks.receivables, options.yearlyPpm))
      for (const line of reportLines(each)) say(JSON.stringify({ org: org.zgid, ...line }));
    return 0;
  }
  const report = await work.round(org.orgId, asOf);
  if (!report.ok)
    return complain(
      report.because === "not-yet"
        ? `${org.name}: ${formatDay(asOf)} has not come yet; give --as-of today or leave it out ("plan" looks ahead).`
        : `${org.name}: a round of a later day than ${formatDay(asOf)} exists; rounds only go forward.`,
    );
  const { outcome, steps, fault } = report.value;
  say(JSON.stringify({ org: org.zgid, asOf: formatDay(asOf), outcome, steps, fault }));
  return outcome === "failed" ? 1 : 0;
}
