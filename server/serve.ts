import { createServer, type Server } from "node:http";
import { assert } from "../shared/kernel/result.ts";
import { keepAlarms } from "./activation/index.ts";
import { tablesWithoutTenantWall } from "./adapters/db/migrate/check-policies.ts";
import { migrate } from "./adapters/db/migrate/migrate.ts";
import { inTurn } from "./adapters/db/turns.ts";
import { overdueLeases } from "./adapters/db/overdue-leases.ts";
import { openStore, type Store } from "./adapters/db/store/open-store.ts";
import { createLog, faultText, type Logger } from "./adapters/log/log.ts";
import { composeDesks, type Desks } from "./compose.ts";
import type { Config } from "./config.ts";
import { createApp } from "./http/app.ts";
import { runTrial } from "./credit/index.ts";
import { runBackTest } from "./forecast/index.ts";
import { reapDispatches } from "./dunning/index.ts";
import { type RunningTimetable, runTimetable } from "./jobs/run-timetable.ts";
import { watchLeases } from "./jobs/watch-leases.ts";
import { httpRooms } from "./rooms/http-rooms.ts";
import { type Work, workOf } from "./work.ts";

export interface Serving {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the store, migrates it, and answers until closed. @throws one sentence when a part cannot start. */
export async function serve(config: Config): Promise<Serving> {
  const log = createLog(config.logLevel);
  const store = await openMigrated(config, log);
  try {
    const desks = await composeDesks(config, store);
    const work = workOf(desks);
    const jobs: { timetable?: RunningTimetable } = {};
    const rooms = httpRooms(
      config,
      desks,
      work,
      log,
      async (orgId) => jobs.timetable?.deliverSoon(orgId),
      async (orgId) => jobs.timetable?.testSoon(orgId),
      async (orgId) => jobs.timetable?.trySoon(orgId),
    );
    const server = await listen(createServer(createApp(rooms)), config);
    const timetable = await runTimetable(timetableRooms(store, desks, work, log));
    jobs.timetable = timetable;
    const leases = watchLeases({
      overdue: () => overdueLeases(store.ownerPool),
      reap: (orgId) => reapDispatches(orgId, desks.dunning),
      fault: (fault) => log.error({ fault: faultText(fault) }, "nobody looked after the leases"),
    });
    const close = async () => {
      await closeServer(server);
      // Nobody waits a minute for a test that can be asked for again.
      desks.endBackTests();
      await Promise.all([timetable.stop(), leases.stop()]);
      desks.closeMail();
      await store.close();
    };
    return { url: config.publicUrl, close };
  } catch (fault) {
    await store.close();
    throw fault;
  }
}

async function openMigrated(config: Config, log: Logger): Promise<Store> {
  const from = config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl };
  const store = await openStore({
    ...from,
    prepares: config.databasePrepares,
    dataDir: config.dataDir,
    log: (line) => log.info(line),
  });
  try {
    await migrate(store.ownerPool);
    const open = await tablesWithoutTenantWall(store.ownerPool);
    assert(
      open.length === 0,
      `tables without a tenant wall: ${open.map(({ table, because }) => `${table} (${because})`).join(", ")}`,
    );
    return store;
  } catch (fault) {
    await store.close();
    throw fault;
  }
}

function timetableRooms(
  store: Store,
  desks: Desks,
  work: Work,
  log: Logger,
): Parameters<typeof runTimetable>[0] {
  const thenTell = async <T>(work: Promise<T>, orgId: string): Promise<T> => {
    try {
      return await work;
    } finally {
      await tellAlarms(orgId, desks, log);
    }
  };
  return {
    pool: store.ownerPool,
    now: () => desks.clock.now(),
    refreshClock: desks.clock.refresh,
    clockIsRight: async () => (await desks.dunning.clockIsRight?.()) ?? true,
    orgs: () => desks.org.directory(),
    latestRound: work.latestRound,
    inTurn: (orgId, doing) => inTurn(store.ownerPool, orgId, doing),
    round: (orgId, asOf) => thenTell(work.round(orgId, asOf), orgId),
    pulse: (orgId) => thenTell(work.pulse(orgId), orgId),
    deliver: work.deliver,
    backTest: oneAtATime((orgId) =>
      inTurn(store.ownerPool, orgId, () => runBackTest(orgId, desks.backTests), { of: "back-test" }),
    ),
    tryScorecard: oneAtATime((orgId) =>
      inTurn(store.ownerPool, orgId, () => runTrial(orgId, desks.scorecards), { of: "trial" }),
    ),
    log: (level, text) => log[level === "warning" ? "warn" : level === "info" ? "debug" : level](text),
  };
}

/** In this process; false to whoever comes in between. */
function oneAtATime(work: (orgId: string) => Promise<unknown>): (orgId: string) => Promise<boolean> {
  let taken = false;
  return async (orgId) => {
    if (taken) return false;
    taken = true;
    try {
      await work(orgId);
      return true;
    } finally {
      taken = false;
    }
  };
}

/** Each alarm is one line when it begins and one when it ends, however often it is looked at. */
async function tellAlarms(orgId: string, desks: Desks, log: Logger): Promise<void> {
  const { began, ended } = await keepAlarms(orgId, desks.activation);
  for (const { kind, figure } of began) log.warn({ orgId, alarm: kind, figure }, "an alarm begins");
  for (const kind of ended) log.info({ orgId, alarm: kind }, "an alarm ends");
}

function listen(server: Server, { port, host }: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once("error", (fault: NodeJS.ErrnoException) =>
      reject(
        fault.code === "EADDRINUSE"
          ? new Error(`Port ${port} is taken: end what uses it, or set PORT to another.`)
          : fault,
      ),
    );
    server.listen(port, host, () => resolve(server));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
