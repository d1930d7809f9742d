import type { InboxCountsView } from "../../shared/inbox/contract.ts";

/** Every section of the settings pages, beside those that belong with it. */
const GROUPS = {
  work: ["inbox", "alerts", "reviews", "lines"],
  reminders: ["policy", "segments", "wordings", "sending", "limits", "calendars", "replay", "runs"],
  credit: ["control", "dossier", "scorecard"],
  money: ["fees", "cash", "accuracy", "reports"],
} as const;
export type GroupName = keyof typeof GROUPS;
export type SectionName = (typeof GROUPS)[GroupName][number];
type Role = InboxCountsView["role"];
type Sections = readonly [SectionName, ...SectionName[]];

const ALL: Sections = [...GROUPS.work, ...GROUPS.reminders, ...GROUPS.credit, ...GROUPS.money];

/** What each may see, the section they come to first in front; the settings themselves are an administrator's. */
export const SECTIONS_OF: Readonly<Record<Role, Sections>> = {
  admin: ALL,
  collector: ["inbox", "alerts", "reviews", "lines", "reports"],
  accountant: ["reports", "lines"],
};

export const groupOf = (section: SectionName): GroupName =>
  GROUP_NAMES.find((group) => (GROUPS[group] as readonly SectionName[]).includes(section)) as GroupName;

const GROUP_NAMES = Object.keys(GROUPS) as GroupName[];
