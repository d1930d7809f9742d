import { useState } from "preact/hooks";
import type { FieldFlaw } from "../../ui/field.tsx";
import { FormEnd } from "../../ui/form-end.tsx";
import { InputField } from "../../ui/input-field.tsx";
import { useExperienceWords } from "../../words/experience-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";

const BLANK = { accountId: "", regNo: "", evidence: "", givenOn: "", untilOn: "" };
type Text = typeof BLANK;

interface ConsentFormProps {
  readonly client: SettingsClient;
  readonly done: () => Promise<void>;
  readonly cancel: () => void;
}

/** One customer's word, with where it stands. */
export function ConsentForm({ client, done, cancel }: ConsentFormProps) {
  const say = useExperienceWords();
  const { locale } = useSpeech();
  const act = useAct();
  const [text, setText] = useState(BLANK);
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const [own, find] = useState<FieldFlaw | undefined>();
  const refused = act.because?.field
    ? { field: `consent-${act.because.field}`, says: act.because.sentence?.[locale] ?? act.failure ?? "" }
    : undefined;
  const submit = async (): Promise<void> => {
    const flaw = flawOf(text, say);
    find(flaw);
    if (flaw) return document.getElementById(flaw.field)?.focus();
    const asked = { ...text, clientId, untilOn: text.untilOn === "" ? null : text.untilOn };
    if ((await act.perform(() => client.addConsent(asked))) !== undefined) await done();
  };
  const line = (name: keyof Text, label: string, kind: "text" | "day" = "text") => (
    <InputField
      id={`consent-${name}`}
      kind={kind}
      label={label}
      value={text[name]}
      flaw={own ?? refused}
      change={(typed) => {
        find(undefined);
        act.forgive();
        setClientId(crypto.randomUUID());
        setText({ ...text, [name]: typed.trimStart() });
      }}
    />
  );
  return (
    <form
      class="mode-form"
      aria-label={say.add}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {line("accountId", say.accountId)}
      {line("regNo", say.regNo)}
      {line("evidence", say.evidence)}
      <div class="day-line">
        {line("givenOn", say.givenOn, "day")}
        {line("untilOn", `${say.untilOn} ${say.empty}`, "day")}
      </div>
      {act.failure && !refused && <FlawLine says={act.failure} />}
      <FormEnd busy={act.acting} say={say} cancel={cancel} />
    </form>
  );
}

function flawOf(
  { accountId, regNo, evidence, givenOn }: Text,
  say: ReturnType<typeof useExperienceWords>,
): FieldFlaw | undefined {
  if (!/^\d{1,24}$/.test(accountId)) return { field: "consent-accountId", says: say.badAccount };
  if (!/^[A-Za-z0-9]{4,40}$/.test(regNo)) return { field: "consent-regNo", says: say.badNumber };
  if (evidence.trim().length < 4) return { field: "consent-evidence", says: say.noWords };
  return givenOn === "" ? { field: "consent-givenOn", says: say.noDay } : undefined;
}
