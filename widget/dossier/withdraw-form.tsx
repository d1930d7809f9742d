import { useState } from "preact/hooks";
import { FormEnd } from "../ui/form-end.tsx";
import { TextField } from "../ui/input-field.tsx";
import { useDossierWords } from "../words/dossier-words.ts";

interface WithdrawFormProps {
  readonly busy: boolean;
  readonly save: (body: object) => Promise<void>;
  readonly cancel: () => void;
}

/** Why an entry counts no more: that is kept with a name. */
export function WithdrawForm({ busy, save, cancel }: WithdrawFormProps) {
  const say = useDossierWords();
  const [reason, setReason] = useState("");
  const [wanting, setWanting] = useState(false);
  const [clientId] = useState(() => crypto.randomUUID());
  const submit = (): void => {
    setWanting(reason.trim() === "");
    if (reason.trim() === "") document.getElementById("dossier-reason")?.focus();
    else void save({ clientId, reason: reason.trim() });
  };
  return (
    <form
      aria-label={say.withdraw}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        id="dossier-reason"
        label={say.fields.reason}
        value={reason}
        flaw={wanting ? { field: "dossier-reason", says: say.noWords } : undefined}
        change={(text) => {
          setWanting(false);
          setReason(text);
        }}
      />
      <FormEnd busy={busy} say={{ ...say, save: say.withdraw }} cancel={cancel} />
    </form>
  );
}
