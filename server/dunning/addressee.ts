import type { Remind } from "../../shared/dunning/decision.ts";
import { reachesCustomer } from "../../shared/dunning/reaches-customer.ts";
import { addressOf } from "../../shared/dunning/recipient.ts";

/** Where a message goes, an address or a number; null for a task. */
export const addressee = ({ step, recipient }: Pick<Remind, "step" | "recipient">): string | null =>
  reachesCustomer(step.channel) && recipient !== null ? addressOf(recipient) : null;
