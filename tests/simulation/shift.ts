import { deliverDay, planDay, reapDispatches } from "../../server/dunning/index.ts";
import { dailyRound, type RoundRooms, type StepReport } from "../../server/jobs/daily-round.ts";
import { whatIsDue } from "../../server/jobs/timetable.ts";
import { flushWritebacks } from "../../server/outbox/index.ts";
import { judgePlans } from "../../server/plan/index.ts";
import { judgePromises } from "../../server/promise/index.ts";
import { dayIn, ZONE } from "./clock-on-wall.ts";
import { CrmIsDown, pulls } from "./crm.ts";
import { desksOf, ORG, type SimulatedDesks } from "./desks.ts";
import type { Process } from "./process.ts";
import { LEASE_MS } from "./store/terms.ts";
import type { World } from "./world.ts";

const RETRY_AFTER_MS = 15 * 60_000;
const PULL_EVERY_MS = 15 * 60_000;
const NOTHING: StepReport = { warnings: [], counts: {} };

/** One tick of a process's timetable, as the job runner and `workOf` do it: the round that is due, or the pulse. */
export async function tick(process: Process, world: World, by: string, inTurns: boolean): Promise<void> {
  const { store } = world;
  const begun = world.time.now;
  if (inTurns) {
    if (store.turn !== null) return;
    store.turn = process.session;
  }
  try {
    await look(process, world, by);
  } finally {
    if (store.turn === process.session) store.turn = null;
  }
  nothingIsStuck(world, begun);
}

async function look(process: Process, world: World, by: string): Promise<void> {
  const desks = desksOf(process, world, by);
  const rooms = roomsOf(process, world, by, desks);
  const failedAfter = new Date(process.now().getTime() - RETRY_AFTER_MS);
  const latest = await desks.rounds((rounds) => rounds.latestOver(failedAfter));
  const entry = { orgId: ORG, zgid: "z", name: "Seller", mode: "live" as const, timeZone: ZONE };
  const [due] = whatIsDue([entry], new Map([[ORG, latest]]), process.now());
  const today = await rooms.todayOf(ORG);
  if (due?.roundOf != null) {
    const report = await dailyRound(ORG, due.roundOf, rooms);
    if (report.ok) witnessed(world, report.value.fault?.text ?? null, warningsOf(report.value.steps));
  } else {
    const age = await desks.dunning.inTenant(ORG, (book) => book.oldestReadAt());
    const isOld = age === null || process.now().getTime() - age.getTime() >= PULL_EVERY_MS;
    const steps = [isOld ? await rooms.pull(ORG, today) : NOTHING];
    steps.push(await rooms.deliver(ORG, today), await rooms.writeBack(ORG, today));
    witnessed(world, null, warningsOf(steps));
  }
}

const warningsOf = (steps: object): readonly string[] =>
  Object.values(steps).flatMap((step) => (step as StepReport).warnings);

const EXPECTED = /no answer/;

/** Whatever the house itself calls a fault, unless it is one that the world made. */
function witnessed(world: World, fault: string | null, warnings: readonly string[]): void {
  for (const text of [...(fault === null ? [] : [fault]), ...warnings])
    if (!EXPECTED.test(text)) world.swear({ kind: "fault", text });
}

/** Whoever looks frees what its holder left lying; one that slept while it looked began before there was anything to free. */
function nothingIsStuck(world: World, begun: number): void {
  const { store } = world;
  // Whoever slept over its own look lost its connection, and what it freed with it: the next one looks again.
  if (world.time.now - begun > LEASE_MS) return;
  for (const { dispatchId, state, leaseUntil } of store.dispatches.living(store.eyes))
    if (leaseUntil !== null && Math.max(leaseUntil, store.turnSleptUntil) < begun - LEASE_MS)
      world.swear({ kind: "fault", text: `${dispatchId} is stuck in "${state}" for more than two leases` });
}

function roomsOf(process: Process, world: World, by: string, desks: SimulatedDesks): RoundRooms {
  const { dunning, rounds } = desks;
  return {
    async pull() {
      try {
        await pulls(process, world, by);
        return NOTHING;
      } catch (fault) {
        if (fault instanceof CrmIsDown) return { incomplete: true, warnings: [fault.message], counts: {} };
        throw fault;
      }
    },
    judgePromises: async (_, asOf) => ({
      warnings: [],
      counts: {
        ...(await judgePromises(ORG, asOf, desks.promise)),
        ...(await judgePlans(ORG, asOf, desks.planVerdicts)),
      },
    }),
    score: () => Promise.resolve(NOTHING),
    async plan(_, asOf) {
      await reapDispatches(ORG, dunning);
      const { failed } = await planDay(ORG, asOf, dunning);
      return { warnings: failed.map(({ name, reason }) => `${name}: ${reason}`), counts: {} };
    },
    async deliver(_, asOf) {
      await reapDispatches(ORG, dunning);
      const { failed } = await deliverDay(ORG, asOf, dunning);
      return { warnings: failed.map(({ dispatchId, reason }) => `${dispatchId}: ${reason}`), counts: {} };
    },
    async writeBack() {
      const { rejected } = await flushWritebacks(ORG, desks.outbox);
      return { warnings: rejected === 0 ? [] : [`the CRM refused ${rejected} records`], counts: {} };
    },
    brief: () => Promise.resolve(NOTHING),
    todayOf: async () => dayIn(process.now()),
    latestRound: () => rounds((all) => all.latest()),
    begin: (_, asOf) => rounds((all) => all.begin(asOf)),
    finish: (_, { asOf, outcome }) => rounds((all) => all.finish(asOf, outcome, process.now())),
    faultText: (fault) => (fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault)),
  };
}
