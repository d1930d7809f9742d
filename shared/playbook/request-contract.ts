import * as z from "zod/mini";
import { TRIGGERS } from "../alert/kinds.ts";
import { WireDay } from "../kernel/contract.ts";
import { CrmId, Uuid, Words } from "../kernel/request-contract.ts";
import { CREDIT_HOLDS } from "../limit/kinds.ts";
import { PLAYBOOK_STATES, STEP_DOES, STEP_OWNERS } from "./kinds.ts";

/** The query of GET /v1/settings/playbooks. */
export const PlaybooksQuery = z.object({
  state: z.optional(z.enum(PLAYBOOK_STATES)),
  /** As the page before said it: day, id. */
  after: z.optional(z.string().check(z.regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}~[\w-]{1,80}$/))),
});
export type PlaybooksQuery = z.infer<typeof PlaybooksQuery>;

const said = Words(1, 200);
const Step = z.strictObject({
  says: z.strictObject({ "zh-CN": said, en: said }),
  does: z.enum(STEP_DOES),
  owner: z.enum(STEP_OWNERS),
  userId: z.nullable(CrmId),
  days: z.int().check(z.minimum(0), z.maximum(60)),
});

/** PUT /v1/settings/playbooks: what is done when one trigger warns, from today on. */
export const PlaybookRequest = z.strictObject({
  clientId: Uuid,
  trigger: z.enum(TRIGGERS),
  on: z.boolean(),
  steps: z.array(Step).check(z.minLength(1), z.maxLength(12)),
  reason: Words(1, 500),
});
export type PlaybookRequest = z.infer<typeof PlaybookRequest>;

const OpenedId = z.string().check(z.regex(/^[\w-]{1,80}$/));

/** POST /v1/settings/playbook-ticks and /v1/accounts/:accountId/playbook-ticks: a step is done. */
export const TickRequest = z.strictObject({
  clientId: Uuid,
  openedId: OpenedId,
  step: z.int().check(z.minimum(1), z.maximum(12)),
  /** What came of it; of a hold its reason. */
  note: Words(1, 500),
  /** Of a step that proposes one: places it; null: none is placed. */
  hold: z.nullable(
    z.strictObject({
      hold: z.enum(CREDIT_HOLDS).check(z.refine((hold) => hold !== "none")),
      until: z.nullable(WireDay),
      reviewOn: z.nullable(WireDay),
    }),
  ),
});
export type TickRequest = z.infer<typeof TickRequest>;

/** POST /v1/settings/playbook-ends: nothing more is done of it. */
export const EndPlaybookRequest = z.strictObject({
  clientId: Uuid,
  openedId: OpenedId,
  reason: Words(1, 500),
});
export type EndPlaybookRequest = z.infer<typeof EndPlaybookRequest>;
