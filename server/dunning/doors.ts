import type { Claimed, NotClaimed } from "./claim-dispatch.ts";
import { claimAndTask, claimTogether, type ToClaim } from "./claim-together.ts";
import { gathered } from "./gather.ts";
import type { DunningBook, DunningDesk } from "./ports.ts";

type Door = <T>(work: (book: DunningBook) => Promise<T>) => Promise<T>;

/** The ways of one message into the database. Each is committed when it answers. */
export interface Doors {
  claim(asked: ToClaim): Promise<Claimed | NotClaimed>;
  /** A claimed message is on its way, or goes no further. */
  leaves(): void;
  readonly start: Door;
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
    start: door,
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
  // One door for both: what has left is recorded in the transaction that starts others.
  const write = sharedDoor(orgId, desk);
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
    start: (work) => write(work, PATIENCE.start, 1 / connections),
    record: (work) => write(work, PATIENCE.record),
    clockIsRight: () => clockIsRight(null),
  };
}

function sharedDoor(
  orgId: string,
  desk: DunningDesk,
): <T>(work: (book: DunningBook) => Promise<T>, patienceMs: number, share?: number) => Promise<T> {
  type Work = (book: DunningBook) => Promise<unknown>;
  const through = gathered<Work, unknown>(
    (works) =>
      desk.inTenant(orgId, async (book) => {
        // Side by side, so that the book may ask for all of them at once; and none is left behind when one fails.
        const done = await Promise.allSettled(works.map((work) => work(book)));
        return done.map((each) => {
          if (each.status === "rejected") throw each.reason;
          return each.value;
        });
      }),
    desk.pause,
  );
  return <T>(work: (book: DunningBook) => Promise<T>, patienceMs: number, share?: number) =>
    through(work, patienceMs, share) as Promise<T>;
}
