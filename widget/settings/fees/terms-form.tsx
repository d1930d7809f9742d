import { useState } from "preact/hooks";
import type { FeesView } from "../../../shared/charge/contract.ts";
import { formatMajor } from "../../../shared/kernel/money.ts";
import type { FieldFlaw } from "../../ui/field.tsx";
import { InputField, SelectField } from "../../ui/input-field.tsx";
import { useChargeWords } from "../../words/charge-words.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { ReasonField } from "../sending/reason-field.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../use-act.ts";
import { readTerms, type TermsText } from "./read-terms.ts";

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
  const settings = useSettingsWords();
  const { locale } = useSpeech();
  const [text, setText] = useState(() => textOf(fees));
  const [reason, setReason] = useState("");
  const [flaw, setFlaw] = useState<FieldFlaw | undefined>();
  const saving = useAct();
  const change = (part: Partial<TermsText>): void => {
    saving.forgive();
    setFlaw(undefined);
    setText({ ...text, ...part });
  };
  const refused = saving.failure && {
    field: ID[saving.because?.field ?? ""] ?? "fees-profile",
    says: saving.failure,
  };
  const save = async (): Promise<void> => {
    const terms = readTerms(text, fees.currency);
    if (!terms.ok) return setFlaw({ field: ID[terms.because] ?? "", says: words.noAmount });
    if (reason.trim() === "") return setFlaw({ field: "fees-reason", says: words.noWords });
    const request = { ...terms.value, clientId: crypto.randomUUID(), reason: reason.trim() };
    if ((await saving.perform(() => client.putFees(request))) === undefined) return;
    await again();
    close(say.saved);
  };
  const shown = flaw ?? (refused || undefined);
  const field = (key: keyof TermsText, label: string, kind: "amount" | "count") => (
    <InputField
      id={ID[key] ?? key}
      kind={kind}
      label={label}
      value={text[key]}
      flaw={shown}
      change={(value) => change({ [key]: value })}
    />
  );
  return (
    <form
      class="key-account-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <SelectField
        id="fees-profile"
        label={words.basis}
        value={text.profileId}
        flaw={shown}
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
      <ReasonField
        id="fees-reason"
        value={reason}
        set={setReason}
        flaw={flaw?.field === "fees-reason" ? settings.sending.needReason : undefined}
      />
      <div class="form-end">
        <button type="submit" class="button button-main" aria-disabled={saving.acting}>
          {saving.acting ? words.saving : words.save}
        </button>
        <button type="button" class="button" onClick={() => close("")}>
          {words.cancel}
        </button>
      </div>
    </form>
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
