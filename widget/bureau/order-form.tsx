import { useState } from "preact/hooks";
import type { BureauView } from "../../shared/bureau/contract.ts";
import type { FieldFlaw } from "../ui/field.tsx";
import { InputField } from "../ui/input-field.tsx";
import { useBureauWords } from "../words/bureau-words.ts";
import { useSpeech } from "../words/speech.ts";
import type { BureauText, useBureau } from "./use-bureau.ts";

interface OrderFormProps {
  readonly shown: BureauView;
  readonly bureau: Pick<ReturnType<typeof useBureau>, "failure" | "busy" | "order" | "changed" | "chosen">;
}

/** A country and a number; where several companies have it, the list to choose from. It says what it costs. */
export function OrderForm({ shown, bureau }: OrderFormProps) {
  const say = useBureauWords();
  const { locale, money } = useSpeech();
  const last = shown.orders[0];
  const [text, setText] = useState({ country: last?.country ?? "", regNo: last?.regNo ?? "" });
  const [own, find] = useState<FieldFlaw | undefined>();
  const { failure, busy, order } = bureau;
  const refused =
    failure?.field && failure.sentence
      ? { field: `bureau-${failure.field}`, says: failure.sentence[locale] }
      : undefined;
  const price = shown.price === null ? "" : money(shown.price.amountMinor, shown.price.currency);
  const change = (part: Partial<BureauText>): void => {
    find(undefined);
    bureau.changed();
    setText({ ...text, ...part });
  };
  const submit = (): void => {
    const asked = { country: text.country.trim(), regNo: text.regNo.trim() };
    const flaw = flawOf(asked, say);
    find(flaw);
    if (flaw) document.getElementById(flaw.field)?.focus();
    else void order(asked, null);
  };
  const line = (name: keyof BureauText, maxLength: number) => (
    <InputField
      id={`bureau-${name}`}
      label={say[name]}
      value={text[name]}
      flaw={own ?? refused}
      maxLength={maxLength}
      change={(typed) => change({ [name]: name === "country" ? typed.toUpperCase() : typed })}
    />
  );
  return (
    <form
      class="plain"
      aria-label={say.title}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div class="day-line">
        {line("country", 2)}
        {line("regNo", 40)}
      </div>
      {shown.choices.length === 0 ? (
        <div class="form-end">
          <button type="submit" class="button button-main" aria-disabled={busy}>
            {busy ? say.ordering : say.order(price)}
          </button>
        </div>
      ) : (
        <Choices
          shown={shown}
          busy={busy}
          choose={(id) => void order(text, id)}
          price={price}
          bureau={bureau}
        />
      )}
    </form>
  );
}

const flawOf = (
  { country, regNo }: BureauText,
  say: { readonly badCountry: string; readonly badNumber: string },
): FieldFlaw | undefined => {
  if (!/^[A-Z]{2}$/.test(country)) return { field: "bureau-country", says: say.badCountry };
  return regNo.length < 2 ? { field: "bureau-regNo", says: say.badNumber } : undefined;
};

interface ChoicesProps extends Pick<OrderFormProps, "shown" | "bureau"> {
  readonly busy: boolean;
  readonly price: string;
  readonly choose: (companyId: string) => void;
}

function Choices({ shown, busy, price, choose, bureau }: ChoicesProps) {
  const say = useBureauWords();
  const [companyId, pick] = useState(shown.choices[0]?.companyId ?? "");
  return (
    <>
      <p role="status">{say.several}</p>
      <fieldset class="plain-set">
        <legend>{say.company}</legend>
        {shown.choices.map((company) => (
          <label class="check" key={company.companyId}>
            <input
              type="radio"
              name="bureau-company"
              checked={company.companyId === companyId}
              onChange={() => {
                bureau.chosen();
                pick(company.companyId);
              }}
            />{" "}
            {[company.name, company.address, company.status].filter((part) => part !== "").join(" · ")}
          </label>
        ))}
      </fieldset>
      <div class="form-end">
        <button
          type="button"
          class="button button-main"
          aria-disabled={busy}
          onClick={() => choose(companyId)}
        >
          {busy ? say.ordering : say.orderThis(price)}
        </button>
      </div>
    </>
  );
}
