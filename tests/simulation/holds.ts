import { endVeto, exemptAccount, liftExemption, vetoMessages } from "../../server/hold/index.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import { standing } from "./agreements.ts";
import { MINUTE_MS } from "./clock-on-wall.ts";
import { type Deed, invoiceOf, uuidOf } from "./deeds.ts";
import { ORG } from "./desks.ts";
import { type Doors, presses } from "./presses.ts";
import type { Sworn, World } from "./world.ts";

const holderAt = (accountId: string) => ({
  orgId: ORG,
  accountId,
  userId: "77",
  userName: "Li Na",
  role: "collector" as const,
});

/** The whole account, or one invoice; until a day, or until somebody lifts it. */
const exempts =
  (what: "account" | "invoice"): Deed =>
  (world, random, accountId, today, doors) => {
    const invoiceId = what === "account" ? null : invoiceOf(world, random, accountId)?.id;
    if (invoiceId === undefined) return;
    const exemptionId = uuidOf(random);
    const until = addDays(today, random.whole(0, 6));
    const [endsOn, reviewOn] = random.chance(0.5) ? [until, null] : [null, until];
    const request = { clientId: exemptionId, invoiceId, reason: "settled by hand", endsOn, reviewOn };
    presses(
      world,
      doors,
      ({ hold }) => exemptAccount(holderAt(accountId), request, hold),
      () => world.swear({ kind: "exempted", exemptionId, accountId, invoiceId, endsOn }),
    );
  };

const exemptionIn = (each: Sworn): string | null => (each.kind === "exempted" ? each.exemptionId : null);

const lifts: Deed = (world, random, accountId, today, doors) => {
  const exemptionId = standing(world, random, accountId, exemptionIn);
  if (exemptionId === undefined) return;
  world.swear({ kind: "pressed", what: "lift", id: exemptionId, on: today });
  presses(
    world,
    doors,
    ({ hold }) => liftExemption(holderAt(accountId), exemptionId, "over", hold),
    () => undefined,
  );
};

/** A server's clock may be ten minutes off, when the veto is written and when it is read. */
const CLOCKS_DIFFER_MS = 21 * 60_000;

const vetoes: Deed = (world, random, accountId, today, doors) => {
  const hours = random.pick([3, 8, 24, 30]);
  const request = { clientId: uuidOf(random), hours, reason: "I speak to them first" };
  const until = world.time.now + hours * 3_600_000 - CLOCKS_DIFFER_MS;
  const spokenAt = world.time.now + random.whole(30, 150) * MINUTE_MS;
  const isSpoken = random.chance(0.4);
  presses(
    world,
    doors,
    ({ hold }) => vetoMessages(holderAt(accountId), request, hold),
    () => {
      world.swear({ kind: "vetoed", accountId, until });
      if (isSpoken) world.time.at(spokenAt, () => endsVeto(world, doors, accountId, today));
    },
  );
};

function endsVeto(world: World, doors: Doors, accountId: string, on: Day): void {
  world.swear({ kind: "pressed", what: "veto-end", id: accountId, on });
  presses(
    world,
    doors,
    ({ hold }) => endVeto(holderAt(accountId), "spoken to", hold),
    () => undefined,
  );
}

/** By how often they happen. */
export const HOLDS: readonly Deed[] = [
  exempts("account"),
  exempts("invoice"),
  lifts,
  lifts,
  vetoes,
  vetoes,
  vetoes,
];
