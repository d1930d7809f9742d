import { useState } from "preact/hooks";
import type { DiscountsView } from "../../../shared/discount/contract.ts";
import { FormEnd } from "../../ui/form-end.tsx";
import { InputField } from "../../ui/input-field.tsx";
import { useChargeWords } from "../../words/charge-words.ts";
import { useDiscountWords } from "../../words/discount-words.ts";
import { useReason } from "../sending/use-reason.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { SettingsForm } from "../settings-form.tsx";
import { useAct } from "../../ui/use-act.ts";
import { type RulesField, type RulesText, readRules, rulesText } from "./read-rules.ts";
import { SharesFields } from "./shares-fields.tsx";
import { useFeesFlaw } from "./use-fees-flaw.ts";

interface FormProps {
  readonly view: DiscountsView;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
  readonly close: (said: string) => void;
}

const ID: Readonly<Record<RulesField | "authority", string>> = {
  marginPpm: "discount-margin",
  leastMarginPpm: "discount-least",
  capitalPpm: "discount-capital",
  toleranceDays: "discount-days",
  toleranceMinor: "discount-tolerance",
  authority: "discount-rep",
  rep: "discount-rep",
  collector: "discount-collector",
  admin: "discount-admin",
  expectedPpm: "discount-expected-0",
  standing: "discount-standing",
  withinDays: "discount-within",
  bySegment: "discount-segment-0",
};

/** The org's margins, authority and standing discount while they are written. */
export function DiscountsForm({ view, client, again, close }: FormProps) {
  const words = useChargeWords();
  const { settings: say } = useDiscountWords();
  const { currency, rules, saved } = view;
  const [text, setText] = useState(() =>
    rulesText(
      rules,
      currency,
      saved,
      view.segments.map(({ key }) => key),
    ),
  );
  const reason = useReason("discount-reason");
  const saving = useAct();
  const { flaw, find, forgive } = useFeesFlaw(saving, ID, "discount-margin");
  const change = (part: Partial<RulesText>): void => {
    forgive();
    setText({ ...text, ...part });
  };
  const save = async (): Promise<void> => {
    const read = readRules(text, currency);
    if (!read.ok) {
      const isNumber = ["toleranceDays", "toleranceMinor", "withinDays"].includes(read.because);
      find({ field: ID[read.because], says: isNumber ? say.badNumber : say.badPercent });
      document.getElementById(ID[read.because])?.focus();
      return;
    }
    const why = reason.given();
    if (why === null) return;
    const request = { ...read.value, clientId: crypto.randomUUID(), reason: why };
    if ((await saving.perform(() => client.putDiscounts(request))) === undefined) return;
    await again();
    close(say.saved);
  };
  const field = (
    key: Exclude<RulesField, "expectedPpm" | "bySegment">,
    label: string,
    kind: "amount" | "count",
  ) => (
    <InputField
      id={ID[key]}
      kind={kind}
      label={label}
      value={text[key]}
      flaw={flaw}
      change={(value) => change({ [key]: value })}
    />
  );
  return (
    <SettingsForm save={save}>
      <div class="small-fields">
        {field("marginPpm", say.percent(say.margin), "amount")}
        {field("leastMarginPpm", say.percent(say.leastMargin), "amount")}
      </div>
      {field("capitalPpm", say.aYear(say.capital), "amount")}
      <div class="small-fields">
        {field("standing", say.standingHint(say.standing), "amount")}
        {field("withinDays", say.within, "count")}
      </div>
      <div class="small-fields">
        {field("toleranceDays", say.toleranceDays, "count")}
        {field("toleranceMinor", `${say.tolerance} (${currency})`, "amount")}
      </div>
      <SharesFields view={view} text={text} flaw={flaw} change={change} />
      {reason.field}
      <FormEnd busy={saving.acting} say={words} cancel={() => close("")} />
    </SettingsForm>
  );
}
