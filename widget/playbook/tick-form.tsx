import { useState } from "preact/hooks";
import type { OpenedStepView } from "../../shared/playbook/contract.ts";
import { CREDIT_HOLDS, type CreditHold } from "../../shared/limit/kinds.ts";
import { useAct } from "../ui/use-act.ts";
import type { Told } from "../ui/told.ts";
import { FormEnd } from "../ui/form-end.tsx";
import { InputField, SelectField } from "../ui/input-field.tsx";
import { FlawLine } from "../ui/flaw-line.tsx";
import { usePlaybookWords } from "../words/playbook-words.ts";
import type { TickBody } from "./tick-body.ts";

interface TickFormProps {
  readonly openedId: string;
  readonly step: OpenedStepView;
  readonly tick: (body: TickBody) => Promise<Told<unknown>>;
  readonly cancel: () => void;
}

/** What came of a step; of one that proposes a hold also which, and until when. */
export function TickForm({ openedId, step, tick, cancel }: TickFormProps) {
  const say = usePlaybookWords();
  const { acting, failure, perform } = useAct();
  const [note, setNote] = useState("");
  const [hold, setHold] = useState<CreditHold>("none");
  const [until, setUntil] = useState("");
  const [flawed, setFlawed] = useState<"note" | "until">();
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const id = (name: string): string => `tick-${openedId}-${step.step}-${name}`;
  // Another text is another word: a lost answer to the first one must not stand in its way.
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      setClientId(crypto.randomUUID());
      set(value);
    };
  const submit = (): void => {
    const bad = note.trim() === "" ? "note" : hold !== "none" && until === "" ? "until" : undefined;
    setFlawed(bad);
    if (bad !== undefined) return document.getElementById(id(bad))?.focus();
    const placed = hold === "none" ? null : { hold, until, reviewOn: null };
    void perform(() => tick({ clientId, openedId, step: step.step, note: note.trim(), hold: placed }));
  };
  return (
    <form
      class="mode-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {step.does === "propose-hold" && (
        <SelectField
          id={id("hold")}
          label={say.hold}
          value={hold}
          flaw={undefined}
          options={CREDIT_HOLDS.map((value) => ({ value, label: say.holds[value] }))}
          change={change((value) => setHold(CREDIT_HOLDS.find((each) => each === value) ?? "none"))}
        />
      )}
      {hold !== "none" && (
        <InputField
          id={id("until")}
          kind="day"
          label={say.until}
          value={until}
          flaw={flawed === "until" ? { field: id("until"), says: say.needUntil } : undefined}
          change={change(setUntil)}
        />
      )}
      <InputField
        id={id("note")}
        label={say.note}
        value={note}
        maxLength={500}
        flaw={flawed === "note" ? { field: id("note"), says: say.needNote } : undefined}
        change={change(setNote)}
        wide
      />
      <FormEnd busy={acting} say={say} cancel={cancel} />
      <FlawLine says={failure} />
    </form>
  );
}
