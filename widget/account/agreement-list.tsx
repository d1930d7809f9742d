import type { ComponentChildren } from "preact";
import type { AccountView } from "../../shared/account/contract.ts";
import { DisputeLine } from "../dispute/dispute-line.tsx";
import { ExtensionLine } from "../plan/extension-line.tsx";
import { PlanLine, PlanProgress } from "../plan/plan-line.tsx";
import { PromiseText } from "../promise/promise-line.tsx";
import { useSpeech } from "../words/speech.ts";
import { numberOf, useInvoiceNames } from "./invoice-names.ts";
import type { AgreementDesk } from "./use-agreement-desk.ts";

interface AgreementListProps {
  readonly view: AccountView;
  /** Left out for those who only read. */
  readonly open: AgreementDesk["open"] | undefined;
}

/** What holds reminders because somebody agreed on it or contests it, and how to end it. Usually nothing. */
export function AgreementList({ view, open }: AgreementListProps) {
  const { words, money, shortDay } = useSpeech();
  const names = useInvoiceNames();
  const say = words.agreed;
  const plans = view.plans.filter(({ state }) => state === "kept" || state === "broken");
  const count = view.disputes.length + plans.length + view.extensions.length + view.promises.length;
  if (count === 0) return null;
  const button = (label: string, name: string, ask: Parameters<AgreementDesk["open"]>[0]) =>
    open && (
      <button type="button" class="link" aria-label={name} onClick={() => open(ask)}>
        {label}
      </button>
    );
  return (
    <section class="agreed" aria-labelledby="agreed-title">
      <h3 id="agreed-title">{say.title}</h3>
      <ul>
        {view.disputes.map((dispute) => {
          const number = numberOf(dispute.invoiceId, view);
          return (
            <Line key={dispute.disputeId} note={dispute.note}>
              <DisputeLine dispute={dispute} number={number} />
              {dispute.resolution === null &&
                button(say.resolve, say.resolveLabel(number), { kind: "resolve", id: dispute.disputeId })}
            </Line>
          );
        })}
        {plans.map((plan) => (
          <Line key={plan.planId} note={plan.note}>
            <PlanLine plan={plan} invoices={names(plan.invoiceIds, view)} />
            {plan.state === "kept" &&
              button(say.withdraw, say.withdrawPlan, { kind: "withdraw-plan", id: plan.planId })}
            <PlanProgress plan={plan} />
          </Line>
        ))}
        {view.extensions.map((extension) => (
          <Line key={extension.extensionId} note="">
            <ExtensionLine extension={extension} number={numberOf(extension.invoiceId, view)} />
          </Line>
        ))}
        {view.promises.map((promise) => {
          const what = words.promise.line(
            money(promise.amountMinor, promise.currency),
            shortDay(promise.promisedOn),
          );
          return (
            <Line key={promise.promiseId} note="">
              <PromiseText promise={promise} />
              {button(say.withdraw, say.withdrawPromise(what), {
                kind: "withdraw-promise",
                id: promise.promiseId,
              })}
            </Line>
          );
        })}
      </ul>
    </section>
  );
}

function Line({ note, children }: { readonly note: string; readonly children: ComponentChildren }) {
  return <li title={note === "" ? undefined : note}>{children}</li>;
}
