import type { Role } from "../../shared/account/contract.ts";
import type { SendOutcome } from "../../shared/dunning/contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { AccountSheet, DispatchRow, DunningBook, DunningDesk } from "./ports.ts";

/** Who asks, at which account. */
export interface Sender {
  readonly orgId: string;
  readonly accountId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
}

/** A person's word that today's message of an account leaves now. */
export interface AskedSend {
  readonly requestId: string;
  readonly accountId: string;
  readonly asOf: Day;
  /** Of what was shown. */
  readonly digest: string;
  /** Null until the org's turn has answered it. */
  readonly outcome: SendOutcome | null;
  readonly dispatchIds: readonly string[];
}

/** A message of the day with what its state is about. */
export interface MessageOfDay extends DispatchRow {
  readonly reason: string | null;
}

/** The book of who may ask that a message leaves now. */
export interface SendBook extends DunningBook {
  /** The same sheets as a person reads them who asks: what was lifted today holds no more. */
  sheetsAsked(accountIds: readonly string[], rehearsed: boolean, asOf: Day): Promise<readonly AccountSheet[]>;
  /** Serialises with claims of the account's messages; null when it is not synced. */
  lockOwned(accountId: string): Promise<{ readonly ownerId: string | null } | null>;
  /** Every message of that day, whatever became of it, the newest last. */
  messagesOfDay(accountId: string, asOf: Day, rehearsed: boolean): Promise<readonly MessageOfDay[]>;
  askedSend(requestId: string): Promise<AskedSend | null>;
  /** Of the same account and day, what was shown being the same: the one that was planned. */
  plannedTwin(accountId: string, asOf: Day, digest: string): Promise<AskedSend | null>;
  /** False when one of that id is there already. */
  addSend(asked: AskedSend, by: Pick<Sender, "userId" | "userName">, at: Date): Promise<boolean>;
  /** What nobody answered yet, oldest first. */
  openSends(): Promise<readonly AskedSend[]>;
  answerSend(
    requestId: string,
    outcome: SendOutcome,
    dispatchIds: readonly string[],
    at: Date,
  ): Promise<void>;
  /** Who asked for what, and when, kept for ever. */
  noteSend(
    act: {
      readonly actId: string;
      readonly accountId: string;
      readonly body: Readonly<Record<string, unknown>>;
    },
    by: Pick<Sender, "userId" | "userName">,
    at: Date,
  ): Promise<void>;
}

export interface SendDesk extends Omit<DunningDesk, "inTenant"> {
  inTenant<T>(orgId: string, work: (book: SendBook) => Promise<T>): Promise<T>;
  /** The calendar day a moment falls on in a zone. */
  dayIn(timeZone: string, at: Date): Day;
  /** SHA-256, in hex, of the value's canonical JSON. */
  digest(value: unknown): string;
}
