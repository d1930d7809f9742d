import { randomOf } from "../../sandbox/books/random.ts";
import { recheckSender, type SenderDesk } from "../../server/settings/index.ts";
import type { SenderBook } from "../../server/settings/ports.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { LONG_KEY, recordsOf, type Zone } from "../settings/zone.ts";
import { momentOf, ZONE } from "./clock-on-wall.ts";
import { bookOf } from "./crossed-book.ts";
import { ORG } from "./desks.ts";
import { type Fates, Process } from "./process.ts";
import { senderModel, type SenderTables, senderTables } from "./store/sender-model.ts";
import { World } from "./world.ts";

/** What is seen of the looks at one domain from outside. */
export interface Looks {
  /** In the order in which it was written down. */
  readonly noted: readonly string[];
  readonly failed: boolean;
  /** Hours from the last look to the end. */
  readonly ageHours: number;
  readonly keyIsProven: boolean;
  readonly faults: readonly string[];
}

const HOUR_MS = 3_600_000;
const BEGAN = momentOf(toDay("2026-03-05"), 570);
/** The first looks find it failed, and every later one mended: with our key published beside. */
const MENDED_AT = BEGAN + 3 * HOUR_MS;
const TICKS = [0, 1.1, 2.2, 3.3, 4.4, 31, 32];
const END = 33;

const WELL: Zone = {
  "mx.provider.example.com": { a: ["198.51.100.7"] },
  "seller.cn": { txt: ["v=spf1 ip4:198.51.100.7 -all"] },
  "ours._domainkey.seller.cn": { txt: [LONG_KEY] },
  "_dmarc.seller.cn": { txt: ["v=DMARC1; p=reject"] },
};
const FAILING: Zone = { ...WELL, "seller.cn": { txt: ["v=spf1 +all"] }, "ours._domainkey.seller.cn": {} };
const OURS = /p=(.*)$/.exec(LONG_KEY)?.[1] ?? "";

/**
 * A domain that fails, and is mended three hours later, looked at by the timetables of two servers, whose turns nothing keeps
 * apart. `fates` befall the first of them; `seen` hears of its fault points.
 */
export async function looksOf(
  seed: string,
  fates: Fates,
  seen: (point: string) => void = () => undefined,
): Promise<Looks> {
  const random = randomOf(seed);
  const world = new World(random.fork("world"), BEGAN);
  const tables = senderTables();
  await world.store.directly((tx) => tables.sender.upsert(tx, STANDING));
  const faults: string[] = [];
  const processes = [0, 1].map((at) => {
    const parts = { time: world.time, store: world.store, random: random.fork(`process ${at}`) };
    return at === 0
      ? new Process("p0", parts, fates, seen)
      : new Process(
          "p1",
          parts,
          () => null,
          () => undefined,
        );
  });
  for (const hour of TICKS)
    for (const process of processes)
      world.time.at(BEGAN + hour * HOUR_MS + random.whole(0, 5_000), () => {
        if (!process.alive) return;
        void recheckSender(ORG, senderDesk(process, world, tables)).catch((fault: unknown) => {
          faults.push(String(fault));
        });
      });
  await world.time.run();
  const [row, noted] = await world.store.directly(async (tx) => [
    tables.sender.get(tx, "sender"),
    tables.changes.rows(tx).map(({ reason }) => reason),
  ]);
  const check = row?.standing.check;
  return {
    noted,
    failed: check?.failed === true,
    ageHours: END - (Date.parse(check?.at ?? "") - BEGAN) / HOUR_MS,
    keyIsProven: row?.keys[0]?.isProven === true,
    faults,
  };
}

/** Checked a day and an hour ago, when it was well; a key of ours that nobody has published. */
const STANDING = {
  standing: {
    sender: { name: "Seller", address: "ar@seller.cn" },
    isStopped: false,
    timeZone: ZONE,
    check: {
      domain: "seller.cn",
      selector: null,
      at: new Date(BEGAN - 25 * HOUR_MS).toISOString(),
      failed: false,
      findings: [],
    },
    returns: null,
    attachesFiles: false,
  },
  keys: [{ selector: "ours", publicKey: OURS, isProven: false }],
};

const never = (): never => {
  throw new Error("no look does that");
};

function senderDesk(process: Process, world: World, tables: SenderTables): SenderDesk {
  const records = recordsOf(() => (world.time.now < MENDED_AT ? FAILING : WELL));
  const asked = <T>(what: string, answer: () => Promise<T>): Promise<T> =>
    process.outside(what, async () => {
      await process.waits(world.random.whole(5, 500));
      return answer();
    });
  return {
    inTenant: (_, work) =>
      process.inTransaction("senders", process.name, (tx) =>
        work(bookOf("senders", tx, (of) => senderModel(tables, of) as SenderBook)),
      ),
    records: {
      ...records,
      texts: (name) => asked("texts", () => records.texts(name)),
      addresses: (name) => asked("addresses", () => records.addresses(name)),
      exchangers: (name) => asked("exchangers", () => records.exchangers(name)),
    },
    courier: { seal: never, deliver: never },
    fromAddresses: never,
    makeSigningKey: never,
    relay: "mx.provider.example.com",
    stopped: () => false,
    now: () => process.now(),
    newId: () => process.newId(),
  };
}
