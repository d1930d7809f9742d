import type { Random } from "../../sandbox/books/random.ts";
import { openDispute, resolveDispute } from "../../server/dispute/index.ts";
import { agreePlan, withdrawPlan } from "../../server/plan/index.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import type { InvoiceEntry } from "../../shared/ledger/entry.ts";
import { momentOf } from "./clock-on-wall.ts";
import { type Deed, invoiceOf, residualOf, uuidOf } from "./deeds.ts";
import { ORG } from "./desks.ts";
import { presses } from "./presses.ts";
import type { Sworn, World } from "./world.ts";

const authorAt = (accountId: string) => ({ orgId: ORG, accountId, userId: "77", userName: "Li Na" });

/** What was sworn of that kind about an account and nobody has asked to end yet; one of them. */
export function standing(
  world: World,
  random: Random,
  accountId: string,
  idOf: (each: Sworn) => string | null,
): string | undefined {
  const ended = new Set(world.sworn.flatMap((each) => (each.kind === "pressed" ? [each.id] : [])));
  const mine = world.sworn
    .filter((each) => "accountId" in each && each.accountId === accountId)
    .flatMap((each) => idOf(each) ?? [])
    .filter((id) => !ended.has(id));
  return mine.length === 0 ? undefined : random.pick(mine);
}

const planIn = (each: Sworn): string | null => (each.kind === "planned" ? each.planId : null);
const disputeIn = (each: Sworn): string | null => (each.kind === "contested" ? each.disputeId : null);

/** One invoice in two or three instalments, of which the customer pays the first `paid`. */
const agreesPlan =
  (paid: number): Deed =>
  (world, random, accountId, today, doors) => {
    const invoice = invoiceOf(world, random, accountId);
    const totalMinor = invoice === undefined ? 0 : residualOf(world, invoice, today);
    if (invoice === undefined || totalMinor < 3) return;
    const instalments = drawInstalments(random, totalMinor, today);
    const planId = uuidOf(random);
    const { id: invoiceId, currency } = invoice;
    const [graceDays, breaksAfter] = [random.whole(0, 2), random.whole(1, 2)];
    const schedule = { every: "custom" as const, rows: [...instalments] };
    const cover = { invoiceIds: [invoiceId], totalMinor, currency, graceDays, breaksAfter };
    const request = { clientId: planId, ...cover, schedule, note: "" };
    world.swear({ kind: "pressed", what: "plan", id: invoiceId, on: today });
    presses(
      world,
      doors,
      ({ plan }) => agreePlan(authorAt(accountId), request, plan),
      () => {
        const agreed = { planId, accountId, invoiceId, instalments, graceDays, breaksAfter };
        world.swear({ kind: "planned", ...agreed, agreedOn: today });
        for (const { dueOn, amountMinor } of instalments.slice(0, paid))
          world.time.at(momentOf(dueOn, 300), () => paysInstalment(world, invoice, amountMinor, dueOn));
      },
    );
  };

function drawInstalments(random: Random, totalMinor: number, today: Day) {
  const count = random.whole(2, 3);
  const part = Math.floor(totalMinor / count);
  let dueOn = today;
  return Array.from({ length: count }, (_, at) => {
    dueOn = addDays(dueOn, random.whole(1, 5));
    return { dueOn, amountMinor: at === count - 1 ? totalMinor - part * (count - 1) : part };
  });
}

function paysInstalment(world: World, invoice: InvoiceEntry, amountMinor: number, on: Day): void {
  const owed = Math.min(amountMinor, residualOf(world, invoice, on));
  if (owed === 0) return;
  const id = `7${invoice.id}${world.order}`;
  const { accountId, currency } = invoice;
  const payment = { kind: "payment" as const, id, accountId, currency, amountMinor: owed, reference: id };
  world.keepMoney({ ...payment, receivedOn: on, reversedOn: null, appliedTo: invoice.id });
}

const withdrawsPlan: Deed = (world, random, accountId, today, doors) => {
  const planId = standing(world, random, accountId, planIn);
  if (planId === undefined) return;
  const request = { clientId: uuidOf(random), reason: "agreed anew" };
  world.swear({ kind: "pressed", what: "withdrawal", id: planId, on: today });
  presses(
    world,
    doors,
    ({ plan }) => withdrawPlan(authorAt(accountId), planId, request, plan),
    () => undefined,
  );
};

const opensDispute =
  (share: number): Deed =>
  (world, random, accountId, today, doors) => {
    const invoice = invoiceOf(world, random, accountId);
    const owed = invoice === undefined ? 0 : residualOf(world, invoice, today);
    const amountMinor = Math.floor(owed * share);
    if (invoice === undefined || amountMinor === 0) return;
    const disputeId = uuidOf(random);
    const { id: invoiceId, currency } = invoice;
    const about = { invoiceId, amountMinor, currency, reason: "quality" as const, note: "" };
    const request = { clientId: disputeId, ...about, ownerId: null, answerBy: addDays(today, 14) };
    presses(
      world,
      doors,
      ({ dispute }) => openDispute(authorAt(accountId), request, dispute),
      () => world.swear({ kind: "contested", disputeId, accountId, invoiceId, amountMinor }),
    );
  };

const resolvesDispute: Deed = (world, random, accountId, today, doors) => {
  const disputeId = standing(world, random, accountId, disputeIn);
  if (disputeId === undefined) return;
  const outcome = random.pick(["accepted", "rejected", "rejected", "partly"] as const);
  const acceptedMinor = outcome === "partly" ? 1 : null;
  const request = { clientId: uuidOf(random), outcome, acceptedMinor, text: "looked at" };
  world.swear({ kind: "pressed", what: "resolution", id: disputeId, on: today });
  presses(
    world,
    doors,
    ({ dispute }) => resolveDispute(authorAt(accountId), disputeId, request, dispute),
    () => undefined,
  );
};

/** By how often they happen. */
export const AGREEMENTS: readonly Deed[] = [
  agreesPlan(3),
  agreesPlan(3),
  agreesPlan(1),
  agreesPlan(0),
  withdrawsPlan,
  withdrawsPlan,
  opensDispute(1),
  opensDispute(0.4),
  resolvesDispute,
  resolvesDispute,
];
