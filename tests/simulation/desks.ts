import { createHash } from "node:crypto";
import { bareWeek } from "../../shared/calendar/business-calendar.ts";
import type { Courier, DunningBook, DunningDesk } from "../../server/dunning/index.ts";
import type { FollowUpDesk } from "../../server/followup/index.ts";
import type { OutboxDesk } from "../../server/outbox/index.ts";
import type { PromiseDesk } from "../../server/promise/index.ts";
import { bookOf } from "./crossed-book.ts";
import { dayIn } from "./clock-on-wall.ts";
import { crmOf } from "./crm.ts";
import type { Process } from "./process.ts";
import { mailServerOf } from "./mail-server.ts";
import { dunningModel } from "./store/dunning-model.ts";
import { followUpModel } from "./store/followup-model.ts";
import { outboxModel } from "./store/outbox-model.ts";
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
  return {
    dunning: {
      ...basics,
      inTenant: (_, work) => dunningRoom(work),
      courier: courierOf(process, world, by),
      fresh: crm.fresh,
      calendars: { of: () => bareWeek, codeOf: (country) => country },
      defaultSender: { name: "Seller", address: "ar@seller.example" },
      stopped: () => false,
      worker: process.name,
    },
    promise: { ...basics, inTenant: (_, work) => promiseRoom(work) },
    outbox: { ...basics, inTenant: (_, work) => outboxRoom(work), crm: crm.writer, worker: process.name },
    followup: {
      ...basics,
      inTenant: (_, work) => followupRoom(work),
      dayIn: async (_, at) => dayIn(at),
      digest: (value) => createHash("sha256").update(JSON.stringify(value)).digest("hex"),
    },
    rounds: room("rounds", (tx) => roundModel(store, tx)),
  };
}

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
