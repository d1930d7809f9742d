import type { ExemptionBody, VetoBody } from "../../shared/hold/contract.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import type { Exemption, Veto } from "./ports.ts";

const dayOrNull = (on: Day | null): string | null => (on === null ? null : formatDay(on));

/** An exemption as it travels. */
export const exemptionBody = (exemption: Exemption): ExemptionBody => ({
  exemptionId: exemption.exemptionId,
  invoiceId: exemption.invoiceId,
  kind: exemption.kind,
  reason: exemption.reason,
  owner: exemption.owner.userName,
  fromOn: formatDay(exemption.fromOn),
  endsOn: dayOrNull(exemption.endsOn),
  reviewOn: dayOrNull(exemption.reviewOn),
  liftedOn: dayOrNull(exemption.liftedOn),
});

/** A veto as it travels, on the org's clock. */
export const vetoBody = ({ vetoId, reason, by, from, until }: Veto, timeZone: string): VetoBody => ({
  vetoId,
  reason,
  by: by.userName,
  from: localMoment(from, timeZone),
  until: localMoment(until, timeZone),
});
