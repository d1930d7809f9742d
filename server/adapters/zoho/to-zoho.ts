import * as z from "zod";
import { parseCurrency } from "../../../shared/kernel/currency.ts";
import { parseDay } from "../../../shared/kernel/day.ts";
import { formatMajor, money } from "../../../shared/kernel/money.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { CREDIT_HOLDS } from "../../../shared/limit/kinds.ts";
import type { CrmModule } from "../../outbox/ports.ts";
import {
  ACCOUNT,
  ASSESSMENT,
  CALL,
  CREDIT_HOLD,
  EXTERNAL_ID,
  MODULE,
  NOTE,
  SE_MODULE,
  TASK,
} from "./field-names.ts";
import type { ZohoFields, ZohoValue } from "./zoho-value.ts";

/** One record on its way out: `id` is set when an existing record is changed. */
export interface ZohoWrite {
  readonly id?: string;
  readonly fields: ZohoFields;
}

const id = z.string().regex(/^[0-9]{1,24}$/);
const moment = z.iso.datetime({ offset: true });
const day = z
  .string()
  .refine((text) => parseDay(text).ok, { error: "must be a day that exists, YYYY-MM-DD" });
const text = z.string();

const Call = z.object({
  subject: text,
  at: moment,
  durationMinutes: z.int().min(0).nullable(),
  text,
  accountId: id,
  contactId: id.nullable(),
  outcome: text.nullable(),
});
const Task = z.object({
  subject: text,
  dueOn: day.nullable(),
  text,
  accountId: id,
  contactId: id.nullable(),
  ownerId: id.nullable(),
});
const DoneTask = z.object({ taskId: id });
const Note = z.object({ title: text, text, accountId: id });
const Assessment = z.object({
  accountId: id,
  creditScore: z.number().nullable().optional(),
  creditGrade: text.nullable().optional(),
  overdueMinor: z.int().nullable().optional(),
  headroomMinor: z.int().nullable().optional(),
  currency: text.nullable().optional(),
  daysPastDue: z.int().nullable().optional(),
  assessedAt: moment.nullable().optional(),
});

const Hold = z.object({
  accountId: id,
  hold: z.enum(CREDIT_HOLDS),
  why: text,
  currency: text,
  exceptionMinor: z.int().nullable(),
  exceptionFrom: moment.nullable().optional(),
  exceptionUntil: day.nullable(),
});

const Limit = z.object({ accountId: id, currency: text, limitMinor: z.int().min(0) });

/** Our neutral record → Zoho's fields, or the sentence that says what is wrong with it. */
export function toZoho(
  module: CrmModule,
  externalId: string | null,
  record: Readonly<Record<string, unknown>>,
): Result<ZohoWrite, string> {
  switch (module) {
    case "Calls":
      return made(Call, record, (call) => ({ fields: callFields(call, externalId) }));
    case "Tasks":
      return made(Task, record, (task) => ({ fields: taskFields(task, externalId) }));
    case "DoneTasks":
      return made(DoneTask, record, ({ taskId }) => ({ id: taskId, fields: DONE }));
    case "Notes":
      return made(Note, record, (note) => ({ fields: noteFields(note, externalId) }));
    case "Holds":
      return made(Hold, record, (given) => ({ id: given.accountId, fields: holdFields(given) }));
    case "Limits":
      return made(Limit, record, ({ accountId, limitMinor, currency }) => ({
        id: accountId,
        fields: { [ACCOUNT.creditLimit]: major(limitMinor, currency) },
      }));
    case "Accounts":
      return made(Assessment, record, (given) => ({ id: given.accountId, fields: accountFields(given) }));
  }
}

function made<S extends z.ZodType>(
  shape: S,
  record: unknown,
  build: (value: z.output<S>) => ZohoWrite,
): Result<ZohoWrite, string> {
  const seen = shape.safeParse(record);
  if (seen.success) return ok(build(seen.data));
  const [issue] = seen.error.issues;
  return refuse(`${String(issue?.path[0] ?? "The record")}: ${issue?.message ?? "cannot be sent"}.`);
}

const plain = (value: string | number): ZohoValue => ({ as: "plain", value });
/** Half of a character that takes two units. */
const HALF_AT_END = /[\uD800-\uDBFF]$/;
const cut = (value: string, most: number): ZohoValue =>
  plain(value.length <= most ? value : `${value.slice(0, most - 1).replace(HALF_AT_END, "")}…`);
const link = (target: string | null): ZohoValue | undefined =>
  target === null ? undefined : { as: "lookup", id: target };
/** Null clears; undefined is not sent at all. */
const kept = <T>(value: T | null | undefined, make: (value: T) => ZohoValue): ZohoValue | undefined =>
  value === undefined ? undefined : value === null ? null : make(value);

const SUBJECT = 255;
const TITLE = 120;
const LONG = 32_000;

const about = (field: string, accountId: string): ZohoFields => ({
  [field]: { as: "lookup", id: accountId },
  [SE_MODULE]: plain(MODULE.accounts),
});
const known = (externalId: string | null): ZohoFields =>
  externalId === null ? {} : { [EXTERNAL_ID]: plain(externalId) };

const callFields = (call: z.output<typeof Call>, externalId: string | null): ZohoFields => ({
  ...about(CALL.about, call.accountId),
  ...known(externalId),
  [CALL.subject]: cut(call.subject, SUBJECT),
  [CALL.type]: { as: "choice", value: "Outbound" },
  [CALL.start]: { as: "moment", value: call.at },
  // Minutes and seconds. Zoho wants one for every call that is over.
  [CALL.duration]: plain(`${String(call.durationMinutes ?? 0).padStart(2, "0")}:00`),
  // Call results are a picklist that each org fills by itself, so the outcome goes into the text.
  [CALL.text]: cut([call.outcome, call.text].filter((part) => part).join("\n"), LONG),
  [CALL.contact]: link(call.contactId),
});

const taskFields = (task: z.output<typeof Task>, externalId: string | null): ZohoFields => ({
  ...about(TASK.about, task.accountId),
  ...known(externalId),
  [TASK.subject]: cut(task.subject, SUBJECT),
  [TASK.dueOn]: task.dueOn === null ? undefined : { as: "day", value: task.dueOn },
  [TASK.status]: { as: "choice", value: "Not Started" },
  [TASK.text]: cut(task.text, LONG),
  [TASK.contact]: link(task.contactId),
  [TASK.owner]: task.ownerId === null ? undefined : { as: "owner", id: task.ownerId },
});

const DONE: ZohoFields = { [TASK.status]: { as: "choice", value: "Completed" } };

const noteFields = (note: z.output<typeof Note>, externalId: string | null): ZohoFields => ({
  ...about(NOTE.about, note.accountId),
  ...known(externalId),
  [NOTE.title]: cut(note.title, TITLE),
  [NOTE.text]: cut(note.text, LONG),
});

const accountFields = (given: z.output<typeof Assessment>): ZohoFields => ({
  [ASSESSMENT.score]: kept(given.creditScore, plain),
  [ASSESSMENT.grade]: kept(given.creditGrade, plain),
  [ASSESSMENT.overdue]: kept(given.overdueMinor, (minor) => major(minor, given.currency)),
  [ASSESSMENT.headroom]: kept(given.headroomMinor, (minor) => major(minor, given.currency)),
  [ASSESSMENT.daysPastDue]: kept(given.daysPastDue, plain),
  [ASSESSMENT.assessedAt]: kept(given.assessedAt, (value) => ({ as: "moment", value })),
});

const holdFields = (given: z.output<typeof Hold>): ZohoFields => ({
  [CREDIT_HOLD.hold]: { as: "choice", value: given.hold },
  [CREDIT_HOLD.why]: cut(given.why, SUBJECT),
  [CREDIT_HOLD.exception]: kept(given.exceptionMinor, (minor) => major(minor, given.currency)),
  [CREDIT_HOLD.exceptionFrom]: kept(given.exceptionFrom, (value) => ({ as: "moment", value })),
  [CREDIT_HOLD.exceptionUntil]: kept(given.exceptionUntil, (value) => ({ as: "day", value })),
});

/** Whole minor units → the number with exactly the currency's decimals, so that 0.1 + 0.2 never leaves here. */
function major(minor: number, code: string | null | undefined): ZohoValue {
  const currency = parseCurrency(code ?? "");
  if (!currency.ok) return null;
  return plain(Number(formatMajor(money(minor, currency.value))));
}
