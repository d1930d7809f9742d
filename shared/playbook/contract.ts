import * as z from "zod/mini";
import { TRIGGERS } from "../alert/kinds.ts";
import { Moment, Sentence, WireDay } from "../kernel/contract.ts";
import { STEP_DOES, STEP_OWNERS } from "./kinds.ts";

const WireStep = z.object({
  says: Sentence,
  does: z.enum(STEP_DOES),
  owner: z.enum(STEP_OWNERS),
  userId: z.nullable(z.string()),
  days: z.int(),
});
export type PlaybookStepView = z.infer<typeof WireStep>;

const WirePlaybook = z.object({
  trigger: z.enum(TRIGGERS),
  on: z.boolean(),
  steps: z.array(WireStep),
  /** Who put it in force; null: it is offered, and opens nothing. */
  said: z.nullable(z.object({ by: z.string(), from: WireDay, reason: z.string() })),
});
export type PlaybookView = z.infer<typeof WirePlaybook>;

const WireOpenedStep = z.object({
  step: z.int(),
  says: Sentence,
  does: z.enum(STEP_DOES),
  owner: z.nullable(z.string()),
  dueOn: WireDay,
  late: z.boolean(),
  /** Whether whoever reads it may tick it. */
  mine: z.boolean(),
  tick: z.nullable(
    z.object({
      at: Moment,
      by: z.string(),
      note: z.string(),
      /** A hold was placed with it. */
      held: z.boolean(),
    }),
  ),
});
export type OpenedStepView = z.infer<typeof WireOpenedStep>;

export const WireOpened = z.object({
  openedId: z.string(),
  accountId: z.string(),
  account: z.string(),
  /** The account's page in the CRM; null where its address is not known. */
  accountUrl: z.nullable(z.string()),
  trigger: z.enum(TRIGGERS),
  openedOn: WireDay,
  /** The day on which its warning ended; null: it stands. */
  alertEndedOn: z.nullable(WireDay),
  steps: z.array(WireOpenedStep),
  ended: z.nullable(z.object({ at: Moment, by: z.string(), reason: z.string() })),
});
export type OpenedView = z.infer<typeof WireOpened>;
export type OpenedBody = z.input<typeof WireOpened>;

/** GET /v1/settings/playbooks?state=…&after=…: what was opened, the most late first, and by which playbooks. */
export const PlaybooksAnswer = z.object({
  today: WireDay,
  role: z.enum(["admin", "collector"]),
  /** Opened ones with steps left to do, and how many steps of them are late. */
  counts: z.object({ open: z.int(), late: z.int() }),
  opened: z.array(WireOpened),
  /** Shows the page after this one; null: there is none. */
  after: z.nullable(z.string()),
  /** One for each trigger about an account; without steps where nothing is offered. */
  playbooks: z.array(WirePlaybook),
  /** Whom a step may be given to by name. */
  users: z.array(z.object({ userId: z.string(), name: z.string() })),
});
export type PlaybooksView = z.infer<typeof PlaybooksAnswer>;
export type PlaybooksBody = z.input<typeof PlaybooksAnswer>;
