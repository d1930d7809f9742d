import * as z from "zod/mini";
import { WireDay } from "../kernel/contract.ts";

const WireAccount = z.object({ accountId: z.string(), name: z.string() });

/** Who pays, as somebody decided it. */
const WirePayerChoice = z.object({
  /** The head office pays for all; otherwise each account for itself. */
  together: z.boolean(),
  reason: z.string(),
  by: z.string(),
  /** It holds from that day's round on. */
  fromOn: WireDay,
});

/** The account group that an account belongs to, by the CRM's parent accounts. */
export const WireGroup = z.object({
  /** The head office: the topmost parent. */
  root: WireAccount,
  /** How many accounts it has, the head office among them. */
  accounts: z.int(),
  /** At the head office: the others, by name, the first 20 of them; absent elsewhere. */
  members: z.optional(z.array(WireAccount)),
  /** Reminders about all of them go to the head office, today. */
  together: z.boolean(),
  /** The latest word on it, in force or about to be; null: nobody ever chose, so each pays for itself. */
  choice: z.nullable(WirePayerChoice),
});
export type GroupBody = z.input<typeof WireGroup>;

/** POST /v1/accounts/:accountId/payer: the group as it stands by now. */
export const PayerAnswer = z.object({ group: WireGroup });
