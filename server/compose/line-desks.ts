import { uuidv7 } from "uuidv7";
import { discountBook, discountRoundBook } from "../adapters/db/discount-rows.ts";
import { disputeBook } from "../adapters/db/dispute-rows.ts";
import { dunningBook } from "../adapters/db/dunning-rows.ts";
import { followUpBook, type LineRowsNeed } from "../adapters/db/followup-rows.ts";
import { ledgerBook } from "../adapters/db/ledger-rows.ts";
import { writebackQueue } from "../adapters/db/outbox-rows.ts";
import { planBook, planVerdictBook } from "../adapters/db/plan-rows.ts";
import { readTerms } from "../adapters/db/terms-rows.ts";
import { withdrawalBook } from "../adapters/db/withdrawal-rows.ts";
import type { DiscountDesk, DiscountRoundDesk } from "../discount/index.ts";
import type { DisputeDesk } from "../dispute/index.ts";
import type { SegmentsNeed } from "../discount/index.ts";
import { type Calendars, policiesInForce, readChosen, readPolicyOf } from "../dunning/index.ts";
import type { FollowUpDesk } from "../followup/index.ts";
import { localTime } from "../jobs/today.ts";
import type { PlanDesk, PlanVerdictDesk } from "../plan/index.ts";
import type { WithdrawalDesk } from "../promise/index.ts";
import type { Door, Ground, Tx } from "./ground.ts";

interface Means {
  readonly calendars: Calendars;
  readonly zoneOf: (orgId: string) => Promise<string>;
}

/** What people log and agree on: each is a line of the account's log, and its copy in the CRM. */
export function lineDesks(ground: Ground, { calendars, zoneOf }: Means) {
  const { now, newId, dayIn, digest } = ground;
  const lines = {
    now,
    newId,
    digest,
    dayIn: async (orgId: string, at: Date) => dayIn(await zoneOf(orgId), at),
  };
  const door = lineDoor(ground, calendars);
  const followup: FollowUpDesk = { ...lines, calendars, inTenant: door(followUpBook) };
  const withdrawals: WithdrawalDesk = { ...lines, inTenant: door(withdrawalBook) };
  const dispute: DisputeDesk = { ...lines, inTenant: door(disputeBook) };
  const plan: PlanDesk = { ...lines, inTenant: door(planBook) };
  const planVerdicts: PlanVerdictDesk = { now, inTenant: door(planVerdictBook) };
  const segmented =
    <Book>(make: (tx: Tx, orgId: string, need: LineRowsNeed & SegmentsNeed) => Book) =>
    (tx: Tx, orgId: string, need: LineRowsNeed): Book =>
      make(tx, orgId, { ...need, ...segmentsNeed(tx, orgId, calendars, now()) });
  const discounts: DiscountDesk = { ...lines, inTenant: door(segmented(discountBook)) };
  const discountRound: DiscountRoundDesk = { now, newId, inTenant: door(segmented(discountRoundBook)) };
  return { followup, withdrawals, dispute, plan, planVerdicts, discounts, discountRound };
}

/** The door for books that write lines. */
export const lineDoor =
  ({ door, now }: Ground, calendars: Calendars) =>
  <Book>(make: (tx: Tx, orgId: string, need: LineRowsNeed) => Book): Door<Book> =>
    door((tx, orgId) => make(tx, orgId, lineNeeds(tx, orgId, calendars, now())));

function lineNeeds(tx: Tx, orgId: string, calendars: Calendars, at: Date): LineRowsNeed {
  return {
    entriesOf: ledgerBook(tx, orgId).entriesOf,
    termsOf: async (accountId) => {
      const { country, zones, orgZone } = await readTerms(tx, orgId, accountId);
      const asOf = localTime(at, orgZone).day;
      const policy = await readPolicyOf(dunningBook(tx, orgId), accountId, asOf, at, calendars);
      return { calendar: calendars.of(country, zones), promiseGraceDays: policy.promiseGraceDays };
    },
    queueCopy: (copy, at) => writebackQueue(tx, orgId).queueWriteback({ writebackId: uuidv7(), ...copy }, at),
  };
}

function segmentsNeed(tx: Tx, orgId: string, calendars: Calendars, at: Date): SegmentsNeed {
  const book = dunningBook(tx, orgId);
  return {
    segmentOf: async (accountId) => {
      const { orgZone } = await readTerms(tx, orgId, accountId);
      const { segment } = await readChosen(book, accountId, localTime(at, orgZone).day, at, calendars);
      return segment?.key ?? null;
    },
    segments: async () =>
      (await policiesInForce(book)).segments.segments.map(({ key, name }) => ({ key, name })),
  };
}
