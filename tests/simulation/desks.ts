import { createHash } from "node:crypto";
import { bareWeek } from "../../shared/calendar/business-calendar.ts";
import type { ActivationDesk, GoLiveDesk, StandstillDesk } from "../../server/activation/index.ts";
import type { DisputeDesk } from "../../server/dispute/index.ts";
import type { Courier, DunningBook, DunningDesk } from "../../server/dunning/index.ts";
import type { FollowUpDesk } from "../../server/followup/index.ts";
import type { HoldDesk } from "../../server/hold/index.ts";
import type { OutboxDesk } from "../../server/outbox/index.ts";
import type { PlanDesk, PlanVerdictDesk } from "../../server/plan/index.ts";
import type { PromiseDesk } from "../../server/promise/index.ts";
import { bookOf } from "./crossed-book.ts";
import { dayIn } from "./clock-on-wall.ts";
import { crmOf } from "./crm.ts";
import type { Process } from "./process.ts";
import { mailServerOf } from "./mail-server.ts";
import { activationModel } from "./store/activation-model.ts";
import { dunningModel } from "./store/dunning-model.ts";
import { followUpModel } from "./store/followup-model.ts";
import { holdModel } from "./store/hold-model.ts";
import { outboxModel } from "./store/outbox-model.ts";
import { disputeModel, planModel, planVerdictModel } from "./store/plan-model.ts";
import { promiseModel } from "./store/promise-model.ts";
import { roundModel } from "./store/round-model.ts";
import type { Transaction } from "./store/transaction.ts";
import type { World } from "./world.ts";

export const ORG = "1";

export interface SimulatedDesks {
  readonly dunning: DunningDesk;
  readonly promise: PromiseDesk;
  readonly outbox: OutboxDesk;
  readonly followup: FollowUpDesk;
  readonly plan: PlanDesk;
  readonly planVerdicts: PlanVerdictDesk;
  readonly dispute: DisputeDesk;
  readonly hold: HoldDesk;
  readonly activation: ActivationDesk & Pick<GoLiveDesk, "inTurn">;
  readonly standstill: StandstillDesk;
  readonly rounds: <T>(work: (rounds: ReturnType<typeof roundModel>) => Promise<T>) => Promise<T>;
}

/** The desks that compose.ts gives a real process, over the world of a simulation. `by` names one run in the log. */
export function desksOf(process: Process, world: World, by: string): SimulatedDesks {
  const { store } = world;
  const basics = { now: () => process.now(), newId: () => process.newId() };
  const room =
    <Book extends object>(name: string, make: (tx: Transaction) => Book) =>
    <T>(work: (book: Book) => Promise<T>): Promise<T> =>
      process.inTransaction(name, by, (tx) => work(bookOf(name, process, tx, make)));
  const crm = crmOf(process, world, by);
  const dunningRoom = room("dunning", (tx) => observed(world, process, tx));
  const promiseRoom = room("promise", (tx) => promiseModel(store, tx));
  const outboxRoom = room("outbox", (tx) => outboxModel(store, tx));
  const followupRoom = room("followup", (tx) => followUpModel(store, tx, basics.newId));
  const planRoom = room("plan", (tx) => planModel(store, tx, basics.newId));
  const verdictRoom = room("planVerdicts", (tx) => planVerdictModel(store, tx, basics.newId));
  const disputeRoom = room("dispute", (tx) => disputeModel(store, tx, basics.newId));
  const holdRoom = room("hold", (tx) => holdModel(store, tx));
  const activationRoom = room("activation", (tx) => activationModel(store, tx));
  const line = {
    ...basics,
    dayIn: async (_: string, at: Date) => dayIn(at),
    digest: (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex"),
  };
  return {
    dunning: {
      ...basics,
      inTenant: (_, work) => dunningRoom(work),
      courier: courierOf(process, world, by),
      fresh: crm.fresh,
      calendars: { of: () => bareWeek, codeOf: (country) => country },
      defaultSender: { name: "Seller", address: "ar@seller.example" },
      stopped: () => false,
      clockIsRight: async () => Math.abs(process.skewMs) < 15 * 60_000,
      worker: process.name,
    },
    promise: { ...basics, inTenant: (_, work) => promiseRoom(work) },
    outbox: { ...basics, inTenant: (_, work) => outboxRoom(work), crm: crm.writer, worker: process.name },
    followup: { ...line, inTenant: (_, work) => followupRoom(work) },
    plan: { ...line, inTenant: (_, work) => planRoom(work) },
    planVerdicts: { ...basics, inTenant: (_, work) => verdictRoom(work) },
    dispute: { ...line, inTenant: (_, work) => disputeRoom(work) },
    hold: { ...basics, inTenant: (_, work) => holdRoom(work), dayIn: (_, at) => dayIn(at) },
    activation: {
      ...basics,
      inTenant: (_, work) => activationRoom(work),
      dayIn: (_, at) => dayIn(at),
      inTurn: (_, work) => soonInTurn(world, process, work),
    },
    standstill: standstillOf(process, world, by),
    rounds: room("rounds", (tx) => roundModel(store, tx)),
  };
}

const TRY_AGAIN_MS = 200;
const PATIENCE_MS = 5_000;

/** As the database's turns are waited for by who pressed a button. */
async function soonInTurn<T>(
  { store, time }: World,
  process: Process,
  work: () => Promise<T>,
): Promise<T | null> {
  for (let waitedMs = 0; store.turn !== null; waitedMs += TRY_AGAIN_MS) {
    if (waitedMs >= PATIENCE_MS) return null;
    await new Promise<void>((soon) => time.at(time.now + TRY_AGAIN_MS, soon));
  }
  store.turn = process.session;
  try {
    return await work();
  } finally {
    if (store.turn === process.session) store.turn = null;
  }
}

/** The one row of the whole installation. */
const standstillOf = (process: Process, { store }: World, by: string): StandstillDesk => ({
  now: () => process.now(),
  standstill: () =>
    process.inTransaction("standstill", by, async (tx) => {
      const stopped = store.org.get(tx, "org")?.installationStopped === true;
      return { stopped, by: null, reason: null, since: null };
    }),
  addStandstill: (stopped) =>
    process.inTransaction("standstill", by, async (tx) => {
      await store.org.update(
        tx,
        "org",
        () => true,
        (row) => ({ ...row, installationStopped: stopped }),
      );
    }),
});

/** Who is given an account's lock, and in which order, is seen from outside. */
function observed(world: World, process: Process, tx: Transaction): DunningBook {
  const book = dunningModel(world.store, tx, () => process.point("dunning.sheets: between"));
  return {
    ...book,
    async lockAccount(accountId) {
      await book.lockAccount(accountId);
      world.swear({ kind: "locked", by: tx.by, accountId });
    },
  };
}

const courierOf = (process: Process, world: World, by: string): Courier => {
  const { take } = mailServerOf(process, world, by);
  return {
    seal: (letter) =>
      process.outside("seal", async () => {
        const bytes = JSON.stringify({ ...letter, html: undefined });
        return {
          raw: Buffer.from(bytes),
          sha256: createHash("sha256").update(bytes).digest("hex"),
          messageId: letter.messageId,
        };
      }),
    deliver: (envelope, raw, mayBegin) => process.outside("deliver", () => take(envelope, raw, mayBegin)),
  };
};
