import { watchedClock } from "../adapters/db/clock-check.ts";
import { dunningBook } from "../adapters/db/dunning-rows.ts";
import { analyzePlanned } from "../adapters/db/planned-rows.ts";
import { policyBook } from "../adapters/db/policy-rows.ts";
import { replayBook } from "../adapters/db/replay-rows.ts";
import { reportBook } from "../adapters/db/report-rows.ts";
import { pause } from "../adapters/db/store/pause.ts";
import { sendBook } from "../adapters/db/send-now-rows.ts";
import { stopUrl } from "../../shared/bounce/return-path.ts";
import { breathing } from "../breathing.ts";
import type {
  Calendars,
  DunningDesk,
  PolicyDesk,
  ReplayDesk,
  ReportDesk,
  SendDesk,
  Texter,
} from "../dunning/index.ts";
import { rereadInvoices, type SyncDesk } from "../sync/index.ts";
import type { Ground } from "./ground.ts";

interface Means {
  readonly sync: SyncDesk;
  readonly texter: Texter;
  readonly calendars: Calendars;
}

/** Who is reminded when: planned, sent, sent now, replayed. */
export function dunningDesks(ground: Ground, { sync, texter, calendars }: Means) {
  const { config, store, now, newId, door, dayIn, digest } = ground;
  const dunning: DunningDesk = {
    now,
    newId,
    inTenant: door(dunningBook),
    courier: ground.courier,
    crmCourier: ground.crm.courier,
    texter,
    fresh: { reread: (orgId, invoiceIds) => rereadInvoices(orgId, invoiceIds, sync) },
    files: ground.crm.files,
    calendars,
    defaultSender: config.defaultSender,
    stopped: () => config.stopSending,
    ...(config.clockUrl === null ? { clockIsRight: watchedClock(store.pool, now) } : {}),
    pause,
    countAgain: (orgId) => door((tx) => tx)(orgId, analyzePlanned),
    tagOf: ground.tagOf,
    stopUrl: (orgId, dispatchId) =>
      stopUrl(config.publicUrl, orgId, { dispatchId, tag: ground.stopTagOf(orgId, dispatchId) }),
    worker: ground.worker,
  };
  const sends: SendDesk = { ...dunning, inTenant: door(sendBook), dayIn, digest };
  const reports: ReportDesk = { now, newId, inTenant: door(reportBook) };
  const policies: PolicyDesk = { now, inTenant: door(policyBook) };
  const replays: ReplayDesk = { inTenant: door(replayBook), calendars, breathe: breathing() };
  return { dunning, sends, reports, policies, replays };
}
