import type { PlanView } from "../../shared/plan/contract.ts";
import { Badge } from "../ui/badge.tsx";
import type { Tone } from "../ui/notice.tsx";
import { useSpeech } from "../words/speech.ts";
import { nextInstalment } from "./next-instalment.ts";

const TONE: Record<PlanView["state"], Tone> = {
  kept: "good",
  done: "good",
  broken: "bad",
  withdrawn: "calm",
};

/** A payment plan in one line: how far it is, what comes next, and what was missed. */
export function PlanLine({ plan, invoices }: { readonly plan: PlanView; readonly invoices: string }) {
  const { words, money, shortDay, asOf } = useSpeech();
  const say = words.agreed;
  const { currency, totalMinor, receivedMinor, missed } = plan;
  const told = [say.planProgress(money(receivedMinor, currency), money(totalMinor, currency)), invoices];
  const next = plan.state === "kept" ? nextInstalment(plan, asOf) : null;
  if (next) told.push(say.nextInstalment(money(next.amountMinor, currency), shortDay(next.dueOn)));
  if (plan.arrearsMinor > 0) told.push(say.arrears(money(plan.arrearsMinor, currency)));
  if (missed > 0) told.push(say.missed(missed, plan.breaksAfter));
  return (
    <>
      <Badge tone={TONE[plan.state]}>{say.planStates[plan.state]}</Badge>{" "}
      {told.filter((each) => each !== "").join(" · ")}
    </>
  );
}

/** How much of it has come, for the eye; the line says it in figures. */
export function PlanProgress({ plan }: { readonly plan: PlanView }) {
  return (
    <span class="progress" aria-hidden="true">
      <i style={{ width: `${Math.round((100 * plan.receivedMinor) / plan.totalMinor)}%` }} />
    </span>
  );
}
