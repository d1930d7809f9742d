import { noTraits } from "../../../shared/dunning/policy/segment.ts";
import { bareWeek } from "../../../shared/calendar/business-calendar.ts";
import { randomOf, type Random } from "../../../sandbox/books/random.ts";
import type { AccountFacts, OpenPromise, PastDispatch } from "../../../shared/dunning/facts.ts";
import { standardPolicy } from "../../../shared/dunning/policy/standard-policy.ts";
import { parseCurrency } from "../../../shared/kernel/currency.ts";
import { addDays, toDay, type Day } from "../../../shared/kernel/day.ts";
import type { OpenItem } from "../../../shared/ledger/open-item.ts";

/** A Wednesday, so that mail may leave. */
export const AS_OF = toDay("2026-11-18");

const CNY = parseCurrency("CNY");
const CURRENCY = CNY.ok ? CNY.value : undefined;
if (CURRENCY === undefined) throw new Error("CNY is a currency");
const LI_QIAN = { contactId: "1", name: "Li Qian", email: "ap@customer.example", role: null };
const STEPS = standardPolicy.steps;

/** Seeded books of so many accounts, each with everything that may decide whether it hears from us. */
export function* factsOf(accounts: number, invoicesEach: number, seed: number): Generator<AccountFacts> {
  for (let at = 0; at < accounts; at += 1)
    yield accountFacts(randomOf(`${seed}/${at}`), String(5_000_000_000 + at), invoicesEach);
}

function accountFacts(random: Random, accountId: string, invoices: number): AccountFacts {
  // A tenth of the accounts owes nothing that is due for long yet.
  const oldest = random.chance(0.1) ? -8 : random.whole(1, 90);
  const items = Array.from({ length: invoices }, (_, at) => openItem(random, accountId, at, oldest));
  return {
    accountId,
    currency: CURRENCY as NonNullable<typeof CURRENCY>,
    items,
    creditsMinor: random.chance(0.02) ? 1e12 : random.chance(0.1) ? random.whole(1, 1e6) : 0,
    promises: random.chance(0.1) ? [promise(random, items)] : [],
    plans: [],
    extensions: [],
    brokenPromises: 0,
    traits: noTraits,
    excluded: random.chance(0.03) ? "asked for by sales" : null,
    contacts: random.chance(0.05) ? [] : [LI_QIAN],
    vetoedUntil: null,
    calendar: bareWeek,
    history: historyOf(random, items),
    dataAgeMinutes: random.chance(0.02) ? null : random.whole(0, 62),
    moment: null,
    stopped: random.chance(0.02),
  };
}

function openItem(random: Random, accountId: string, at: number, oldest: number): OpenItem {
  const dueOn = addDays(AS_OF, -random.whole(-60, oldest));
  const amountMinor = random.whole(100, 5_000_000);
  const residualMinor = random.chance(0.1) ? random.whole(1, amountMinor) : amountMinor;
  const isDisputed = random.chance(0.05);
  return {
    invoiceId: String(Number(accountId) * 1e4 + at),
    accountId,
    number: `INV-${accountId.slice(-5)}-${at}`,
    issuedOn: addDays(dueOn, -30),
    dueOn,
    currency: CURRENCY as NonNullable<typeof CURRENCY>,
    amountMinor,
    paidMinor: amountMinor - residualMinor,
    creditedMinor: 0,
    residualMinor,
    disputedMinor: isDisputed ? residualMinor : 0,
    disputeReason: isDisputed ? "short delivery" : null,
    noReminders: random.chance(0.01),
    contactId: null,
  };
}

function promise(random: Random, items: readonly OpenItem[]): OpenPromise {
  const all = items.reduce((sum, item) => sum + item.residualMinor, 0);
  return {
    amountMinor: random.chance(0.5) ? all : Math.ceil(all / 3),
    promisedOn: addDays(AS_OF, random.whole(-2, 14)),
    madeOn: addDays(AS_OF, -random.whole(0, 10)),
    invoiceIds: random.chance(0.3) ? items.slice(0, 3).map(({ invoiceId }) => invoiceId) : [],
  };
}

/** As if the policy had been followed since the oldest invoice fell due, now and then a few days late. */
function historyOf(random: Random, items: readonly OpenItem[]): PastDispatch[] {
  const oldestDue = items.reduce<Day>((least, { dueOn }) => (dueOn < least ? dueOn : least), AS_OF);
  const said: PastDispatch[] = [];
  for (const step of STEPS) {
    const asOf = addDays(oldestDue, step.days + random.whole(0, 2));
    if (asOf >= AS_OF || random.chance(0.3)) break;
    const named = items.filter((item) => item.dueOn + step.days <= asOf);
    const state = random.chance(0.01) ? "in_doubt" : "sent";
    const invoiceIds = named.map(({ invoiceId }) => invoiceId);
    said.push({ step: step.key, days: step.days, channel: step.channel, asOf, invoiceIds, state });
  }
  return said;
}
