import type { AccountView } from "../../shared/account/contract.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { DisputeFields } from "../dispute/dispute-fields.tsx";
import { DisputeLine } from "../dispute/dispute-line.tsx";
import { ResolutionFields } from "../dispute/resolution-fields.tsx";
import { ExtensionFields } from "../plan/extension-fields.tsx";
import { PlanFields } from "../plan/plan-fields.tsx";
import { PlanLine } from "../plan/plan-line.tsx";
import { PromiseText } from "../promise/promise-line.tsx";
import type { FieldFlaw } from "../ui/field.tsx";
import { TextField } from "../ui/input-field.tsx";
import { useFormWords } from "../words/form-words.ts";
import { type AgreementDraft, freeItems } from "./agreement-draft.ts";
import { numberOf, useInvoiceNames } from "./invoice-names.ts";
import type { Foreseen } from "./use-preview.ts";

interface AgreementFieldsProps {
  readonly view: AccountView;
  readonly draft: AgreementDraft;
  readonly flaw: FieldFlaw | undefined;
  readonly foreseen: Foreseen;
  readonly change: (change: Partial<AgreementDraft>) => void;
}

/** The fields of what is being written. */
export function AgreementFields(props: AgreementFieldsProps) {
  const { view, draft, flaw, foreseen, change } = props;
  switch (draft.kind) {
    case "dispute":
      return (
        <DisputeFields
          text={draft.dispute}
          items={view.items}
          flaw={flaw}
          change={(changed) => change({ dispute: { ...draft.dispute, ...changed } })}
        />
      );
    case "plan":
      return (
        <PlanFields
          text={draft.plan}
          items={freeItems(view)}
          currencies={[...new Set(freeItems(view).map(({ currency }) => currency))]}
          flaw={flaw}
          lastDays={lastDaysOf(foreseen)}
          change={(changed) => change({ plan: { ...draft.plan, ...changed } })}
        />
      );
    case "extension":
      return (
        <ExtensionFields
          text={draft.extension}
          items={freeItems(view)}
          flaw={flaw}
          change={(changed) => change({ extension: { ...draft.extension, ...changed } })}
        />
      );
    case "resolve":
      return (
        <>
          <EndedThing view={view} draft={draft} />
          <ResolutionFields
            text={draft.resolution}
            flaw={flaw}
            change={(changed) => change({ resolution: { ...draft.resolution, ...changed } })}
          />
        </>
      );
    case "withdraw-promise":
    case "withdraw-plan":
      return (
        <>
          <EndedThing view={view} draft={draft} />
          <WhyField {...props} />
        </>
      );
  }
}

function WhyField({ draft, flaw, change }: AgreementFieldsProps) {
  const say = useFormWords().agreement;
  return (
    <TextField
      id="why"
      label={say.why}
      hint={say.whyHint}
      value={draft.why}
      flaw={flaw}
      change={(why) => change({ why })}
    />
  );
}

/** What is being ended, as the list shows it. */
function EndedThing({ view, draft }: Pick<AgreementFieldsProps, "view" | "draft">) {
  const names = useInvoiceNames();
  const dispute = view.disputes.find(({ disputeId }) => disputeId === draft.id);
  const plan = view.plans.find(({ planId }) => planId === draft.id);
  const promise = view.promises.find(({ promiseId }) => promiseId === draft.id);
  return (
    <p class="ended">
      {dispute && <DisputeLine dispute={dispute} number={numberOf(dispute.invoiceId, view)} />}
      {plan && <PlanLine plan={plan} invoices={names(plan.invoiceIds, view)} />}
      {promise && <PromiseText promise={promise} />}
    </p>
  );
}

function lastDaysOf(foreseen: Foreseen) {
  const rows =
    foreseen.state === "told"
      ? foreseen.parts.flatMap((part) => (part.code === "instalments" ? part.rows : []))
      : [];
  return new Map(rows.map(({ dueOn, lastDay }) => [formatDay(dueOn), lastDay] as const));
}
