import type { Consent } from "../../shared/experience/consent.ts";
import type { Format } from "../../shared/experience/kinds.ts";
import type { Experience, Span } from "../../shared/experience/tell-experience.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { LedgerBook } from "../ledger/index.ts";

/** The administrator who acts. */
export interface Sharer {
  readonly orgId: string;
  readonly userId: string;
  readonly userName: string;
}

/** Who wrote it down, when. */
export interface Act {
  readonly id: string;
  readonly by: Pick<Sharer, "userId" | "userName">;
  readonly at: Date;
}

export interface Sharing {
  readonly on: boolean;
  readonly purpose: string;
  readonly byName: string;
}

export interface KeptConsent extends Consent {
  readonly consentId: string;
  readonly name: string;
  readonly evidence: string;
}

export interface KeptExport {
  readonly exportId: string;
  readonly span: Span;
  readonly purpose: string;
  readonly format: Format;
  readonly rows: readonly Experience[];
  readonly digest: string;
  readonly byName: string;
  readonly at: Date;
}

/** Reads and writes about sharing trade experience, inside one tenant transaction. Rows are only added. */
export interface ExperienceBook extends Pick<LedgerBook, "allEntries"> {
  timeZone(): Promise<string>;
  /** Keeps others from switching and exporting until the transaction ends. */
  lockSharing(): Promise<void>;
  /** The latest word; null: nobody said anything, so it is off. */
  sharing(): Promise<Sharing | null>;
  say(sharing: Pick<Sharing, "on" | "purpose">, act: Act): Promise<void>;
  consents(): Promise<readonly KeptConsent[]>;
  hasAccount(accountId: string): Promise<boolean>;
  addConsent(consent: Omit<KeptConsent, "name" | "consentId" | "endedOn">, act: Act): Promise<void>;
  /** False when there is none, or it was taken back before. */
  endConsent(consentId: string, on: Day, reason: string, act: Omit<Act, "id">): Promise<boolean>;
  /** Invoices of which somebody logged a dispute that was not rejected. */
  contested(): Promise<ReadonlySet<string>>;
  /** The latest first, without their rows' text limit. */
  exports(limit: number): Promise<readonly KeptExport[]>;
  exportOf(exportId: string): Promise<KeptExport | null>;
  addExport(made: Omit<KeptExport, "byName" | "at" | "exportId">, act: Act): Promise<void>;
}

export interface ExperienceDesk {
  inTenant<T>(orgId: string, work: (book: ExperienceBook) => Promise<T>): Promise<T>;
  now(): Date;
  dayIn(timeZone: string, at: Date): Day;
  digest(value: unknown): string;
  /** Asked within long work: a promise when others have waited long enough. */
  readonly breathe: () => Promise<void> | undefined;
}
