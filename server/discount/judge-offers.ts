import type { OfferVerdict } from "../../shared/discount/judge-offers.ts";
import { standingOffers } from "../../shared/discount/standing-offers.ts";
import { judgeAgreements } from "../../shared/dunning/agreements.ts";
import { addDays, type Day, formatDay } from "../../shared/kernel/day.ts";
import { alreadyIn } from "../../shared/promise/already-in.ts";
import { blankLine, crmWords, writeLine } from "../followup/index.ts";
import { aboutOffer } from "./about-offer.ts";
import { groundOf, rulesOf, standingOf } from "./ground.ts";
import type { DiscountRoundBook, DiscountRoundDesk } from "./ports.ts";

/** As long as promises: a bank may take a payment back, and evidence of one in time may come late. */
const REJUDGE_DAYS = 366;
export interface OfferReport {
  readonly offersMade: number;
  readonly offersChanged: number;
}

/** Makes the offers of standing terms, asks the money about every offer, and says in the log, once, what became of each. */
export async function judgeDiscounts(
  orgId: string,
  asOf: Day,
  desk: DiscountRoundDesk,
): Promise<OfferReport> {
  const at = desk.now();
  const { invoiced, offered } = await desk.inTenant(orgId, async (book) => {
    const longest = await book.longestStanding();
    return {
      invoiced: longest === null ? [] : await book.accountsInvoicedSince(addDays(asOf, -longest), asOf),
      offered: await book.accountsJudgedSince(addDays(asOf, -REJUDGE_DAYS)),
    };
  });
  let [offersMade, offersChanged] = [0, 0];
  for (const accountId of invoiced)
    offersMade += await desk.inTenant(orgId, (book) => offerStanding(accountId, asOf, { at, desk, book }));
  for (const accountId of offered)
    offersChanged += await desk.inTenant(orgId, (book) => judgeAccount(accountId, asOf, at, book));
  return { offersMade, offersChanged };
}

interface Turn {
  readonly at: Date;
  readonly desk: DiscountRoundDesk;
  readonly book: DiscountRoundBook;
}

/** In a transaction of its own, so that people wait for one account and not for all. */
async function offerStanding(accountId: string, asOf: Day, { at, desk, book }: Turn): Promise<number> {
  const { value: terms } = await standingOf(accountId, await rulesOf(book), book);
  if (terms === null || !(await book.lockAccount(accountId))) return 0;
  const ground = await groundOf(accountId, asOf, book);
  let made = 0;
  for (const { letGoMinor: _letGo, cost: _cost, invoiceIds, ...offer } of standingOffers(terms, ground)) {
    const isNew = await book.addOffer(
      {
        ...{ ...offer, accountId },
        offerId: desk.newId(),
        madeOn: asOf,
        alreadyIn: alreadyIn(ground.entries, invoiceIds, asOf),
        standing: true,
        note: "",
        byUser: "huikuan",
        byName: "Huikuan",
        acts: [],
      },
      at,
    );
    if (isNew) made += 1;
  }
  return made;
}

async function judgeAccount(
  accountId: string,
  asOf: Day,
  at: Date,
  book: DiscountRoundBook,
): Promise<number> {
  await book.lockAccount(accountId);
  const before = await book.lastStates(accountId);
  const { offers } = judgeAgreements(await book.agreementsOf(accountId), asOf);
  let changed = 0;
  for (const verdict of offers) {
    const { offer, state } = verdict;
    const last = before.get(offer.offerId);
    if (state === last) continue;
    await book.saveState(offer.offerId, state, asOf, at);
    changed += 1;
    // What people did has its own line; so has what begins.
    const isNews =
      state === "taken" ||
      (state === "open" && last === "taken") ||
      // Nobody waits for what standing terms offer with every invoice.
      (state === "lapsed" && (!offer.standing || last === "taken"));
    if (isNews) await noteVerdict(verdict, asOf, at, book);
  }
  return changed;
}

/**
 * What was let go is for the bookkeeping to credit or write off: a task in the CRM says so, and no invoice is touched.
 */
async function noteVerdict(
  { offer, state, letGoMinor }: OfferVerdict,
  asOf: Day,
  at: Date,
  book: DiscountRoundBook,
): Promise<void> {
  const followupId = `offer-${offer.offerId}-${state}-${formatDay(asOf)}`;
  if ((await book.bodyHashOf(followupId)) !== null) return;
  const { language } = await book.readerOf(offer.accountId);
  const { task } = crmWords[language];
  const nextAction = offer.kind === "early" ? task.creditDiscount : task.writeOff;
  await writeLine(
    {
      ...blankLine,
      ...(state === "taken" && letGoMinor > 0 ? { nextAction, nextOn: asOf } : {}),
      followupId,
      accountId: offer.accountId,
      kind: "discount",
      outcome: state === "open" ? "reopened" : state,
      about: aboutOffer(offer, letGoMinor),
      happenedAt: at,
      recordedAt: at,
      byUser: "huikuan",
      byName: "Huikuan",
      bodyHash: "",
    },
    book,
  );
}
