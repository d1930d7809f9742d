import { createHash } from "node:crypto";
import { bareWeek } from "../../shared/calendar/business-calendar.ts";
import type { Day } from "../../shared/kernel/day.ts";
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
import { freshOf, writerOf } from "./crm.ts";
import type { Process } from "./process.ts";
import { crmCourierOf, texterOf } from "./other-carriers.ts";
import { mailServerOf } from "./mail-server.ts";
import { activationModel } from "./store/activation-model.ts";
import { dunningModel } from "./store/dunning-model.ts";
import { followUpModel } from "./store/followup-model.ts";
import { holdModel } from "./store/hold-model.ts";
import { outboxModel } from "./store/outbox-model.ts";
import { disputeModel, planModel, planVerdictModel } from "./store/plan-model.ts";
import { promiseModel } from "./store/promise-model.ts";
import { roundModel } from "./store/round-model.ts";
import type { MemoryStore } from "./store/memory-store.ts";
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
export const desksOf = (process: Process, world: World, by: string): SimulatedDesks =>
  new DesksMade(process, world, by);

/** Each is made when it is asked for: most runs need two. */
class DesksMade implements SimulatedDesks {
  readonly #process: Process;
  readonly #world: World;
  readonly #by: string;
  readonly #now: () => Date;
  readonly #newId: () => string;

  constructor(process: Process, world: World, by: string) {
    this.#process = process;
    this.#world = world;
    this.#by = by;
    this.#now = () => process.now();
    this.#newId = () => process.newId();
  }

  get dunning(): DunningDesk {
    const [process, world, by] = [this.#process, this.#world, this.#by];
    return {
      now: this.#now,
      newId: this.#newId,
      inTenant: this.#room("dunning", (tx) => observed(world, tx)),
      courier: courierOf(process, world, by),
      crmCourier: crmCourierOf({ process, world, by }),
      texter: texterOf({ process, world, by }),
      fresh: freshOf(process, world, by),
      calendars: CALENDARS,
      defaultSender: SENDER,
      stopped: () => false,
      clockIsRight: async () => Math.abs(process.skewMs) < 15 * 60_000,
      tagOf: () => "0".repeat(16),
      stopUrl: (_orgId, dispatchId) => `https://api.seller.example/stop/${dispatchId}`,
      worker: process.name,
    };
  }

  get promise(): PromiseDesk {
    const { store } = this.#world;
    const inTenant = this.#room("promise", (tx) => promiseModel(store, tx));
    return { now: this.#now, inTenant };
  }

  get outbox(): OutboxDesk {
    const { store } = this.#world;
    return {
      now: this.#now,
      inTenant: this.#room("outbox", (tx) => outboxModel(store, tx)),
      crm: writerOf(this.#process, this.#world),
      worker: this.#process.name,
    };
  }

  get followup(): FollowUpDesk {
    return { ...this.#lineDesk("followup", followUpModel), calendars: CALENDARS };
  }

  get plan(): PlanDesk {
    return this.#lineDesk("plan", planModel);
  }

  get planVerdicts(): PlanVerdictDesk {
    return this.#lineDesk("planVerdicts", planVerdictModel);
  }

  get dispute(): DisputeDesk {
    return this.#lineDesk("dispute", disputeModel);
  }

  get hold(): HoldDesk {
    const { store } = this.#world;
    const inTenant = this.#room("hold", (tx) => holdModel(store, tx));
    return { now: this.#now, newId: this.#newId, inTenant, dayIn: today };
  }

  get activation(): SimulatedDesks["activation"] {
    const { store } = this.#world;
    return {
      now: this.#now,
      newId: this.#newId,
      inTenant: this.#room("activation", (tx) => activationModel(store, tx)),
      dayIn: today,
      inTurn: inTurnOf(this.#process, this.#world),
    };
  }

  get standstill(): StandstillDesk {
    return standstillOf(this.#process, this.#world, this.#by);
  }

  get rounds(): SimulatedDesks["rounds"] {
    const { store } = this.#world;
    const inRoom = this.#room("rounds", (tx) => roundModel(store, tx));
    return (work) => inRoom(ORG, work);
  }

  /** Of what is written with a line in the log. */
  #lineDesk<Book extends object>(
    name: string,
    make: (store: MemoryStore, tx: Transaction, newId: () => string) => Book,
  ) {
    const inTenant = this.#room(name, (tx) => make(this.#world.store, tx, () => tx.holder.newId()));
    return { now: this.#now, newId: this.#newId, dayIn: dayAsked, digest: digestOf, inTenant };
  }

  #room<Book extends object>(name: string, make: (tx: Transaction) => Book) {
    const [process, by] = [this.#process, this.#by];
    return <T>(_orgId: string, work: (book: Book) => Promise<T>): Promise<T> =>
      process.inTransaction(name, by, (tx) => work(bookOf(name, tx, make)));
  }
}

const CALENDARS: DunningDesk["calendars"] = {
  of: () => bareWeek,
  codeOf: (country) => country,
  mobileOf: (written) => written,
};
const SENDER = { name: "Seller", address: "ar@seller.example" };
const today = (_orgId: string, at: Date): Day => dayIn(at);
const dayAsked = async (_orgId: string, at: Date): Promise<Day> => dayIn(at);
const digestOf = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");

const TRY_AGAIN_MS = 200;
const PATIENCE_MS = 5_000;

/** As the database's turns are waited for by who pressed a button. */
const inTurnOf =
  (process: Process, { store, time }: World) =>
  async <T>(_orgId: string, work: () => Promise<T>): Promise<T | null> => {
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
  };

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
function observed(world: World, tx: Transaction): DunningBook {
  const book = dunningModel(world.store, tx, () => tx.holder.point("dunning.sheets: between"));
  /** whoever holds a fence that another has passed is refused, every time. */
  const fenced = async (what: string, dispatchId: string, fence: string, doing: () => Promise<boolean>) => {
    const isStale = () => world.store.dispatches.get(tx, dispatchId)?.fence !== fence;
    const wasStale = isStale();
    const done = await doing();
    if (!done) world.happens(`refused: ${what}`);
    if (wasStale) world.happens("stale fence");
    if (wasStale && done)
      world.swear({ kind: "fault", text: `${dispatchId}: ${what} was let through with a stale fence` });
    return done;
  };
  return {
    ...book,
    async lockAccount(accountId) {
      await book.lockAccount(accountId);
      world.swear({ kind: "locked", by: tx.by, accountId });
    },
    async lockMessages(messages) {
      const rows = await book.lockMessages(messages);
      for (const { accountId } of messages) world.swear({ kind: "locked", by: tx.by, accountId });
      return rows;
    },
    startSending: (dispatchId, fence, mail) =>
      fenced("startSending", dispatchId, fence, () => book.startSending(dispatchId, fence, mail)),
    end: (dispatchId, fence, end) => fenced("end", dispatchId, fence, () => book.end(dispatchId, fence, end)),
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
