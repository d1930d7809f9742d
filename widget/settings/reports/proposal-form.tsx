import { useState } from "preact/hooks";
import type { CurrencyReportView, ProvisionTermsView } from "../../../shared/report/contract.ts";
import { suggestedRates } from "../../../shared/report/loss-rates.ts";
import type { Rolls } from "../../../shared/report/roll-rates.ts";
import { InputField } from "../../ui/input-field.tsx";
import { readPercent } from "../../ui/read-percent.ts";
import { type ProvisionWords, useProvisionWords } from "../../words/provision-words.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { FormEnd } from "../../ui/form-end.tsx";
import { AssessedFields } from "./assessed-fields.tsx";
import { percentOf } from "./percent-of.ts";
import { RatesFields } from "./rates-fields.tsx";
import { type ProposalFlaw, type ProposalText, readProposal, textOf } from "./read-proposal.ts";
import { useRequestId } from "../../ui/use-request-id.ts";

interface FormProps {
  readonly terms: ProvisionTermsView;
  readonly currencies: readonly CurrencyReportView[];
  readonly client: SettingsClient;
  readonly done: () => void;
  readonly cancel: () => void;
}

const said = ({ field, kind }: ProposalFlaw, say: ProvisionWords) => ({
  field,
  says: {
    percent: say.badPercent,
    amount: say.badAmount,
    account: say.badAccount,
    reason: say.needReason,
  }[kind],
});

/** What losses and credit shall be reckoned by, for an accountant to approve. */
export function ProposalForm({ terms, currencies, client, done, cancel }: FormProps) {
  const say = useProvisionWords();
  const act = useAct();
  const [text, setText] = useState(() =>
    textOf(
      terms.versions[0],
      currencies.map(({ currency }) => currency),
    ),
  );
  const [tried, setTried] = useState(false);
  const withId = useRequestId();
  const read = readProposal(text);
  const flaw = tried && !read.ok ? said(read.because, say) : undefined;
  const set = (more: Partial<ProposalText>): void => setText({ ...text, ...more });
  const save = async (): Promise<void> => {
    setTried(true);
    if (!read.ok) return;
    const request = withId(read.value);
    if ((await act.perform(() => client.proposeProvision(request))) !== undefined) done();
  };
  const field = (name: string, key: keyof ProposalText & string, label: string, wide = false) => (
    <InputField
      id={`provision-${name}`}
      label={label}
      value={String(text[key])}
      change={(value) => set({ [key]: value })}
      maxLength={500}
      {...{ flaw, wide }}
    />
  );
  return (
    <form
      class="mode-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div class="small-fields">
        {field("write-off", "writeOff", say.writeOff)}
        {field("recovery", "recovery", say.recovery)}
        {field("forward", "forward", say.forward)}
      </div>
      {field("forward-reason", "forwardReason", say.forwardReason, true)}
      {text.rates.map(({ currency, percents }, at) => (
        <RatesFields
          key={currency}
          {...{ currency, percents, flaw }}
          suggested={suggestionFor(currencies.find((each) => each.currency === currency)?.rolls, text)}
          change={(changed) =>
            set({ rates: text.rates.map((each, i) => (i === at ? { currency, percents: changed } : each)) })
          }
        />
      ))}
      <AssessedFields lines={text.assessed} flaw={flaw} change={(assessed) => set({ assessed })} />
      <div class="small-fields">
        {field("yearly", "yearly", say.yearly)}
        {field("contact", "contact", say.contact)}
        {field("contact-currency", "contactCurrency", say.currency)}
      </div>
      <p class="quiet">{say.empty}</p>
      {field("reason", "reason", say.reason, true)}
      <FormEnd busy={act.acting} say={say} cancel={cancel} />
      {act.because !== null && <FailureNotice because={act.because} />}
    </form>
  );
}

/** What the org's own history would make of the shares as they are typed; null unless every bucket is known. */
function suggestionFor(
  rolls: CurrencyReportView["rolls"] | undefined,
  { writeOff, recovery, forward }: ProposalText,
): readonly string[] | null {
  const [writeOffPpm, recoveryPpm, forwardPpm] = [writeOff, recovery, forward].map(readPercent);
  if (rolls?.length !== 4 || writeOffPpm == null || recoveryPpm == null || forwardPpm == null) return null;
  if (writeOffPpm > 1_000_000 || recoveryPpm > 1_000_000) return null;
  const rates = suggestedRates(rolls as unknown as Rolls, { writeOffPpm, recoveryPpm, forwardPpm });
  return rates.every((ppm) => ppm !== null) ? rates.map((ppm) => percentOf(ppm ?? 0)) : null;
}
