import { setTimeout as sleep } from "node:timers/promises";
import { Logger as WorkerLogger, run, type RunnerOptions, type Task } from "graphile-worker";
import { z } from "zod";
import { formatDay, toDay } from "../../shared/kernel/day.ts";
import type { OrgEntry } from "../org/index.ts";
import { type Timetable, whatIsDue } from "./timetable.ts";

/** What the timetable may set going. */
export interface TimetableRooms {
  /** Sessions of the tables' owner: the job queue keeps its own schema. */
  readonly pool: RunnerOptions["pgPool"];
  now(): Date;
  refreshClock(): Promise<void>;
  /** Whether this machine's clock may say which day it is. */
  clockIsRight(): Promise<boolean>;
  orgs(): Promise<readonly OrgEntry[]>;
  latestRound(orgId: string): Promise<Parameters<typeof formatDay>[0] | null>;
  /** Does the work unless somebody is at work on that org already, in this process or another. */
  inTurn(orgId: string, work: () => Promise<unknown>): Promise<boolean>;
  round(orgId: string, asOf: NonNullable<Timetable["roundOf"]>): Promise<unknown>;
  pulse(orgId: string): Promise<unknown>;
  deliver(orgId: string): Promise<unknown>;
  /** Tests the forecast on the org's past; false when this process has one under way. */
  backTest(orgId: string): Promise<boolean>;
  /** Tries a scorecard on the org's past; false when this process has a trial under way. */
  tryScorecard(orgId: string): Promise<boolean>;
  /** One line for the log; `level` as the job queue says it. */
  log(level: "error" | "warning" | "info" | "debug", text: string): void;
}

export interface RunningTimetable {
  /** Somebody asked that a message leaves: not in the next minute but now. Comes back once a job is there for it. */
  deliverSoon(orgId: string): Promise<void>;
  /** A back-test was asked for. */
  testSoon(orgId: string): Promise<void>;
  /** A trial of a scorecard was asked for. */
  trySoon(orgId: string): Promise<void>;
  stop(): Promise<void>;
}

const RoundJob = z.object({ orgId: z.string(), asOf: z.string() });
const PulseJob = z.object({ orgId: z.string() });
/** Whoever is at work on the org delivers too, but may be past it. After that the minute's pulse does it. */
const ASKED_AGAIN_MS = [500, 1_000, 2_000, 4_000];

/** Work on a past waits for another org's in the same process: it takes a minute or so. */
const TESTED_AGAIN_MS = 15_000;

/** Every minute: which org's day has come, and what may leave by now. Any number of servers may run it at once. */
const CRONTAB = "* * * * * tick ?max=1";

export async function runTimetable(rooms: TimetableRooms): Promise<RunningTimetable> {
  const runner = await run({
    ...(rooms.pool === undefined ? {} : { pgPool: rooms.pool }),
    // One of them may be a back-test, which waits for a process of its own.
    concurrency: 3,
    noHandleSignals: true,
    crontab: CRONTAB,
    logger: new WorkerLogger(() => (level, message) => rooms.log(level, message)),
    taskList: {
      tick: async (_payload, { addJob }) => {
        for (const { orgId, roundOf } of await due(rooms)) {
          // The key makes a job that two servers ask for one job. No queue of the job runner's makes them wait for
          // each other: a killed server would keep an org's queue shut for four hours.
          if (roundOf === null)
            await addJob("pulse", { orgId }, { jobKey: `pulse-${orgId}`, maxAttempts: 1 });
          else
            await addJob(
              "round",
              { orgId, asOf: formatDay(roundOf) },
              { jobKey: `round-${orgId}`, maxAttempts: 3 },
            );
        }
      },
      round: async (payload) => {
        const { orgId, asOf } = RoundJob.parse(payload);
        await rooms.inTurn(orgId, () => rooms.round(orgId, toDay(asOf)));
      },
      pulse: async (payload) => {
        const { orgId } = PulseJob.parse(payload);
        await rooms.inTurn(orgId, () => rooms.pulse(orgId));
      },
      deliver: async (payload) => {
        const { orgId } = PulseJob.parse(payload);
        for (const wait of [0, ...ASKED_AGAIN_MS]) {
          await sleep(wait);
          if (await rooms.inTurn(orgId, () => rooms.deliver(orgId))) return;
        }
      },
      "back-test": alone("back-test", rooms.backTest),
      "scorecard-trial": alone("scorecard-trial", rooms.tryScorecard),
    },
  });
  return {
    deliverSoon: async (orgId) => {
      await runner.addJob("deliver", { orgId }, { jobKey: `deliver-${orgId}`, maxAttempts: 1 });
    },
    testSoon: async (orgId) => {
      await runner.addJob("back-test", { orgId }, { jobKey: `back-test-${orgId}`, maxAttempts: 1 });
    },
    trySoon: async (orgId) => {
      await runner.addJob("scorecard-trial", { orgId }, { jobKey: `trial-${orgId}`, maxAttempts: 1 });
    },
    stop: () => runner.stop(),
  };
}

/** Done now, or asked for again when this process is at work on another org's. */
const alone =
  (name: "back-test" | "scorecard-trial", work: (orgId: string) => Promise<boolean>): Task =>
  async (payload, { addJob, job }) => {
    const { orgId } = PulseJob.parse(payload);
    if (await work(orgId)) return;
    const runAt = new Date(job.run_at.getTime() + TESTED_AGAIN_MS);
    await addJob(name, { orgId }, { jobKey: `${name}-later-${orgId}`, maxAttempts: 1, runAt });
  };

async function due(rooms: TimetableRooms): Promise<readonly Timetable[]> {
  await rooms.refreshClock();
  const orgs = await rooms.orgs();
  const latest = new Map<string, Awaited<ReturnType<TimetableRooms["latestRound"]>>>();
  for (const { orgId } of orgs) latest.set(orgId, await rooms.latestRound(orgId));
  const found = whatIsDue(orgs, latest, rooms.now());
  if (!found.some(({ roundOf }) => roundOf !== null) || (await rooms.clockIsRight())) return found;
  // Rounds only go forward: after one of a later day an org would be silent until that day is over.
  rooms.log("error", "this server's clock is far from the database's: it begins no round");
  return found.map((each) => ({ ...each, roundOf: null }));
}
