import type { Claimed, NotClaimed } from "./claim-dispatch.ts";
import { claimAndTask, claimTogether, type ToClaim } from "./claim-together.ts";
import { gathered } from "./gather.ts";
import type { DunningBook, DunningDesk } from "./ports.ts";

type Door = <T>(work: (book: DunningBook) => Promise<T>) => Promise<T>;

/** The ways of one message into the database. Each is committed when it answers. */
export interface Doors {
  claim(asked: ToClaim): Promise<Claimed | NotClaimed>;
  readonly start: Door;
  readonly mayLeave: Door;
  readonly record: Door;
  clockIsRight(): Promise<boolean>;
}

/** A transaction for each. */
export const ownDoors = (orgId: string, desk: DunningDesk): Doors => {
  const door: Door = (work) => desk.inTenant(orgId, work);
  return {
    claim: ({ message, reading }) =>
      door((book) => claimAndTask(book, message.dispatchId, desk, reading.gone)),
    start: door,
    mayLeave: door,
    record: door,
    clockIsRight: async () => (await desk.clockIsRight?.()) ?? true,
  };
};

/** For lanes that go side by side: who comes to the same door at the same time goes through it in one transaction. */
export function sharedDoors(orgId: string, desk: DunningDesk): Doors {
  const clockIsRight = gathered<null, boolean>(async (asked) => {
    const isRight = (await desk.clockIsRight?.()) ?? true;
    return asked.map(() => isRight);
  });
  return {
    claim: gathered<ToClaim, Claimed | NotClaimed>(async (asked) => {
      // By a wrong clock it may be too early, or night: they wait for a process whose clock is right.
      if ((await desk.clockIsRight?.()) === false)
        return asked.map(() => ({ kind: "waits", reason: "clock" }));
      return desk.inTenant(orgId, (book) => claimTogether(book, asked, desk));
    }),
    start: sharedDoor(orgId, desk),
    mayLeave: sharedDoor(orgId, desk),
    record: sharedDoor(orgId, desk),
    clockIsRight: () => clockIsRight(null),
  };
}

function sharedDoor(orgId: string, desk: DunningDesk): Door {
  type Work = (book: DunningBook) => Promise<unknown>;
  const through = gathered<Work, unknown>((works) =>
    desk.inTenant(orgId, async (book) => {
      // Side by side, so that the book may ask for all of them at once; and none is left behind when one fails.
      const done = await Promise.allSettled(works.map((work) => work(book)));
      return done.map((each) => {
        if (each.status === "rejected") throw each.reason;
        return each.value;
      });
    }),
  );
  return <T>(work: (book: DunningBook) => Promise<T>) => through(work) as Promise<T>;
}
