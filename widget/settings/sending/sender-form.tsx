import { useState } from "preact/hooks";
import type { SenderAnswer } from "../../../shared/settings/contract.ts";
import type { FieldFlaw } from "../../ui/field.tsx";
import { FormEnd } from "../../ui/form-end.tsx";
import { InputField, SelectField } from "../../ui/input-field.tsx";
import { Status } from "../../ui/status.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { MailSender, SettingsClient, SettingsFailure } from "../settings-client.ts";
import { SettingsForm } from "../settings-form.tsx";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { useReason } from "./use-reason.tsx";

interface FormProps {
  readonly answer: SenderAnswer;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
  readonly close: (said: string) => void;
}

const BLANK: MailSender = { name: "", address: "", replyTo: null, signature: { "zh-CN": "", en: "" } };

/** The sender while it is written: tried on oneself at any moment, saved with a reason. */
export function SenderForm({ answer, client, again, close }: FormProps) {
  const say = useSettingsWords().mailSender;
  const [sender, setSender] = useState(answer.sender ?? BLANK);
  const reason = useReason("sender-reason");
  const saving = useAct();
  const trying = useAct();
  const [tested, setTested] = useState("");
  const failed = saving.because ?? trying.because;
  const change = (part: Partial<MailSender>): void => {
    saving.forgive();
    trying.forgive();
    setTested("");
    setSender({ ...sender, ...part });
  };
  const save = async (): Promise<void> => {
    trying.forgive();
    const why = reason.given();
    if (why === null) return;
    if (!(await saving.perform(() => client.putSender(sender, why)))) return;
    await again();
    close(say.saved);
  };
  const test = async (): Promise<void> => {
    saving.forgive();
    setTested("");
    const told = await trying.perform(() => client.testSender(sender));
    if (told) setTested(told.sent ? say.tested(told.to) : say.untested(told.reply));
  };
  return (
    <SettingsForm save={save}>
      <SenderFields {...{ sender, change }} because={failed} />
      <p class="quiet">{say.domains}</p>
      {sender.by === "zoho" && <p class="quiet">{say.byZoho}</p>}
      <div class="form-end">
        {sender.by === "zoho" ? null : answer.testTo === null ? (
          <p class="quiet">{say.noTest}</p>
        ) : (
          <button type="button" class="button" aria-disabled={trying.acting} onClick={() => void test()}>
            {trying.acting ? say.testing : say.test(answer.testTo)}
          </button>
        )}
        <Status text={tested} />
      </div>
      {reason.field}
      <FormEnd busy={saving.acting} say={say} cancel={() => close("")} />
    </SettingsForm>
  );
}

interface FieldsProps {
  readonly sender: MailSender;
  readonly change: (part: Partial<MailSender>) => void;
  readonly because: SettingsFailure | null;
}

const ID = {
  by: "sender-by",
  name: "sender-name",
  address: "sender-address",
  replyTo: "sender-reply",
} as const;

function SenderFields({ sender, change, because }: FieldsProps) {
  const say = useSettingsWords().mailSender;
  const { locale, words } = useSpeech();
  const { signature } = sender;
  const says = because && (because.sentence?.[locale] ?? words.problem[because.problem].what);
  const blamed = idOf(because?.field ?? "");
  const flaw: FieldFlaw | undefined = says && blamed ? { field: blamed, says } : undefined;
  return (
    <>
      <SelectField
        id={ID.by}
        label={say.by}
        value={sender.by ?? "smtp"}
        flaw={flaw}
        change={(by) => change({ by: by === "zoho" ? by : "smtp" })}
        options={(["smtp", "zoho"] as const).map((value) => ({ value, label: say.carriers[value] }))}
      />
      <InputField
        id={ID.name}
        label={say.name}
        value={sender.name}
        flaw={flaw}
        change={(name) => change({ name })}
      />
      <InputField
        id={ID.address}
        label={say.address}
        value={sender.address}
        flaw={flaw}
        change={(address) => change({ address: address.trim() })}
      />
      <InputField
        id={ID.replyTo}
        label={`${say.replyTo} (${say.replyHint})`}
        value={sender.replyTo ?? ""}
        flaw={flaw}
        change={(text) => change({ replyTo: text.trim() === "" ? null : text.trim() })}
      />
      {(["zh-CN", "en"] as const).map((language) => (
        <InputField
          key={language}
          id={`sender-signature-${language}`}
          label={`${say.signatures[language]} (${say.signatureHint})`}
          value={signature[language]}
          flaw={flaw}
          maxLength={200}
          change={(text) => change({ signature: { ...signature, [language]: text } })}
        />
      ))}
      {says && !flaw && <FlawLine says={says} />}
    </>
  );
}

/** "sender.signature.en" → the control that holds it; null for what no control holds. */
function idOf(field: string): string | null {
  const [, part = "", language] = field.split(".");
  if (part === "signature") return `sender-signature-${language ?? "en"}`;
  return Object.hasOwn(ID, part) ? ID[part as keyof typeof ID] : null;
}
