import { useState } from "preact/hooks";
import type { FeesView } from "../../../shared/charge/contract.ts";
import { formatMajor } from "../../../shared/kernel/money.ts";
import { FormEnd } from "../../ui/form-end.tsx";
import { InputField, SelectField } from "../../ui/input-field.tsx";
import { useChargeWords } from "../../words/charge-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { useReason } from "../sending/use-reason.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { SettingsForm } from "../settings-form.tsx";
import { useAct } from "../../ui/use-act.ts";
import { readTerms, type TermsText } from "./read-terms.ts";
import { useFeesFlaw } from "./use-fees-flaw.ts";

interface FormProps {
  readonly fees: FeesView;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
  readonly close: (said: string) => void;
}

const ID: Readonly<Record<string, string>> = {
  profileId: "fees-profile",
  ratePpm: "fees-rate",
  graceDays: "fees-grace",
  lateFee: "fees-late-fee",
  least: "fees-least",
  mostPpm: "fees-most",
};

/** The org's terms while they are written. An empty field is inherited from the basis; 0 is 0. */
export function TermsForm({ fees, client, again, close }: FormProps) {
  const { fees: say, ...words } = useChargeWords();
  const { locale } = useSpeech();
  const [text, setText] = useState(() => textOf(fees));
  const reason = useReason("fees-reason");
  const saving = useAct();
  const { flaw, find, forgive } = useFeesFlaw(saving, ID, "fees-profile");
  const change = (part: Partial<TermsText>): void => {
    forgive();
    setText({ ...text, ...part });
  };
  const save = async (): Promise<void> => {
    const terms = readTerms(text, fees.currency);
    if (!terms.ok) return find({ field: ID[terms.because] ?? "", says: words.noAmount });
    const why = reason.given();
    if (why === null) return;
    const request = { ...terms.value, clientId: crypto.randomUUID(), reason: why };
    if ((await saving.perform(() => client.putFees(request))) === undefined) return;
    await again();
    close(say.saved);
  };
  const field = (key: keyof TermsText, label: string, kind: "amount" | "count") => (
    <InputField
      id={ID[key] ?? key}
      kind={kind}
      label={label}
      value={text[key]}
      flaw={flaw}
      change={(value) => change({ [key]: value })}
    />
  );
  return (
    <SettingsForm save={save}>
      <SelectField
        id="fees-profile"
        label={words.basis}
        value={text.profileId}
        flaw={flaw}
        change={(profileId) => change({ profileId })}
        options={[
          { value: "", label: say.off },
          ...fees.profiles.map(({ profileId, name }) => ({ value: profileId, label: name[locale] })),
        ]}
      />
      {field("ratePpm", `${words.rate} (${say.percent})`, "amount")}
      {field("graceDays", words.grace, "count")}
      {field("lateFee", `${words.lateFee} (${fees.currency})`, "amount")}
      {field("least", `${words.least} (${fees.currency})`, "amount")}
      {field("mostPpm", words.most, "amount")}
      {reason.field}
      <FormEnd busy={saving.acting} say={words} cancel={() => close("")} />
    </SettingsForm>
  );
}

function textOf({ own }: FeesView): TermsText {
  const number = (value: number | null | undefined, unit: number): string =>
    typeof value === "number" ? String(value / unit) : "";
  return {
    profileId: own.profileId ?? "",
    ratePpm: number(own.ratePpm, 10_000),
    graceDays: number(own.graceDays, 1),
    lateFee: own.lateFee ? formatMajor(own.lateFee) : "",
    least: own.least ? formatMajor(own.least) : "",
    mostPpm: number(own.mostPpm, 10_000),
  };
}
