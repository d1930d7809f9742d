import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  deliverDay,
  type DunningDesk,
  type Fate,
  reapDispatches,
  remindAccount,
  settleDoubt,
} from "../../server/dunning/index.ts";
import type { Town } from "../stories/town.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { crossedDesk } from "./crossed-desk.ts";
import { aLetter, inTown, leasesEnd, planned, TODAY } from "./indebted-town.ts";
import { fatesIn } from "./message-fate.ts";

/** Longer than a lease, shorter than data may be old. */
const LONG_MS = 3 * 60_000;

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());

/** A promise, and what fulfils it. */
function signal(): [Promise<void>, () => void] {
  let give: () => void = () => undefined;
  return [new Promise((done) => (give = done)), () => give()];
}

/** Sends the message, and falls asleep at that crossing while `meanwhile` happens. */
const napping = (
  town: Town,
  dispatchId: string,
  at: string,
  meanwhile: () => Promise<unknown>,
  desk = town.desk,
) =>
  remindAccount(
    town.orgId,
    dispatchId,
    crossedDesk(desk, async ({ name }) => void (name === at && (await meanwhile()))),
  );

async function leaseIsLost(town: Town): Promise<void> {
  town.now = new Date(town.now.getTime() + LONG_MS);
  await leasesEnd(town);
  await reapDispatches(town.orgId, town.desk);
}

/** One process sleeps at `at` beyond its lease while another takes the message and gets as far as `until`. */
async function overtaken(town: Town, at: string, until: string, desk: DunningDesk): Promise<readonly Fate[]> {
  const dispatchId = await planned(town, 0);
  const [isOver, end] = signal();
  const [isThere, arrives] = signal();
  let second: Promise<Fate> | undefined;
  const first = await napping(
    town,
    dispatchId,
    at,
    async () => {
      await leaseIsLost(town);
      const waits = (): Promise<void> => {
        arrives();
        return isOver;
      };
      second = napping(town, dispatchId, until, waits, town.deskOf("two"));
      await isThere;
    },
    desk,
  );
  end();
  return second === undefined ? [first] : [first, await second];
}

describe("a process that overslept", () => {
  it("does not use the claim of the one that came after it", async () => {
    await inTown(db, aLetter, 1, async (town) => {
      const fates = await overtaken(town, "claim: committed", "claim: committed", town.desk);
      expect(fates.map(({ kind }) => kind)).toEqual(["fenced", "sent"]);
      expect(town.sink.mails).toHaveLength(1);
    });
  });

  it.each(["claim: committed", "startSending: committed", "deliver: after"])(
    "does not say what became of the letter of the one that came after it: %s",
    async (until) => {
      await inTown(db, aLetter, 1, async (town) => {
        const seal = () => Promise.reject(new Error("this name cannot be written"));
        const refusing = { ...town.desk, courier: { ...town.desk.courier, seal } };
        const fates = await overtaken(town, "seal: before", until, refusing);
        expect(fates.map(({ kind }) => kind)).toEqual(["fenced", "sent"]);
        const [fate] = await fatesIn(town);
        expect([fate?.states, fate?.tasks, fate?.letters.length]).toEqual([["sent"], [], 1]);
      });
    },
  );

  it("sends nothing after a person has said that nothing left", async () => {
    await inTown(db, aLetter, 1, async (town) => {
      const dispatchId = await planned(town, 0);
      const fate = await napping(town, dispatchId, "startSending: committed", async () => {
        await leaseIsLost(town);
        expect(await settleDoubt(town.orgId, dispatchId, false, "Li Na", town.desk)).toMatchObject({
          ok: true,
        });
      });
      expect([fate.kind, town.sink.mails.length]).toEqual(["fenced", 0]);
    });
  });

  it("leaves no doubt of a letter whose line it had not opened, and the letter to others", async () => {
    await inTown(db, aLetter, 1, async (town) => {
      const fate = await napping(town, await planned(town, 0), "deliver: before", async () => {
        town.now = new Date(town.now.getTime() + LONG_MS);
        await leasesEnd(town);
        expect(await reapDispatches(town.orgId, town.desk)).toMatchObject({ freed: 1, doubted: [] });
      });
      expect([fate.kind, town.sink.mails.length]).toEqual(["fenced", 0]);
      expect((await deliverDay(town.orgId, TODAY, town.desk)).fates).toEqual({ sent: 1 });
    });
  });

  it("hands over no letter when it wakes at the mail server's door, and it is sent later", async () => {
    let town: Town | undefined;
    let naps = 1;
    const sink = () => ({
      onRcptTo: (_: unknown, __: unknown, done: () => void) => {
        if (town !== undefined && naps-- > 0) town.now = new Date(town.now.getTime() + LONG_MS);
        done();
      },
    });
    await inTown(db, { ...aLetter, sink }, 1, async (founded) => {
      town = founded;
      const fate = await remindAccount(town.orgId, await planned(town, 0), town.desk);
      expect([fate.kind, town.sink.mails.length]).toEqual(["deferred", 0]);
      town.now = new Date(town.now.getTime() + 5 * LONG_MS);
      expect((await deliverDay(town.orgId, TODAY, town.desk)).fates).toEqual({ sent: 1 });
      expect(town.sink.mails).toHaveLength(1);
    });
  });

  it("takes up no letter by a wrong clock", async () => {
    await inTown(db, aLetter, 1, async (town) => {
      const desk = { ...town.desk, clockIsRight: () => Promise.resolve(false) };
      const fate = await remindAccount(town.orgId, await planned(town, 0), desk);
      expect(fate).toEqual({ kind: "waits", reason: "clock" });
      expect(await town.sql(`SELECT state, attempts FROM dispatch WHERE org_id = $1`, [town.orgId])).toEqual([
        { state: "planned", attempts: 0 },
      ]);
    });
  });

  it("hands over no letter by a clock that goes wrong after the claim, and it is sent later", async () => {
    await inTown(db, aLetter, 1, async (town) => {
      const answers = [true, false];
      const desk = { ...town.desk, clockIsRight: () => Promise.resolve(answers.shift() ?? true) };
      const fate = await remindAccount(town.orgId, await planned(town, 0), desk);
      expect([fate.kind, town.sink.mails.length, answers]).toEqual(["deferred", 0, []]);
      town.now = new Date(town.now.getTime() + 5 * LONG_MS);
      expect((await deliverDay(town.orgId, TODAY, desk)).fates).toEqual({ sent: 1 });
      expect(town.sink.mails).toHaveLength(1);
    });
  });
});

describe("an outcome that comes while the reaper doubts it", () => {
  it("is one line in the timeline with the doubt: the later transaction sees what the earlier one wrote", async () => {
    await inTown(db, aLetter, 1, async (town) => {
      const dispatchId = await planned(town, 0);
      const [doubted, sayDoubted] = signal();
      const [written, write] = signal();
      const slowReaper = crossedDesk(town.desk, async ({ name }) => {
        if (name !== "reap: not yet committed") return;
        sayDoubted();
        await written;
      });
      let reaping: Promise<unknown> = Promise.resolve();
      await napping(town, dispatchId, "deliver: after", async () => {
        await leasesEnd(town);
        reaping = reapDispatches(town.orgId, slowReaper);
        await doubted;
        // By then the outcome waits for the reaper's lock.
        setTimeout(write, 250);
      });
      await reaping;
      const [fate] = await fatesIn(town);
      expect(fate).toMatchObject({
        states: ["sent"],
        letters: [expect.anything()],
        lines: [expect.anything()],
      });
    });
  });
});
