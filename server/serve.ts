import { createServer, type Server } from "node:http";
import { assert } from "../shared/kernel/result.ts";
import { previewChange, readMessage, viewAccount } from "./account/index.ts";
import {
  keepAlarms,
  proposeGoLive,
  readActs,
  readHealth,
  readRuns,
  releaseFuse,
  setCaps,
  signGoLive,
  readStanding,
  rehearseOrg,
  resumeOrg,
  setModeByOperator,
  setStandstill,
  stopOrg,
} from "./activation/index.ts";
import { tablesWithoutTenantWall } from "./adapters/db/migrate/check-policies.ts";
import { migrate } from "./adapters/db/migrate/migrate.ts";
import { inTurn } from "./adapters/db/turns.ts";
import { openStore, type Store } from "./adapters/db/store/open-store.ts";
import { createLog, faultText, type Logger } from "./adapters/log/log.ts";
import { byHand } from "./by-hand.ts";
import { composeDesks, type Desks } from "./compose.ts";
import type { Config } from "./config.ts";
import {
  chooseLimits,
  keepPreference,
  readContacts,
  readLimits,
  reportWrong,
  verifyContact,
} from "./contact/index.ts";
import {
  askSend,
  messagesInDoubt,
  previewSend,
  readSend,
  settleDoubt,
  putPolicy,
  takeTextReport,
} from "./dunning/index.ts";
import { openDispute, resolveDispute } from "./dispute/index.ts";
import { agreePlan, grantExtension, withdrawPlan } from "./plan/index.ts";
import { withdrawPromise } from "./promise/index.ts";
import { logFollowUp, pageFollowUps } from "./followup/index.ts";
import { chargeRooms } from "./charge-rooms.ts";
import { choosePayer } from "./group/index.ts";
import { countVetoes, endVeto, exemptAccount, liftExemption, readHolds, vetoMessages } from "./hold/index.ts";
import { createApp } from "./http/app.ts";
import type { HttpRooms } from "./http/rooms.ts";
import { type RunningTimetable, runTimetable } from "./jobs/run-timetable.ts";
import { beginConsent, connectOrg, openSession, takeConsent } from "./org/index.ts";
import { settingsRooms } from "./settings-rooms.ts";
import { wordingRooms } from "./wording-rooms.ts";
import { admitHook, putSmsSender, readSmsSender, takeReply } from "./sms/index.ts";
import { takeNotice } from "./sync/index.ts";
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
    const rooms = httpRooms(config, desks, work, log, async (orgId) => jobs.timetable?.deliverSoon(orgId));
    const server = await listen(createServer(createApp(rooms)), config);
    const timetable = await runTimetable(timetableRooms(store, desks, work, log));
    jobs.timetable = timetable;
    const close = async () => {
      await closeServer(server);
      await timetable.stop();
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
  const store = await openStore({ ...from, dataDir: config.dataDir, log: (line) => log.info(line) });
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

/** Every feature behind its route. `deliverSoon`: makes the org's next turn come now instead of within a minute. */
export function httpRooms(
  config: Config,
  desks: Desks,
  work: Work,
  log: Logger,
  deliverSoon: (orgId: string) => Promise<void> = () => Promise.resolve(),
): HttpRooms {
  return {
    widgetOrigins: config.widgetOrigins,
    opsToken: config.opsToken,
    openSession: (credential, request) => openSession(credential, request, desks.org),
    readToken: desks.tokens.read,
    readSettingsToken: desks.tokens.readForSettings,
    viewAccount: (viewer) => viewAccount(viewer, desks.account),
    logFollowUp: (viewer, request) => logFollowUp(viewer, request, desks.followup),
    followUps: (viewer, before) => pageFollowUps(viewer, before, desks.followup),
    message: (viewer, dispatchId) => readMessage(viewer, dispatchId, desks.account),
    agreements: {
      withdrawPromise: (viewer, id, request) => withdrawPromise(viewer, id, request, desks.withdrawals),
      openDispute: (viewer, request) => openDispute(viewer, request, desks.dispute),
      resolveDispute: (viewer, id, request) => resolveDispute(viewer, id, request, desks.dispute),
      agreePlan: (viewer, request) => agreePlan(viewer, request, desks.plan),
      withdrawPlan: (viewer, id, request) => withdrawPlan(viewer, id, request, desks.plan),
      grantExtension: (viewer, request) => grantExtension(viewer, request, desks.plan),
      preview: (viewer, request) => previewChange(viewer, request, desks.previews),
    },
    takeNotice: (notice) => takeNotice(notice, desks.notices),
    activation: {
      standing: (orgId) => readStanding(orgId, desks.activation),
      acts: (orgId) => readActs(orgId, desks.activation),
      propose: (orgId) => proposeGoLive(orgId, desks.activation),
      sign: (by, signature) => signGoLive(by.orgId, by, signature, desks.activation),
      releaseFuse: (by, asOf, reason) => releaseFuse(by.orgId, by, asOf, reason, desks.activation),
      setCaps: (by, change) => setCaps(by.orgId, by, change, desks.activation),
      runs: (orgId, limit) => readRuns(orgId, limit, desks.activation),
      health: (orgId) => readHealth(orgId, desks.activation),
      stop: (by, reason) => stopOrg(by.orgId, by, reason, desks.activation),
      resume: (by, reason) => resumeOrg(by.orgId, by, reason, desks.activation),
      rehearse: (by, reason) => rehearseOrg(by.orgId, by, reason, desks.activation),
    },
    settings: settingsRooms(desks),
    wordings: wordingRooms(desks.wordings),
    choosePayer: (viewer, request) => choosePayer(viewer, request, desks.groups),
    charges: chargeRooms(desks.charges),
    contacts: {
      read: (viewer) => readContacts(viewer, desks.contacts),
      prefer: (viewer, request) => keepPreference(viewer, request, desks.contacts),
      wrong: (viewer, request) => reportWrong(viewer, request, desks.contacts),
      verify: (viewer, request) => verifyContact(viewer, request, desks.contacts),
      limits: (orgId) => readLimits(orgId, desks.contacts),
      chooseLimits: (admin, request) => chooseLimits(admin, request, desks.contacts),
    },
    holds: {
      read: (viewer) => readHolds(viewer, desks.holds),
      exempt: (viewer, request) => exemptAccount(viewer, request, desks.holds),
      lift: (viewer, exemptionId, reason) => liftExemption(viewer, exemptionId, reason, desks.holds),
      veto: (viewer, request) => vetoMessages(viewer, request, desks.holds),
      endVeto: (viewer, reason) => endVeto(viewer, reason, desks.holds),
      vetoCounts: (orgId) => countVetoes(orgId, desks.holds),
    },
    sends: {
      preview: (viewer) => previewSend(viewer, desks.sends),
      ask: async (viewer, request) => {
        const asked = await askSend(viewer, request, desks.sends);
        // It is written down: if this fails, the minute's pulse comes by it.
        if (asked.ok && asked.value.state === "queued")
          await deliverSoon(viewer.orgId).catch((fault: unknown) =>
            log.warn({ fault: faultText(fault) }, "no job for what was asked to leave now"),
          );
        return asked;
      },
      read: (viewer, requestId) => readSend(viewer, requestId, desks.sends),
    },
    sms: {
      read: (orgId) => readSmsSender(orgId, desks.sms),
      put: (admin, request) => putSmsSender(admin, request, desks.sms),
      admit: (call) => admitHook(call, desks.sms),
      report: (orgId, report) => takeTextReport(orgId, report, desks.textReports),
      reply: (reply, region) => takeReply(reply, region, desks.sms),
      numberOf: desks.numberOf,
    },
    consent: {
      overHttps: config.publicUrl.startsWith("https:"),
      begin: () => beginConsent(desks.consent),
      take: (back) => takeConsent(back, desks.consent),
    },
    ops: {
      orgs: () => desks.org.directory(),
      standstill: () => desks.standstill.standstill(),
      setStandstill: (stopped, by, reason) => setStandstill(stopped, by, reason, desks.standstill),
      connect: async (grant) => {
        const connected = await connectOrg(grant, desks.install, desks.org);
        desks.forgetToken(connected.orgId);
        return connected;
      },
      sync: work.sync,
      ...byHand(desks, work),
      inDoubt: (orgId) => messagesInDoubt(orgId, desks.dunning),
      settleDoubt: (orgId, dispatchId, didLeave, by) =>
        settleDoubt(orgId, dispatchId, didLeave, by, desks.dunning),
      saveSettings: (orgId, settings) => desks.org.inTenant(orgId, (book) => book.saveSettings(settings)),
      putPolicy: (orgId, policy, by) => putPolicy(orgId, policy, by, desks.policies),
      setMode: (orgId, mode) => setModeByOperator(orgId, mode, desks.activation),
    },
    refreshClock: desks.clock.refresh,
    logFault: (path, fault) => log.error({ path, fault: faultText(fault) }, "a request failed"),
  };
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
    log: (level, text) => log[level === "warning" ? "warn" : level === "info" ? "debug" : level](text),
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
