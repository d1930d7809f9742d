import type { Role } from "../../shared/account/contract.ts";
import type { Trigger } from "../../shared/alert/kinds.ts";
import type { Calendars } from "../../shared/calendar/calendars.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { OpenedStep } from "../../shared/playbook/open-steps.ts";
import type { Playbook, PlaybookStep } from "../../shared/playbook/playbook.ts";
import type { PlaybooksQuery } from "../../shared/playbook/request-contract.ts";
import type { LimitBook } from "../limit/index.ts";
import type { CrmItem } from "../outbox/index.ts";

/** Who works on playbooks; at one account only where they came by its page. */
export interface Worker {
  readonly orgId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
  readonly accountId?: string;
}

export interface KeptPlaybook extends Playbook {
  readonly trigger: Trigger;
  readonly by: string;
  readonly from: Day;
  readonly reason: string;
}

export interface NewPlaybook extends KeptPlaybook {
  readonly playbookId: string;
  readonly userId: string;
  readonly at: Date;
}

/** A warning that stands, and the steps of the playbook of the day on which it was raised. */
export interface WaitingAlert {
  readonly alertId: string;
  readonly accountId: string;
  readonly ownerId: string | null;
  readonly trigger: Trigger;
  readonly raisedOn: Day;
  readonly playbookId: string;
  readonly steps: readonly PlaybookStep[];
}

export interface NewOpened extends Pick<WaitingAlert, "alertId" | "accountId" | "trigger" | "playbookId"> {
  readonly openedId: string;
  readonly openedOn: Day;
  readonly steps: readonly OpenedStep[];
}

/** What one person said of one step. */
export interface KeptTick {
  readonly tickId: string;
  readonly at: Date;
  readonly userId: string;
  readonly by: string;
  readonly note: string;
  readonly held: boolean;
  /** Its task was completed in the CRM. */
  readonly inCrm: boolean;
}

export interface KeptEnd {
  readonly endId: string;
  readonly at: Date;
  readonly userId: string;
  readonly by: string;
  readonly reason: string;
}

export interface KeptStep extends OpenedStep {
  readonly ownerName: string | null;
  readonly tick: KeptTick | null;
}

export interface KeptOpened {
  readonly openedId: string;
  readonly accountId: string;
  readonly account: string;
  readonly trigger: Trigger;
  readonly openedOn: Day;
  readonly alertEndedOn: Day | null;
  readonly steps: readonly KeptStep[];
  readonly end: KeptEnd | null;
  /** Where it stands in its list. */
  readonly cursor: string;
}

/** A step that is not ticked, and its task in the CRM. */
export interface TaskAtWork {
  readonly openedId: string;
  readonly step: number;
  readonly crmId: string;
}

/** The CRM's tasks. */
interface TaskTicks {
  /** Of these those that are ticked off, and by whom. Throws when the CRM does not answer. */
  ticked(
    orgId: string,
    crmIds: readonly string[],
  ): Promise<
    readonly {
      readonly crmId: string;
      readonly by: { readonly userId: string; readonly userName: string };
      readonly at: Date;
    }[]
  >;
}

/** Playbooks and what was opened by them, inside one tenant transaction. */
export interface PlaybookBook {
  readonly limits: LimitBook;
  org(): Promise<{ readonly timeZone: string; readonly language: "zh-CN" | "en" }>;
  /** Those who are active, by name. */
  users(): Promise<readonly { readonly userId: string; readonly name: string; readonly profile: string }[]>;
  /** The newest of each trigger. */
  playbooks(asOf: Day): Promise<readonly KeptPlaybook[]>;
  /** False when one of that id is there already. */
  addPlaybook(playbook: NewPlaybook): Promise<boolean>;
  /** Warnings that stand and have opened nothing: not those of a trigger that is muted, nor while one like it is worked on. */
  waiting(): Promise<readonly WaitingAlert[]>;
  open(opened: readonly NewOpened[], at: Date): Promise<void>;
  queueTasks(tasks: readonly CrmItem[], at: Date): Promise<void>;
  /** Of steps that are ticked or were ended: tasks that the CRM has are closed there, others are not written. */
  closeTasks(at: Date, openedId?: string): Promise<void>;
  /** Tasks that somebody may have ticked off in the CRM, the newest first: those of holds are decided here. */
  tasksAtWork(limit: number): Promise<readonly TaskAtWork[]>;
  /** `limit` of them: the open by their next day, the closed the newest first. */
  page(query: PlaybooksQuery, limit: number): Promise<readonly KeptOpened[]>;
  /** Those of one account that have steps left. */
  openAt(accountId: string): Promise<readonly KeptOpened[]>;
  counts(today: Day): Promise<{ readonly open: number; readonly late: number }>;
  opened(openedId: string): Promise<KeptOpened | null>;
  /** False when it is ticked already. */
  tick(openedId: string, step: number, tick: KeptTick): Promise<boolean>;
  /** False when it was ended already. */
  end(openedId: string, end: KeptEnd): Promise<boolean>;
  /** Ends what is open of accounts that the CRM no longer has by themselves: merged, or deleted. */
  endOfGone(reason: string, said: Pick<KeptEnd, "by" | "at">): Promise<void>;
  urlsOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface PlaybookDesk {
  inTenant<T>(orgId: string, work: (book: PlaybookBook) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
  dayIn(timeZone: string, at: Date): Day;
  readonly calendars: Calendars;
  readonly crm: TaskTicks;
  /** What a profile of the CRM may do here. */
  roleOf(profile: string): Role;
}
