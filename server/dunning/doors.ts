import type { NotClaimed } from "./attempt.ts";
import type { Claimed } from "./claim-dispatch.ts";
import { claimAndTask, claimTogether, type ToClaim } from "./claim-together.ts";
import { gathered } from "./gather.ts";
import type { DunningBook, DunningDesk } from "./ports.ts";

type Door = <T>(work: (book: DunningBook) => Promise<T>) => Promise<T>;

/** The ways of one message into the database. Each is committed when it answers. */
export interface Doors {
  claim(asked: ToClaim): Promise<Claimed | NotClaimed>;
  /** A claimed message is on its way, or goes no further. */
  leaves(): void;
  /** `asksOnce`: all that it asks is one statement, beside those of others. */
  start<T>(work: (book: DunningBook) => Promise<T>, asksOnce: boolean): Promise<T>;
  readonly giveBack: Door;
  readonly record: Door;
  clockIsRight(): Promise<boolean>;
}

/** A transaction for each. */
export const ownDoors = (orgId: string, desk: DunningDesk): Doors => {
  const door: Door = (work) => desk.inTenant(orgId, work);
  return {
    claim: ({ message, reading }) =>
      door((book) => claimAndTask(book, message.dispatchId, desk, reading.gone)),
    leaves: () => undefined,
    start: (work, asksOnce) => desk.inTenant(orgId, work, asksOnce ? "once" : undefined),
    giveBack: door,
    record: door,
    clockIsRight: async () => (await desk.clockIsRight?.()) ?? true,
  };
};

/**
 * Milliseconds that each would rather wait for others to go with: half of what a message costs is beginnings and commits.
 * What has left is recorded soonest: until then whoever dies leaves a doubt.
 */
const PATIENCE = { claim: 20, start: 4, record: 10 } as const;
/** Who claims looks for so many others; who starts, for those on the mail server's other connections. */
const CLAIMED_TOGETHER = 24;
/** While so many are claimed already, nobody waits for the next ones, and they may wait for each other. */
const AHEAD = { enough: 20, patienceMs: 200 } as const;

/** For lanes that go side by side: who comes to the same door at the same time goes through it in one transaction. */
export function sharedDoors(orgId: string, desk: DunningDesk): Doors {
  const clockIsRight = gathered<null, boolean>(async (asked) => {
    const isRight = (await desk.clockIsRight?.()) ?? true;
    return asked.map(() => isRight);
  });
  const claim = gathered<ToClaim, Claimed | NotClaimed>(async (asked) => {
    // By a wrong clock it may be too early, or night: they wait for a process whose clock is right.
    if ((await desk.clockIsRight?.()) === false) return asked.map(() => ({ kind: "waits", reason: "clock" }));
    return desk.inTenant(orgId, (book) => claimTogether(book, asked, desk));
  }, desk.pause);
  // A door for each: while the mail server waits for a letter, nothing of another one's is written before it may begin.
  const start = sharedDoor(orgId, desk);
  const record = sharedDoor(orgId, desk);
  const { connections = 1 } = desk.courier;
  let ahead = 0;
  return {
    claim: async (asked) => {
      const patienceMs = ahead >= AHEAD.enough ? AHEAD.patienceMs : PATIENCE.claim;
      const claimed = await claim(asked, patienceMs, 1 / CLAIMED_TOGETHER);
      if (claimed.kind === "claimed") ahead += 1;
      return claimed;
    },
    leaves: () => {
      ahead -= 1;
    },
    start: (work, asksOnce) => start({ work, asksOnce }, PATIENCE.start, 1 / connections),
    giveBack: (work) => desk.inTenant(orgId, work),
    record: (work) => record({ work, asksOnce: false }, PATIENCE.record),
    clockIsRight: () => clockIsRight(null),
  };
}

interface Errand<T> {
  readonly work: (book: DunningBook) => Promise<T>;
  readonly asksOnce: boolean;
}

function sharedDoor(
  orgId: string,
  desk: DunningDesk,
): <T>(errand: Errand<T>, patienceMs: number, share?: number) => Promise<T> {
  const through = gathered<Errand<unknown>, unknown>(
    (errands) =>
      desk.inTenant(
        orgId,
        async (book) => {
          // Side by side, so that the book may ask for all of them at once; and none is left behind when one fails.
          const done = await Promise.allSettled(errands.map(({ work }) => work(book)));
          return done.map((each) => {
            if (each.status === "rejected") throw each.reason;
            return each.value;
          });
        },
        errands.every(({ asksOnce }) => asksOnce) ? "once" : undefined,
      ),
    desk.pause,
  );
  return <T>(errand: Errand<T>, patienceMs: number, share?: number) =>
    through(errand, patienceMs, share) as Promise<T>;
}
