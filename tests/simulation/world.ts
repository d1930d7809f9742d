import type { Random } from "../../sandbox/books/random.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { InvoiceEntry, LedgerEntry } from "../../shared/ledger/entry.ts";
import { MemoryStore } from "./store/memory-store.ts";
import type { AccountRow, ContactRow } from "./store/rows.ts";
import { VirtualTime } from "./virtual-time.ts";

/** A record of the CRM and when it last changed, in the order of everything that happens. */
interface Record<T> {
  readonly is: T;
  readonly changed: number;
  readonly at: number;
}

/** A letter that a mail server took. */
export interface Delivered {
  readonly order: number;
  readonly at: number;
  /** When its sender was let in. */
  readonly begun: number;
  readonly by: string;
  readonly to: string;
  readonly bytes: string;
}

/** One record that the CRM holds by our external id, or was given again. */
export interface CrmWrite {
  readonly order: number;
  readonly at: number;
  readonly module: string;
  readonly externalId: string | null;
  readonly record: Readonly<globalThis.Record<string, unknown>>;
}

/** What may be under way without anybody knowing: from when it was asked for. */
export type Pressed = "promise" | "plan" | "withdrawal" | "resolution" | "lift" | "veto-end" | "release";

/** Who stops an org's mail: its own administrator, or the operator that of the whole installation. */
export type Stopper = "org" | "house";

/** What somebody outside saw and can swear to. */
export type Witnessed =
  | {
      readonly kind: "read-begins";
      readonly by: string;
      readonly lane: number;
      readonly invoiceIds: readonly string[];
    }
  | { readonly kind: "pull-begins"; readonly by: string }
  | { readonly kind: "pull-ends"; readonly by: string; readonly since: number }
  | { readonly kind: "locked"; readonly by: string; readonly accountId: string }
  | {
      readonly kind: "promised";
      readonly accountId: string;
      readonly invoiceId: string;
      readonly amountMinor: number;
      readonly currency: Currency;
      readonly madeOn: Day;
      readonly promisedOn: Day;
    }
  | { readonly kind: "said"; readonly clientId: string }
  | {
      readonly kind: "planned";
      readonly planId: string;
      readonly accountId: string;
      readonly invoiceId: string;
      readonly instalments: readonly { readonly dueOn: Day; readonly amountMinor: number }[];
      readonly graceDays: number;
      readonly breaksAfter: number;
      readonly agreedOn: Day;
    }
  | {
      readonly kind: "contested";
      readonly disputeId: string;
      readonly accountId: string;
      readonly invoiceId: string;
      readonly amountMinor: number;
    }
  | {
      readonly kind: "exempted";
      readonly exemptionId: string;
      readonly accountId: string;
      /** Null: all of them. */
      readonly invoiceId: string | null;
      readonly endsOn: Day | null;
    }
  | { readonly kind: "vetoed"; readonly accountId: string; readonly until: number }
  /** Somebody asked for it, and may not have been told yet that it is done. `id`: what is ended, or the invoice. */
  | { readonly kind: "pressed"; readonly what: Pressed; readonly id: string; readonly on: Day }
  | { readonly kind: "stopped"; readonly who: Stopper }
  | { readonly kind: "going"; readonly who: Stopper }
  | { readonly kind: "settled"; readonly dispatchId: string; readonly didLeave: boolean }
  | { readonly kind: "fault"; readonly text: string };

export type Sworn = Witnessed & { readonly order: number; readonly at: number };

/** The CRM's own truth, the mail server, the database and the clock: what a process only reaches through its ports. */
export class World {
  readonly random: Random;
  readonly time: VirtualTime;
  readonly store: MemoryStore;
  readonly accounts = new Map<string, Record<AccountRow>>();
  /** All that the CRM ever said about an account. */
  readonly stations = new Map<string, readonly AccountRow[]>();
  readonly contacts = new Map<string, Record<ContactRow>>();
  readonly ledger = new Map<string, Record<LedgerEntry>>();
  /** Every state a record of money was in, oldest first. */
  readonly past = new Map<string, Record<LedgerEntry>[]>();
  readonly mailbox: Delivered[] = [];
  readonly crmLog: CrmWrite[] = [];
  readonly sworn: Sworn[] = [];
  /** Records of money that the house may not know as they are now; and of people. */
  readonly untold = new Set<string>();
  readonly untoldPeople = new Set<string>();
  /** How often each kind of thing came about, by its name. */
  readonly happened = new Map<string, number>();
  readonly #swornOf = new Map<string, Sworn[]>();
  readonly #moneyOf = new Map<string, Set<string>>();
  readonly points = new Set<string>();
  crmIsDown = false;
  /** Of a hundred: how often the mail server does something else than take a letter; the same for the CRM. */
  mailTrouble = 0;
  crmTrouble = 0;
  /** Addresses that bounce. */
  readonly dead = new Set<string>();
  #order = 0;

  constructor(random: Random, start: number) {
    this.random = random;
    this.time = new VirtualTime(random.fork("turns"), start);
    this.store = new MemoryStore(() => this.time.now);
  }

  next(): number {
    this.#order += 1;
    return this.#order;
  }

  get order(): number {
    return this.#order;
  }

  happens(what: string): void {
    this.happened.set(what, (this.happened.get(what) ?? 0) + 1);
  }

  swear(seen: Witnessed): void {
    this.happens(
      seen.kind === "pressed"
        ? `pressed ${seen.what}`
        : "who" in seen
          ? `${seen.kind} ${seen.who}`
          : seen.kind,
    );
    const sworn = { ...seen, order: this.next(), at: this.time.now };
    this.sworn.push(sworn);
    const alike = this.#swornOf.get(sworn.kind);
    if (alike === undefined) this.#swornOf.set(sworn.kind, [sworn]);
    else alike.push(sworn);
  }

  /** Of one kind, in their order. */
  swornOf<Kind extends Sworn["kind"]>(kind: Kind): readonly Extract<Sworn, { kind: Kind }>[] {
    return (this.#swornOf.get(kind) ?? []) as Extract<Sworn, { kind: Kind }>[];
  }

  keepAccount(is: AccountRow): void {
    this.accounts.set(is.accountId, { is, changed: this.next(), at: this.time.now });
    this.stations.set(is.accountId, [...(this.stations.get(is.accountId) ?? []), is]);
    this.untoldPeople.add(is.accountId);
  }

  keepContact(is: ContactRow): void {
    this.contacts.set(is.contactId, { is, changed: this.next(), at: this.time.now });
    this.untoldPeople.add(is.contactId);
  }

  keepMoney(is: LedgerEntry): void {
    const record = { is, changed: this.next(), at: this.time.now };
    this.ledger.set(is.id, record);
    const states = this.past.get(is.id);
    if (states === undefined) this.past.set(is.id, [record]);
    else states.push(record);
    this.untold.add(is.id);
    const mine = this.#moneyOf.get(is.accountId) ?? new Set();
    this.#moneyOf.set(is.accountId, mine.add(is.id));
  }

  invoices(): readonly InvoiceEntry[] {
    return [...this.ledger.values()].flatMap(({ is }) => (is.kind === "invoice" ? [is] : []));
  }

  /** An account's money in the CRM as it stands. */
  moneyOf(accountId: string): readonly LedgerEntry[] {
    return [...(this.#moneyOf.get(accountId) ?? [])].flatMap((id) => this.ledger.get(id)?.is ?? []);
  }

  /** An account's money in the CRM as it stood at some point in the order of things. */
  moneyAt(order: number, accountId: string): readonly LedgerEntry[] {
    return [...(this.#moneyOf.get(accountId) ?? [])].flatMap(
      (id) => this.past.get(id)?.findLast(({ changed }) => changed <= order)?.is ?? [],
    );
  }
}
