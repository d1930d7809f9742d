import { useEffect, useRef, useState } from "preact/hooks";
import type { Currency } from "../../shared/kernel/currency.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import type { DealCheckView } from "../../shared/limit/contract.ts";
import type { ServerClient, Told } from "../api/server-client.ts";
import { Field, flawed } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { useDealWords } from "../words/deal-words.ts";
import { useSpeech } from "../words/speech.ts";
import { DealTold } from "./deal-told.tsx";
import { type DealText, readDeal } from "./read-deal.ts";

interface DealPanelProps {
  readonly client: Pick<ServerClient, "dealCheck">;
  /** The limit's. */
  readonly currency: Currency;
  /** Absent where it stands by itself. */
  readonly close?: () => void;
  /** What is known of the deal already. */
  readonly first?: Partial<DealText>;
  /** The CRM's deal that it is about: what it counts for already is not counted twice. */
  readonly without?: string;
}

/** Whether one more delivery keeps within the limit, and how it would. */
export function DealPanel({ client, currency, close, first, without }: DealPanelProps) {
  const say = useDealWords();
  const { asOf } = useSpeech();
  const title = useRef<HTMLHeadingElement>(null);
  const [text, setText] = useState<DealText>({
    amount: "",
    deliverOn: formatDay(asOf),
    termsDays: "30",
    ...first,
  });
  const [flaw, setFlaw] = useState<keyof DealText>();
  const [told, setTold] = useState<Told<DealCheckView>>();
  useEffect(() => {
    // A page that stands by itself leaves the focus where the CRM has it.
    if (close) title.current?.focus();
  }, []);
  const change = (part: Partial<DealText>): void => {
    setText({ ...text, ...part });
    setTold(undefined);
  };
  const check = async (): Promise<void> => {
    const read = readDeal(text, currency, asOf);
    setFlaw(read.ok ? undefined : read.because);
    if (read.ok)
      setTold(
        await client.dealCheck({ ...read.value, ...(without === undefined ? {} : { dealId: without }) }),
      );
    else document.getElementById(`deal-${read.because}`)?.focus();
  };
  return (
    <form
      class="log-form send-panel"
      aria-label={say.title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
      onKeyDown={(event) => event.key === "Escape" && close?.()}
    >
      <h3 ref={title} tabIndex={-1}>
        {say.title}
      </h3>
      <p class="quiet">{say.hint}</p>
      <DealFields {...{ text, flaw, currency, change }} />
      <div class="form-end">
        <button type="submit" class="button button-main">
          {say.check}
        </button>
        {close && (
          <button type="button" class="button" onClick={close}>
            {say.close}
          </button>
        )}
      </div>
      {told && <Answer told={told} />}
    </form>
  );
}

interface DealFieldsProps extends Pick<DealPanelProps, "currency"> {
  readonly text: DealText;
  readonly flaw: keyof DealText | undefined;
  readonly change: (part: Partial<DealText>) => void;
}

function DealFields({ text, flaw, currency, change }: DealFieldsProps) {
  const say = useDealWords();
  const field = (name: keyof DealText, label: string) => {
    const [id, wrong] = [`deal-${name}`, flaw === name ? say.flaws[name] : undefined];
    const input = {
      ...{ id, class: "input", autocomplete: "off" as const, value: text[name], ...flawed(id, wrong) },
      onInput: (event: { readonly currentTarget: HTMLInputElement }) =>
        change({ [name]: event.currentTarget.value }),
    };
    return (
      <Field id={id} label={label} flaw={wrong}>
        {name === "deliverOn" ? <input type="date" {...input} /> : <input inputMode="decimal" {...input} />}
      </Field>
    );
  };
  return (
    <>
      {field("amount", say.amount(currency))}
      {field("deliverOn", say.deliverOn)}
      {field("termsDays", say.termsDays)}
    </>
  );
}

function Answer({ told }: { readonly told: Told<DealCheckView> }) {
  const { words, locale } = useSpeech();
  if (told.ok) return <DealTold told={told.value} />;
  const { sentence, problem } = told.because;
  return (
    <div role="alert">
      <Notice tone="bad" title={sentence?.[locale] ?? words.problem[problem].what} />
    </div>
  );
}
