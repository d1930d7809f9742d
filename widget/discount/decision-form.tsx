import { useState } from "preact/hooks";
import type { OfferAct } from "../../shared/discount/kinds.ts";
import { Chips } from "../ui/chips.tsx";
import { FormEnd } from "../ui/form-end.tsx";
import { TextField } from "../ui/input-field.tsx";
import { useDiscountWords } from "../words/discount-words.ts";

interface DecisionFormProps {
  readonly acts: readonly OfferAct[];
  readonly legend: string;
  readonly busy: boolean;
  readonly save: (body: object) => Promise<void>;
  readonly cancel: () => void;
}

/** What is done about an offer, and why: that is kept with a name. */
export function DecisionForm({ acts, legend, busy, save, cancel }: DecisionFormProps) {
  const say = useDiscountWords();
  const [text, setText] = useState({ act: acts[0] ?? "withdrawn", reason: "" });
  const [wanting, setWanting] = useState(false);
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const change = (part: Partial<typeof text>): void => {
    setWanting(false);
    setClientId(crypto.randomUUID());
    setText({ ...text, ...part });
  };
  const submit = (): void => {
    const reason = text.reason.trim();
    setWanting(reason === "");
    if (reason === "") document.getElementById("offer-reason")?.focus();
    else void save({ clientId, act: text.act, reason });
  };
  return (
    <form
      aria-label={say.decision}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Chips
        name="offer-act"
        legend={legend}
        options={acts.map((value) => ({ value, label: say.acts[value] }))}
        value={text.act}
        choose={(act) => change({ act })}
      />
      <TextField
        id="offer-reason"
        label={say.reason}
        value={text.reason}
        flaw={wanting ? { field: "offer-reason", says: say.noWords } : undefined}
        change={(reason) => change({ reason })}
      />
      <FormEnd busy={busy} say={{ ...say, save: say.acts[text.act] }} cancel={cancel} />
    </form>
  );
}
