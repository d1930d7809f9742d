import { migrate } from "../adapters/db/migrate/migrate.ts";
import { openStore } from "../adapters/db/store/open-store.ts";
import { composeDesks, type Desks } from "../compose.ts";
import { explainDay } from "../dunning/index.ts";
import type { OrgEntry } from "../org/index.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { type Work, workOf } from "../work.ts";
import { readEnvironment } from "./environment.ts";
import { readReminderOptions, type ReminderOptions, USAGE } from "./reminder-options.ts";

/** `npm run reminders`: a dry run, or the daily round, from the command line. Prints JSON lines. */
async function main(args: readonly string[]): Promise<number> {
  const options = readReminderOptions(args);
  if (!options.ok) return complain(options.because);
  if (options.value.doing === "help") return say(USAGE);
  const config = readEnvironment(options.value.env);
  if (!config.ok) return complain(config.because);
  const from = config.value.databaseUrl === null ? {} : { databaseUrl: config.value.databaseUrl };
  const store = await openStore({ ...from, dataDir: config.value.dataDir, attach: true });
  try {
    await migrate(store.ownerPool);
    const desks = await composeDesks(config.value, store);
    const code = await doAll(options.value, desks, workOf(desks));
    desks.closeMail();
    return code;
  } finally {
    await store.close();
  }
}

async function doAll(options: ReminderOptions, desks: Desks, work: Work): Promise<number> {
  const orgs = (await desks.org.directory()).filter(
    ({ zgid }) => options.zgid === null || zgid === options.zgid,
  );
  if (orgs.length === 0)
    return complain(
      options.zgid === null ? "No org is connected yet." : `No org ${options.zgid} is connected: see --org.`,
    );
  let code = 0;
  for (const org of orgs) code = Math.max(code, await doOne(org, options, desks, work));
  return code;
}

async function doOne(org: OrgEntry, options: ReminderOptions, desks: Desks, work: Work): Promise<number> {
  const asOf = options.asOf ?? (await work.todayOf(org.orgId));
  if (options.doing === "plan") {
    for (const line of await explainDay(org.orgId, asOf, desks.dunning))
      say(JSON.stringify({ org: org.zgid, ...line }));
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

function say(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (fault: unknown) => {
    process.exitCode = complain(fault instanceof Error ? fault.message : String(fault));
  },
);
