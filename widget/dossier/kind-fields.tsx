import { ASKED_BY, FACT_KINDS, FIGURES, RATED } from "../../shared/dossier/kinds.ts";
import { Chips } from "../ui/chips.tsx";
import { InputField, SelectField } from "../ui/input-field.tsx";
import { useDossierWords } from "../words/dossier-words.ts";
import type { FieldsProps } from "./fields-props.ts";

const idOf = (field: string): string => `dossier-${field}`;

/** What is asked of an entry of its kind. */
export function KindFields(props: FieldsProps) {
  switch (props.text.kind) {
    case "statement":
      return <StatementFields {...props} />;
    case "rating":
      return <RatingFields {...props} />;
    case "fact":
      return <FactFields {...props} />;
    case "reference":
      return <ReferenceFields {...props} />;
  }
}

function StatementFields({ text, flaw, change }: FieldsProps) {
  const { fields, figures } = useDossierWords();
  return (
    <>
      <div class="day-line">
        <CurrencyField {...{ text, flaw, change }} />
        <InputField
          id={idOf("periodEnd")}
          kind="day"
          label={fields.periodEnd}
          value={text.periodEnd}
          flaw={flaw}
          change={(periodEnd) => change({ periodEnd })}
        />
      </div>
      {FIGURES.map((figure) => (
        <InputField
          key={figure}
          id={idOf(figure)}
          kind="amount"
          label={figures[figure]}
          value={text[figure]}
          flaw={flaw}
          change={(amount) => change({ [figure]: amount })}
        />
      ))}
      <label class="check">
        <input
          type="checkbox"
          checked={text.audited}
          onChange={(event) => change({ audited: event.currentTarget.checked })}
        />{" "}
        {fields.audited}
      </label>
    </>
  );
}

function RatingFields({ text, flaw, change }: FieldsProps) {
  const { fields, rated } = useDossierWords();
  return (
    <>
      <Chips
        name="dossier-of"
        legend={fields.of}
        options={RATED.map((value) => ({ value, label: rated[value] }))}
        value={text.of}
        choose={(of) => change({ of })}
      />
      <InputField
        id={idOf("points")}
        kind="count"
        label={fields.points}
        value={text.points}
        flaw={flaw}
        change={(points) => change({ points })}
      />
    </>
  );
}

function FactFields({ text, flaw, change }: FieldsProps) {
  const { fields, facts } = useDossierWords();
  return (
    <>
      <SelectField
        id={idOf("fact")}
        label={fields.fact}
        value={text.fact}
        flaw={flaw}
        change={(fact) => change({ fact })}
        options={FACT_KINDS.map((value) => ({ value, label: facts[value] }))}
      />
      <div class="day-line">
        <InputField
          id={idOf("since")}
          kind="day"
          label={fields.since}
          value={text.since}
          flaw={flaw}
          change={(since) => change({ since })}
        />
        <InputField
          id={idOf("until")}
          kind="day"
          label={fields.until}
          value={text.until}
          flaw={flaw}
          change={(until) => change({ until })}
        />
      </div>
    </>
  );
}

function ReferenceFields({ text, flaw, change }: FieldsProps) {
  const { fields, askedBy } = useDossierWords();
  const line = (name: "referee" | "terms", label: string) => (
    <InputField
      id={idOf(name)}
      label={label}
      value={text[name]}
      flaw={flaw}
      change={(typed) => change({ [name]: typed })}
    />
  );
  return (
    <>
      {line("referee", fields.referee)}
      <SelectField
        id={idOf("askedBy")}
        label={fields.askedBy}
        value={text.askedBy}
        flaw={flaw}
        change={(how) => change({ askedBy: how })}
        options={ASKED_BY.map((value) => ({ value, label: askedBy[value] }))}
      />
      <InputField
        id={idOf("knownSince")}
        kind="day"
        label={fields.knownSince}
        value={text.knownSince}
        flaw={flaw}
        change={(knownSince) => change({ knownSince })}
      />
      <div class="day-line">
        <CurrencyField {...{ text, flaw, change }} />
        <InputField
          id={idOf("highCreditMinor")}
          kind="amount"
          label={fields.highCredit}
          value={text.highCredit}
          flaw={flaw}
          change={(highCredit) => change({ highCredit })}
        />
      </div>
      {line("terms", fields.terms)}
      <InputField
        id={idOf("daysLate")}
        kind="count"
        label={fields.daysLate}
        value={text.daysLate}
        flaw={flaw}
        change={(daysLate) => change({ daysLate })}
      />
    </>
  );
}

function CurrencyField({ text, flaw, change }: FieldsProps) {
  const { fields } = useDossierWords();
  return (
    <InputField
      id={idOf("currency")}
      label={fields.currency}
      value={text.currency}
      flaw={flaw}
      maxLength={3}
      change={(currency) => change({ currency: currency.toUpperCase() })}
    />
  );
}
