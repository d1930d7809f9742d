import { randomUUID } from "node:crypto";
import type { Random } from "../../../sandbox/books/random.ts";
import type { CrmRecord } from "../../../sandbox/world/index.ts";

/** What one clerk logs, as the server's door takes it. */
export interface FollowUpRequest {
  readonly clientId: string;
  readonly kind: "call" | "email" | "visit" | "message" | "note";
  readonly outcome: "reached" | "no-answer" | null;
  readonly contactId: null;
  readonly note: string;
  readonly happenedAt: null;
  readonly next: { readonly what: string; readonly on: string } | null;
  readonly promise: null;
  readonly supersedes: null;
}

const AWKWARD = ["", '"quoted" & <b>bold</b>', "两行\n第二行", "😀 ünïcode", '{"json": [1]}', "a;b,c\td"];

export function aFollowUp(n: number, random: Random): FollowUpRequest {
  const kind = random.pick(["call", "call", "email", "visit", "message", "note"] as const);
  const next = random.chance(0.3) ? { what: `回电 Call back ${n}`, on: "2026-12-24" } : null;
  return {
    clientId: randomUUID(),
    kind,
    outcome: kind === "call" ? random.pick(["reached", "no-answer"] as const) : null,
    contactId: null,
    note: `第 ${n} 次跟进 Follow-up ${n}. ${random.pick(AWKWARD)}`.trim(),
    happenedAt: null,
    next,
    promise: null,
    supersedes: null,
  };
}

/** One record that the CRM is to have, once. */
export interface ExpectedRecord {
  readonly module: "Calls" | "Tasks" | "Notes";
  readonly externalId: string;
  readonly accountId: string;
  /** What must stand in which of its fields. */
  readonly says: readonly { readonly field: string; readonly holds: string }[];
}

/** What uninstalling must not lose: a call is a Call, the rest a Note, and what is to be done next a Task. */
export function expectedOf(request: FollowUpRequest, accountId: string): readonly ExpectedRecord[] {
  const { clientId: externalId, note, next, kind } = request;
  const isCall = kind === "call";
  const said: ExpectedRecord = {
    module: isCall ? "Calls" : "Notes",
    externalId,
    accountId,
    says: [{ field: isCall ? "Description" : "Note_Content", holds: note }],
  };
  if (next === null) return [said];
  const says = [
    { field: "Subject", holds: next.what },
    { field: "Due_Date", holds: next.on },
    { field: "Description", holds: note },
  ];
  return [said, { module: "Tasks", externalId: `${externalId}-next`, accountId, says }];
}

const about = (record: CrmRecord): string => {
  const link = (record["What_Id"] ?? record["Parent_Id"]) as { readonly id?: string } | null;
  return link?.id ?? "";
};

/** True when the CRM's record says what was said, about whom it was said. */
export const agrees = (record: CrmRecord, { accountId, says }: ExpectedRecord): boolean =>
  about(record) === accountId && says.every(({ field, holds }) => String(record[field]).includes(holds));
