import { migrate } from "../adapters/db/migrate/migrate.ts";
import { openStore } from "../adapters/db/store/open-store.ts";
import { composeDesks, type Desks } from "../compose.ts";
import { explainDay } from "../dunning/index.ts";
import type { OrgEntry } from "../org/index.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { type Work, workOf } from "../work.ts";
import { readEnvironment } from "./environment.ts";
import { printReplay } from "./replay.ts";
import { readReplayOptions, REPLAY_USAGE } from "./replay-options.ts";
import { readReminderOptions, type ReminderOptions, USAGE } from "./reminder-options.ts";

/** `npm run reminders`: a dry run, or the daily round, from the command line. Prints JSON lines. */
async function main(args: readonly string[]): Promise<number> {
  if (args[0] === "replay") return replay(args.slice(1));
  const options = readReminderOptions(args);
  if (!options.ok) return complain(options.because);
  if (options.value.doing === "help") return say(USAGE);
  const { env, zgid } = options.value;
  return withDesks(env, async (desks) => {
    const work = workOf(desks);
    return eachOrg(zgid, desks, (org) => doOne(org, options.value, desks, work));
  });
}

async function replay(args: readonly string[]): Promise<number> {
  const options = readReplayOptions(args);
  if (!options.ok) return complain(options.because);
  if (options.value.help) return say(REPLAY_USAGE);
  const { env, zgid } = options.value;
  return withDesks(env, (desks) =>
    eachOrg(zgid, desks, async (org) => {
      const complaint = await printReplay(org, options.value, desks.replays, say);
      return complaint === null ? 0 : complain(complaint);
    }),
  );
}

async function withDesks(env: string | null, work: (desks: Desks) => Promise<number>): Promise<number> {
  const config = readEnvironment(env);
  if (!config.ok) return complain(config.because);
  const from = config.value.databaseUrl === null ? {} : { databaseUrl: config.value.databaseUrl };
  const store = await openStore({ ...from, dataDir: config.value.dataDir, attach: true });
  try {
    await migrate(store.ownerPool);
    const desks = await composeDesks(config.value, store);
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
