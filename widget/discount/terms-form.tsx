import { useState } from "preact/hooks";
import type { OffersView } from "../../shared/discount/contract.ts";
import type { Failure } from "../api/server-client.ts";
import type { FieldFlaw } from "../ui/field.tsx";
import { FormEnd } from "../ui/form-end.tsx";
import { InputField, TextField } from "../ui/input-field.tsx";
import { useDiscountWords } from "../words/discount-words.ts";
import { useSpeech } from "../words/speech.ts";
import { readStanding } from "./read-standing.ts";

interface TermsFormProps {
  readonly shown: OffersView;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly save: (body: object) => Promise<void>;
  readonly cancel: () => void;
}

type TermsPartProps = TermsFormProps & { readonly isOpen: boolean; readonly open: () => void };

/** A quiet button, and in its place the form that it opens. */
export function TermsPart({ isOpen, open, ...form }: TermsPartProps) {
  const say = useDiscountWords();
  if (isOpen) return <TermsForm {...form} />;
  return (
    <p>
      <button type="button" class="link" onClick={open}>
        {say.terms.edit}
      </button>
    </p>
  );
}

/** An administrator's word on what one customer is offered with every invoice. */
function TermsForm({ shown, busy, failure, save, cancel }: TermsFormProps) {
  const say = useDiscountWords();
  const { locale } = useSpeech();
  const [text, setText] = useState(() => textOf(shown));
  const [own, find] = useState<FieldFlaw | undefined>();
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const change = (part: Partial<typeof text>): void => {
    find(undefined);
    setClientId(crypto.randomUUID());
    setText({ ...text, ...part });
  };
  const refused = failure?.field && failure.sentence ? failure.sentence[locale] : undefined;
  const flaw = own ?? (refused ? { field: "terms-discount", says: refused } : undefined);
  const submit = (): void => {
    const standing = readStanding(text.percent, text.days);
    const reason = text.reason.trim();
    const wrong = !standing.ok
      ? standing.because === "percent"
        ? { field: "terms-discount", says: say.noPercent }
        : { field: "terms-within", says: say.settings.badNumber }
      : reason === ""
        ? { field: "terms-reason", says: say.noWords }
        : undefined;
    find(wrong);
    if (wrong) document.getElementById(wrong.field)?.focus();
    else if (standing.ok)
      void save({
        ...{ clientId, reason },
        ...(standing.value === undefined ? {} : { standing: standing.value }),
      });
  };
  return (
    <form
      class="plain"
      aria-label={say.terms.edit}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p class="quiet">{say.terms.hint}</p>
      <div class="day-line">
        <InputField
          id="terms-discount"
          kind="amount"
          label={say.terms.discount}
          value={text.percent}
          flaw={flaw}
          change={(percent) => change({ percent })}
        />
        <InputField
          id="terms-within"
          kind="count"
          label={say.terms.within}
          value={text.days}
          flaw={flaw}
          change={(days) => change({ days })}
        />
      </div>
      <TextField
        id="terms-reason"
        label={say.reason}
        value={text.reason}
        flaw={flaw}
        change={(reason) => change({ reason })}
      />
      <FormEnd busy={busy} say={{ ...say, save: say.settings.save }} cancel={cancel} />
    </form>
  );
}

function textOf({ standing: { value, origin } }: OffersView) {
  if (origin !== "account") return { percent: "", days: "", reason: "" };
  return {
    percent: String((value?.discountPpm ?? 0) / 10_000),
    days: String(value?.withinDays ?? ""),
    reason: "",
  };
}
