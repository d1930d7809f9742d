import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  deliverDay,
  type DunningDesk,
  type Fate,
  planDay,
  reapDispatches,
  remindAccount,
} from "../../server/dunning/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import type { SinkOptions } from "../mail/smtp-sink.ts";
import type { Town } from "../stories/town.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { crossedDesk, killAt, type Meddle, sleepAt } from "./crossed-desk.ts";
import { aLetter, dies, inTown, leasesEnd, planned, type Story, TODAY } from "./indebted-town.ts";
import { fatesIn, flawsOf } from "./message-fate.ts";

const TOMORROW = toDay("2026-03-06");
const WAIT_MS = 15 * 60_000;

const stories: readonly Story[] = [
  aLetter,
  { name: "a call to make", dueOn: "2026-02-02", after: "reminder-2", state: "sent", letters: 0 },
  { ...aLetter, name: "a letter that is put off once", sink: putOffOnce },
  {
    ...aLetter,
    name: "a letter whose answer is lost",
    state: "in_doubt",
    sink: () => ({ afterDot: () => "cut" }),
  },
];

function putOffOnce(): SinkOptions {
  const asked = new Set<string>();
  const later = Object.assign(new Error("later"), { responseCode: 451 });
  return {
    onRcptTo: ({ address }, _, done) => {
      done(asked.has(address) ? undefined : later);
      asked.add(address);
    },
  };
}

/** Every fault point of one message. A new call of a port appears here, and is tried before and after. */
const WAY_OF_A_LETTER = [
  "transaction: before",
  "dispatch: not yet committed",
  "org: not yet committed",
  "read: committed",
  "reread: before",
  "reread: after",
  "transaction: before",
  "dispatch: not yet committed",
  "lockAccount: not yet committed",
  "lockDispatch: not yet committed",
  "org: not yet committed",
  "policiesStored: not yet committed",
  "oldestReadAt: not yet committed",
  "sheets: not yet committed",
  "contactRecord: not yet committed",
  "claim: not yet committed",
  "claim: committed",
  "seal: before",
  "seal: after",
  "deliver: before",
  "transaction: before",
  "startSending: not yet committed",
  "startSending: committed",
  "deliver: after",
  "transaction: before",
  "end: not yet committed",
  "end: committed",
];

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());

/** What any living process does when it is at work on a day. */
async function work(town: Town, desk: DunningDesk): Promise<void> {
  await reapDispatches(town.orgId, desk);
  await planDay(town.orgId, TODAY, desk);
  await deliverDay(town.orgId, TODAY, desk);
}

/** Whoever lives goes on: the same day, past what the mail server asked to wait, and the day after. */
async function goOn(town: Town): Promise<void> {
  const desk = town.deskOf("live");
  await leasesEnd(town);
  await work(town, desk);
  for (const wait of [WAIT_MS, 2 * WAIT_MS]) {
    town.now = new Date(town.now.getTime() + wait);
    await work(town, desk);
  }
  await town.round(TOMORROW, desk);
}

const BEGAN = "startSending: committed";
/** Only whoever began to send and did not record it may leave a doubt. */
const mayDoubt = (way: readonly string[]): boolean =>
  way.includes(BEGAN) && !way.slice(way.indexOf(BEGAN)).includes("end: committed");

type Run = (town: Town, dispatchId: string, n: number) => Promise<{ readonly way: readonly string[] }>;

/** One debtor for each crossing of one message's way; what went wrong, and after which crossing. */
async function everyCrossing(
  story: Story,
  run: Run,
): Promise<{ flaws: string[]; crossings: readonly string[] }> {
  const { way: crossings } = await inTown(db, story, 1, async (town) =>
    run(town, await planned(town, 0), 1_000),
  );
  const flaws = await inTown(db, story, crossings.length + 1, async (town) => {
    const ways: (readonly string[])[] = [];
    for (let n = 1; n <= crossings.length + 1; n += 1)
      ways.push((await run(town, await planned(town, n - 1), n)).way);
    await goOn(town);
    const fates = await fatesIn(town);
    return ways.flatMap((way, index) => {
      const fate = fates[index];
      const doubtful = story.state === "in_doubt" || mayDoubt(way);
      const found = fate === undefined ? ["no account"] : flawsOf(fate, { ...story, mayDoubt: doubtful });
      return found.map((flaw) => `${index + 1}, ${String(way[index])}: ${flaw}`);
    });
  });
  return { flaws, crossings };
}

describe.each(stories)("$name", (story) => {
  it("is neither lost nor sent twice, wherever its process dies", async () => {
    const { flaws, crossings } = await everyCrossing(story, async (town, dispatchId, n) => {
      const end = killAt(n);
      await dies(remindAccount(town.orgId, dispatchId, crossedDesk(town.desk, end.meddle)));
      return end;
    });
    expect(flaws).toEqual([]);
    if (story === aLetter) expect(crossings).toEqual(WAY_OF_A_LETTER);
  });
});

describe.each(stories.slice(0, 2))("$name, with two processes at work,", (story) => {
  it("is neither lost nor sent twice when one of them dies", async () => {
    const { flaws } = await everyCrossing(story, async (town, dispatchId, n) => {
      const end = killAt(n);
      await Promise.all([
        dies(remindAccount(town.orgId, dispatchId, crossedDesk(town.desk, end.meddle))),
        remindAccount(town.orgId, dispatchId, town.deskOf("two")),
      ]);
      return end;
    });
    expect(flaws).toEqual([]);
  });

  it("is neither lost nor sent twice when one of them sleeps beyond its lease", async () => {
    const ends = new Map<string, Fate["kind"]>();
    const { flaws } = await everyCrossing(story, async (town, dispatchId, n) => {
      const nap = sleepAt(n, async () => {
        await leasesEnd(town);
        await reapDispatches(town.orgId, town.desk);
        await remindAccount(town.orgId, dispatchId, town.deskOf("two"));
      });
      const fate = await remindAccount(town.orgId, dispatchId, crossedDesk(town.desk, nap.meddle));
      ends.set(String(nap.way[n - 1]), fate.kind);
      return nap;
    });
    expect(flaws).toEqual([]);
    if (story === aLetter)
      for (const crossing of ["claim: committed", "seal: before", "seal: after"])
        expect([crossing, ends.get(crossing)]).toEqual([crossing, "fenced"]);
  });

  it("is left to the one that sleeps within its lease", async () => {
    const { flaws } = await everyCrossing(story, async (town, dispatchId, n) => {
      const nap = sleepAt(n, async () => {
        await reapDispatches(town.orgId, town.desk);
        await remindAccount(town.orgId, dispatchId, town.deskOf("two"));
      });
      await remindAccount(town.orgId, dispatchId, crossedDesk(town.desk, nap.meddle));
      return { way: ["end: committed"] };
    });
    expect(flaws).toEqual([]);
  });
});

describe("a round that dies before it delivers", () => {
  it("plans each message once, and tells a person once of one that was on its way", async () => {
    for (let n = 1, fell = true; fell; n += 1) {
      fell = await inTown(db, aLetter, 2, async (town) => {
        await onItsWay(town);
        const end = killAt(n);
        // Within a transaction it is all one: nothing of it stands.
        const meddle: Meddle = (crossing) => (crossing.inside ? Promise.resolve() : end.meddle(crossing));
        const desk = crossedDesk(town.desk, meddle);
        await dies(reapDispatches(town.orgId, desk).then(() => planDay(town.orgId, TODAY, desk)));
        await goOn(town);
        const [doubted, written] = await fatesIn(town);
        const where = [n, end.way.at(-1)];
        expect([
          ...where,
          doubted?.states,
          doubted?.tasks.length,
          doubted?.lines.length,
          doubted?.letters,
        ]).toEqual([...where, ["in_doubt"], 1, 1, []]);
        expect([...where, written?.states, written?.letters.length]).toEqual([...where, ["sent"], 1]);
        return end.way.length === n;
      });
    }
  });
});

/** The first debtor's message had begun to leave when its holder died; the second debtor's is not planned yet. */
async function onItsWay(town: Town): Promise<void> {
  const dispatchId = await planned(town, 0);
  await town.sql(`DELETE FROM dispatch WHERE org_id = $1 AND account_id <> '100'`, [town.orgId]);
  const dying: DunningDesk["courier"] = {
    ...town.desk.courier,
    deliver: async (_, __, mayBegin) => {
      await mayBegin();
      throw new Error("killed");
    },
  };
  await dies(remindAccount(town.orgId, dispatchId, { ...town.desk, courier: dying }));
  await leasesEnd(town);
}
