import { useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import { addDays } from "../../shared/kernel/day.ts";
import type { Failure, ServerClient } from "../api/server-client.ts";
import { Chips } from "../ui/chips.tsx";
import { TextField } from "../ui/input-field.tsx";
import { FormEnd } from "../ui/form-end.tsx";
import { PanelForm } from "../ui/panel-form.tsx";
import { usePayerWords } from "../words/payer-words.ts";
import { useSpeech } from "../words/speech.ts";

interface PayerPanelProps {
  readonly view: AccountView;
  readonly client: Pick<ServerClient, "choosePayer">;
  /** It was chosen: the page reads it anew. */
  readonly done: () => void;
  readonly close: () => void;
}

const wayOf = (together: boolean): "together" | "apart" => (together ? "together" : "apart");

/** Who pays for a group, chosen at its head office, with what follows before it is saved. */
export function PayerPanel({ view, client, done, close }: PayerPanelProps) {
  const say = usePayerWords();
  const { words, locale, fullDay } = useSpeech();
  const choice = view.group?.choice ?? null;
  const chosen = usePayerChoice(client, !(choice?.together ?? false), () => {
    done();
    close();
  });
  const { together, failure, saving } = chosen;
  return (
    <PanelForm
      title={say.title}
      failure={failure ? (failure.sentence?.[locale] ?? words.problem[failure.problem].what) : undefined}
      save={chosen.save}
      close={close}
      end={<FormEnd busy={saving} say={say} cancel={close} />}
    >
      {choice && (
        <p class="quiet">
          {say.now(say.ways[wayOf(choice.together)], choice.by, fullDay(choice.fromOn), choice.reason)}
        </p>
      )}
      <Chips
        name="payer-way"
        legend={say.who}
        options={(["together", "apart"] as const).map((value) => ({ value, label: say.ways[value] }))}
        value={wayOf(together)}
        choose={(value) => chosen.change({ together: value === "together" })}
      />
      <TextField
        id="payer-reason"
        label={say.reason}
        value={chosen.reason}
        flaw={chosen.isBlank ? { field: "payer-reason", says: say.noWords } : undefined}
        change={(reason) => chosen.change({ reason })}
      />
      <p class="consequence">
        {say[wayOf(together)](fullDay(addDays(view.asOf, 1)))}
        {locale === "en" ? " " : ""}
        {say.today}
      </p>
    </PanelForm>
  );
}

function usePayerChoice(client: PayerPanelProps["client"], first: boolean, saved: () => void) {
  const [text, setText] = useState({ together: first, reason: "" });
  const [isBlank, setBlank] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saving, setSaving] = useState(false);
  // The id belongs to the content: what is changed after an answer got lost is another choice.
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const change = (part: Partial<typeof text>): void => {
    setBlank(false);
    setClientId(crypto.randomUUID());
    setText({ ...text, ...part });
  };
  const save = async (): Promise<void> => {
    if (saving) return;
    const reason = text.reason.trim();
    if (reason === "") {
      setBlank(true);
      document.getElementById("payer-reason")?.focus();
      return;
    }
    setSaving(true);
    setFailure(null);
    const told = await client.choosePayer({ clientId, together: text.together, reason });
    setSaving(false);
    if (told.ok) saved();
    else setFailure(told.because);
  };
  return { ...text, isBlank, failure, saving, change, save };
}
