import type { Day } from "../../shared/kernel/day.ts";
import { sharedDoors } from "./doors.ts";
import { inLanes } from "./lanes.ts";
import { reasonOf } from "./judge-accounts.ts";
import type { DunningDesk } from "./ports.ts";
import { isFresh, readAhead, type ReadMessage } from "./read-ahead.ts";
import { type Fate, remindAccount, remindRead } from "./remind-account.ts";

export interface DeliveryReport {
  /** How many messages met each fate. */
  readonly fates: Readonly<Partial<Record<Fate["kind"] | "failed", number>>>;
  readonly failed: readonly { readonly dispatchId: string; readonly reason: string }[];
}

/** So many messages are worth a look by the database at how many there are. */
const MANY = 100;
/** A replaced message plans another one; nothing is replaced more often than this in one go. */
const PASSES = 3;
/**
 * Messages under way at once: more while the mail server is quick, since those that go through the database together
 * cost it less; few while it is slow, so that none is claimed long before it leaves.
 */
const WIDTH = { least: 6, most: 60, quickMs: 2_000 } as const;

/** Hands over everything planned for that day that may leave now. Safe to run at the same time elsewhere. */
export async function deliverDay(orgId: string, asOf: Day, desk: DunningDesk): Promise<DeliveryReport> {
  const fates: Partial<Record<Fate["kind"] | "failed", number>> = {};
  const failed: { dispatchId: string; reason: string }[] = [];
  const tried = new Set<string>();
  const doors = sharedDoors(orgId, desk);
  // The next pass would be told the same: what is left waits for somebody to resume.
  const halt = { asked: false, mail: false };
  const remind = async ({ message, reading }: ReadMessage): Promise<Fate> => {
    const read = await reading;
    return isFresh(read, desk.now())
      ? remindRead({ message, reading: read }, doors, orgId, desk)
      : remindAccount(orgId, message.dispatchId, desk);
  };
  for (let pass = 0; pass < PASSES; pass += 1) {
    const waiting = await desk.inTenant(orgId, (book) => book.waiting(asOf, desk.now()));
    const fresh = waiting.filter(({ dispatchId }) => !tried.has(dispatchId));
    if (fresh.length === 0 || halt.asked) break;
    if (pass === 0 && fresh.length >= MANY) await desk.countAgain?.(orgId);
    const next = readAhead(orgId, fresh, desk);
    const nextToSend = (): ReadMessage | null => {
      for (let read = halt.asked ? null : next(); read !== null; read = next())
        if (!halt.mail || read.message.channel !== "email") return read;
      return null;
    };
    const deliver = async (read: ReadMessage): Promise<void> => {
      const { dispatchId } = read.message;
      tried.add(dispatchId);
      const kind = await remind(read).then(
        (fate) => {
          // What is cancelled is no reason to wait: all that rehearsal leaves behind is set aside at once.
          halt.asked ||= fate.kind === "waits" && fate.reason === "stopped";
          // Nor will its mail server take what comes next.
          halt.mail ||= "isFull" in fate && fate.isFull === true;
          return fate.kind;
        },
        (fault: unknown) => {
          failed.push({ dispatchId, reason: reasonOf(fault) });
          return "failed" as const;
        },
      );
      fates[kind] = (fates[kind] ?? 0) + 1;
    };
    await inLanes(nextToSend, deliver, WIDTH, desk.now);
  }
  return { fates, failed };
}
