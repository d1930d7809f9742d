import type { Random } from "../../sandbox/books/random.ts";
import type { DisputeBook } from "../../server/dispute/index.ts";
import { blankLine, type FollowUpBook, type FollowUpEntry } from "../../server/followup/index.ts";
import type { HoldDesk } from "../../server/hold/index.ts";
import type { PlanBook } from "../../server/plan/index.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays, type Day, toDay } from "../../shared/kernel/day.ts";

/** The books in which people write what they agreed, and what they hold back. */
export interface PeoplesBooks {
  readonly plan: PlanBook;
  readonly dispute: DisputeBook;
  readonly lines: Pick<FollowUpBook, "add" | "contactRecord">;
  readonly hold: Parameters<Parameters<HoldDesk["inTenant"]>[1]>[0];
}

/** Something that a person does, to be asked of both stores. */
interface PeoplesDeed {
  readonly name: string;
  doing(books: PeoplesBooks): Promise<unknown>;
}

const FIRST = toDay("2026-03-02");
const CNY = "CNY" as Currency;
const WHO = { userId: "77", userName: "Li Na" };

/** The invoice of each account in both stores. */
export const invoiceOf = (accountId: string): string => `9${accountId}`;

/** A deed of the n-th turn; some are about what never was. */
export function drawPeoplesDeed(random: Random, n: number, accounts: readonly string[]): PeoplesDeed {
  const accountId = random.pick(accounts);
  const id = `p${String(random.whole(0, n)).padStart(4, "0")}`;
  const newId = `p${String(n).padStart(4, "0")}`;
  const on = addDays(FIRST, random.whole(0, 4));
  const at = new Date(Date.UTC(2026, 2, 2, 2) + n * 1_000);
  const said = { by: WHO.userId, at, reason: "r" };
  const first = random.whole(0, 3);
  const hours = random.whole(1, 72);
  const other = random.pick(accounts);
  const whole = random.chance(0.5);
  const endsOn = random.chance(0.5) ? null : addDays(on, random.whole(0, 2));
  const exemption = exempted(newId, accountId, on, {
    invoiceId: whole ? null : invoiceOf(accountId),
    endsOn,
  });
  const line = lineOf(newId, accountId, at, {
    kind: random.pick(["call", "visit", "message", "email", "note"] as const),
    outcome: random.pick(["reached", "no-answer", "refused", null]),
    supersedes: random.chance(0.3) ? id : null,
  });
  const without = random.chance(0.3) ? id : null;
  const deed = (name: string, doing: PeoplesDeed["doing"]): PeoplesDeed => ({ name: `${name} ${id}`, doing });
  return random.pick<PeoplesDeed>([
    deed("plan", ({ plan }) => plan.addPlan(planned(newId, accountId, on, first), "77", at)),
    deed("withdraw", ({ plan }) => plan.withdrawPlan(id, on, said)),
    deed("extend", ({ plan }) => plan.addExtension(extended(newId, accountId, on), "77", at)),
    deed("dispute", ({ dispute }) => dispute.addDispute(contested(newId, accountId, on), "77", at)),
    deed("resolve", ({ dispute }) =>
      dispute.resolveDispute(
        id,
        { outcome: "partly", acceptedMinor: 7, text: "t", on, byName: WHO.userName },
        "77",
        at,
      ),
    ),
    deed("exempt", ({ hold }) => hold.addExemption(exemption, at)),
    deed("exempt", ({ hold }) => hold.addExemption(exemption, at)),
    deed("lift", ({ hold }) => hold.liftExemption(id, on, WHO.userName)),
    deed("exemption", ({ hold }) => hold.exemption(accountId, id)),
    deed("veto", ({ hold }) => hold.addVeto(vetoed(newId, accountId, at, hours))),
    deed("its veto", ({ hold }) => hold.veto(accountId, at)),
    deed("end vetoes", ({ hold }) => hold.endVetoes(accountId, at)),
    deed("say", ({ lines }) => lines.add(line)),
    deed("say", ({ lines }) => lines.add(line)),
    deed("contacts", ({ lines }) => contactsOf(lines, accountId, { at, without })),
    deed("has", ({ hold }) => hold.hasInvoice(accountId, invoiceOf(other))),
  ]);
}

const planned = (planId: string, accountId: string, agreedOn: Day, first: number) => ({
  planId,
  accountId,
  currency: CNY,
  totalMinor: 600,
  invoiceIds: [invoiceOf(accountId)],
  instalments: [first, first + 3].map((after) => {
    const dueOn = addDays(agreedOn, after);
    return { dueOn, lastDay: addDays(dueOn, 1), amountMinor: 300 };
  }),
  breaksAfter: 1,
  agreedOn,
  alreadyIn: {},
  note: "n",
  withdrawnOn: null,
});

const extended = (extensionId: string, accountId: string, grantedOn: Day) => ({
  extensionId,
  accountId,
  invoiceId: invoiceOf(accountId),
  fromDue: FIRST,
  extendedTo: addDays(grantedOn, 9),
  reason: "r",
  approver: "Zhou",
  grantedOn,
});

const contested = (disputeId: string, accountId: string, openedOn: Day) => ({
  disputeId,
  accountId,
  invoiceId: invoiceOf(accountId),
  currency: CNY,
  amountMinor: 50,
  reason: "price" as const,
  note: "n",
  ownerId: null,
  answerBy: addDays(openedOn, 5),
  openedOn,
  resolution: null,
});

const exempted = (
  exemptionId: string,
  accountId: string,
  fromOn: Day,
  what: { readonly invoiceId: string | null; readonly endsOn: Day | null },
) => ({
  ...what,
  exemptionId,
  accountId,
  reason: exemptionId,
  owner: WHO,
  fromOn,
  kind: "other" as const,
  reviewOn: what.endsOn === null ? fromOn : null,
  liftedOn: null,
});

const vetoed = (vetoId: string, accountId: string, from: Date, hours: number) => ({
  vetoId,
  accountId,
  reason: "r",
  by: WHO,
  from,
  until: new Date(from.getTime() + hours * 3_600_000),
});

const lineOf = (
  followupId: string,
  accountId: string,
  happenedAt: Date,
  what: Pick<FollowUpEntry, "kind" | "outcome" | "supersedes">,
): FollowUpEntry => ({
  ...blankLine,
  ...what,
  followupId,
  accountId,
  happenedAt,
  recordedAt: happenedAt,
  byUser: WHO.userId,
  byName: WHO.userName,
  bodyHash: "h",
});

/** Who was reached when: in whichever order a store tells it. */
async function contactsOf(
  lines: PeoplesBooks["lines"],
  accountId: string,
  { at, without }: { readonly at: Date; readonly without: string | null },
): Promise<unknown> {
  const asked = { accountId, contactId: `${accountId}1`, address: `ap${accountId}1@buyer.example`, without };
  const record = await lines.contactRecord(asked, at);
  const { timeZone, country, orgZone, address, preference, stops, chosen } = record;
  const ledger = record.ledger.map((entry) =>
    JSON.stringify([entry.at, entry.way, entry.conversation, entry.address]),
  );
  return { timeZone, country, orgZone, address, preference, stops, chosen, ledger: ledger.sort() };
}
