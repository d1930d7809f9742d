import { createHash } from "node:crypto";
import { randomOf } from "../../sandbox/books/random.ts";
import {
  askSend,
  deliverDay,
  planAsked,
  planDay,
  previewSend,
  reapDispatches,
  type SendDesk,
} from "../../server/dunning/index.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { dayIn, MINUTE_MS, momentOf } from "./clock-on-wall.ts";
import { pulls } from "./crm.ts";
import { bookOf } from "./crossed-book.ts";
import { desksOf, ORG } from "./desks.ts";
import { drawPolicy } from "./draw.ts";
import { Process } from "./process.ts";
import { askTable, sendModel } from "./store/send-model.ts";
import { settleTown } from "./town.ts";
import { World } from "./world.ts";

/** What is seen of one race from outside. */
export interface Race {
  /** Letters and tasks: one, whoever was fastest. */
  readonly messages: number;
  readonly unanswered: number;
  /** In the order in which they came: "queued" of who was first, mostly. */
  readonly said: readonly string[];
  readonly points: ReadonlySet<string>;
}

const TODAY = toDay("2026-03-05");
const ACCOUNT = "100";

/**
 * One debtor whose letter is due. Two tabs show it and are pressed twice each, while the org's turns come and a round
 * runs, in an order that the seed draws at every call of every port; some processes sleep, some have no turns to keep
 * them apart.
 */
export async function raceOf(seed: string): Promise<Race> {
  const random = randomOf(seed);
  const world = new World(random.fork("world"), momentOf(TODAY, 570));
  await settleTown(world, { ...SCOPE, policy: { ...POLICY, minGapDays: random.whole(1, 3) } });
  oneDebt(world);
  const asks = askTable();
  const inTurns = random.chance(0.5);
  const naps = random.chance(0.2) ? 1 : 0;
  let napsLeft = naps;
  const processes = [0, 1, 2].map((at) => {
    const chances = random.fork(`fates ${at}`);
    const fates = () => {
      if (napsLeft === 0 || !chances.chance(1 / 40)) return null;
      napsLeft -= 1;
      return { kind: "sleeps", ms: chances.pick([5_000, 130_000]) } as const;
    };
    const parts = { time: world.time, store: world.store, random: random.fork(`process ${at}`) };
    return new Process(`p${at}`, parts, fates, (point) => void world.points.add(point));
  });
  const said: string[] = [];
  const failed = (fault: unknown) => void said.push(String(fault));
  const who = () => random.pick(processes);
  const later = (most: number, doing: () => Promise<unknown>) =>
    world.time.at(world.time.now + random.whole(0, most), () => void doing().catch(failed));
  const desk = (process: Process, by: string) => sendDesk(process, world, by, asks);

  /** A tab: looks, and is pressed twice. Whoever sees that something changed looks again, once. */
  const tab = async (name: string): Promise<void> => {
    const process = who();
    const shown = await previewSend(SENDER, desk(process, name));
    if (!shown.ok) throw new Error(shown.because);
    const clientId = `0190a0a0-0000-7000-8000-00000000000${name}`;
    const press = async (): Promise<void> => {
      const told = await askSend(SENDER, { clientId, digest: shown.value.digest }, desk(who(), name));
      said.push(told.ok ? told.value.state : told.because);
    };
    later(3_000, press);
    later(3_000, press);
  };
  let turns = 0;
  const turn = async (plansDay: boolean): Promise<void> => {
    const process = who();
    turns += 1;
    const by = `turn ${turns}`;
    if (inTurns) {
      if (world.store.turn !== null) return later(2_000, () => turn(plansDay));
      world.store.turn = process.session;
    }
    try {
      const { dunning } = desksOf(process, world, by);
      await reapDispatches(ORG, dunning);
      if (plansDay) await planDay(ORG, dayIn(process.now()), dunning);
      await planAsked(ORG, dayIn(process.now()), desk(process, by));
      await deliverDay(ORG, dayIn(process.now()), dunning);
    } finally {
      if (world.store.turn === process.session) world.store.turn = null;
    }
  };

  const first = processes[0];
  if (first === undefined) throw new Error("there are processes");
  await run(world, () => pulls(first, world, "pull"));
  later(4_000, () => tab("a"));
  later(4_000, () => tab("b"));
  later(8_000, () => turn(true));
  for (let at = 0; at < 3; at += 1) later(9_000, () => turn(false));
  await world.time.run();
  // What sleeps wakes, leases run out, and the next turns find what is left.
  for (let at = 0; at < 3; at += 1) {
    world.time.at(world.time.now + 5 * MINUTE_MS, () => void turn(false).catch(failed));
    await world.time.run();
  }
  const open = await world.store.directly((tx) => asks.rows(tx).filter(({ outcome }) => outcome === null));
  const { mailbox, points } = world;
  return { messages: mailbox.length, unanswered: open.length, said, points };
}

/** One invoice in one currency, of somebody whose clock is ours. */
function oneDebt(world: World): void {
  const account = world.accounts.get(ACCOUNT)?.is;
  const [bill] = world.invoices();
  if (account === undefined || bill === undefined) throw new Error("the town has a debtor");
  world.keepAccount({ ...account, timeZone: null });
  world.ledger.clear();
  world.past.clear();
  world.keepMoney({ ...bill, currency: "CNY" as typeof bill.currency, dueOn: addDays(TODAY, -1) });
}

async function run(world: World, doing: () => Promise<unknown>): Promise<void> {
  world.time.at(world.time.now, () => void doing());
  await world.time.run();
}

const POLICY = {
  ...drawPolicy(randomOf("race")),
  steps: [{ key: "s0", days: 1, channel: "email" as const, template: "sim0" }],
};
const SCOPE = { debtors: 1, days: 5, from: TODAY, caps: null, bills: 3 };
const SENDER = { orgId: ORG, accountId: ACCOUNT, userId: "77", userName: "Li Na", role: "rep" as const };

function sendDesk(process: Process, world: World, by: string, asks: ReturnType<typeof askTable>): SendDesk {
  const { dunning } = desksOf(process, world, by);
  return {
    ...dunning,
    inTenant: (_, work) =>
      process.inTransaction("sends", by, (tx) =>
        work(
          bookOf("sends", tx, (of) =>
            sendModel(world.store, asks, of, () => of.holder.point("sends.sheets: between")),
          ),
        ),
      ),
    dayIn: (_, at) => dayIn(at),
    digest: (value) => createHash("sha256").update(JSON.stringify(value)).digest("hex"),
  };
}
