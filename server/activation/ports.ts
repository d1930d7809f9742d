import type { Alarm, HealthFacts } from "../../shared/activation/alarms.ts";
import type { ActKind, AlarmKind, Mode } from "../../shared/activation/contract.ts";
import type { Caps } from "../../shared/activation/caps.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { MailSender } from "../dunning/index.ts";

/** How one org stands. */
export interface OrgStanding {
  readonly name: string;
  readonly timeZone: string;
  readonly mode: Mode;
  readonly liveOn: Day | null;
  readonly sender: Pick<MailSender, "name" | "address" | "by"> | null;
  /** Whether receivers were found not to believe the sender's domain; never without a check. */
  readonly domainFailed: boolean;
  readonly caps: Caps;
  readonly installationStopped: boolean;
}

/** Who did something: a session's user, or the operator. */
export interface Actor {
  readonly userId: string;
  readonly userName: string;
}

/** What somebody decided, and why. Only ever added. */
export interface AdminAct {
  readonly actId: string;
  readonly kind: ActKind;
  /** The account, the day or the thing it is about. */
  readonly about: string | null;
  readonly reason: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly by: Actor;
  readonly at: Date;
}

/** One day's round, as it was reported. */
export interface RoundRow {
  readonly asOf: Day;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly outcome: "ok" | "warning" | "failed" | null;
  readonly warnings: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly fault: { readonly step: string; readonly text: string } | null;
}

/** Reads and writes of activation, all inside one tenant transaction. */
export interface ActivationBook {
  standing(): Promise<OrgStanding>;
  /** The same, and other admins wait. */
  lockStanding(): Promise<OrgStanding>;
  setMode(mode: Mode, liveOn: Day | null): Promise<void>;
  /** Sets aside every live message that has not begun to leave. */
  cancelWaiting(at: Date): Promise<void>;
  saveCaps(caps: Caps): Promise<void>;
  addAct(act: AdminAct): Promise<void>;
  /** Newest first. */
  rounds(limit: number): Promise<readonly RoundRow[]>;
  health(at: Date, today: Day): Promise<HealthFacts>;
  openAlarms(): Promise<readonly { readonly kind: AlarmKind; readonly beganAt: Date }[]>;
  beginAlarm(alarmId: string, alarm: Alarm, at: Date): Promise<void>;
  endAlarm(kind: AlarmKind, at: Date): Promise<void>;
  /** Newest first. */
  acts(kinds: readonly ActKind[] | null, limit: number): Promise<readonly AdminAct[]>;
}

export interface ActivationDesk {
  inTenant<T>(orgId: string, work: (book: ActivationBook) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
  /** The calendar day a moment falls on in a zone. */
  dayIn(timeZone: string, at: Date): Day;
}

/** Whether the operator stopped the whole installation, by whom, why and since when. */
export interface Standstill {
  readonly stopped: boolean;
  readonly by: string | null;
  readonly reason: string | null;
  /** ISO 8601, UTC; null when nobody ever stopped it. */
  readonly since: string | null;
}

/** The installation's word, read by every process at every claim and again before every letter. */
export interface StandstillDesk {
  now(): Date;
  standstill(): Promise<Standstill>;
  addStandstill(stopped: boolean, by: string, reason: string, at: Date): Promise<void>;
}
