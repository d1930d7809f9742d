import { useState } from "preact/hooks";
import type { WordingsAnswer } from "../../../shared/wording/contract.ts";
import { FormEnd } from "../../ui/form-end.tsx";
import { InputField } from "../../ui/input-field.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useReason } from "../sending/use-reason.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { SettingsForm } from "../settings-form.tsx";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";

type Pay = WordingsAnswer["pay"];
export interface PayProps {
  readonly client: SettingsClient;
  readonly pay: Pay;
  readonly again: () => Promise<void>;
}

/** The pay details while they are written. */
export function PayForm({
  client,
  pay: before,
  again,
  close,
}: PayProps & { readonly close: (said: string) => void }) {
  const say = useSettingsWords().payDetails;
  const [pay, setPay] = useState<Pay>(before);
  const reason = useReason("pay-reason");
  const saving = useAct();
  const field = saving.because?.field;
  const flaw =
    field === undefined ? undefined : { field: field.replace(/[.]/g, "-"), says: saving.failure ?? "" };
  const change = (part: Partial<Pay>): void => {
    saving.forgive();
    setPay({ ...pay, ...part });
  };
  const save = async (): Promise<void> => {
    const why = reason.given();
    if (why === null) return;
    const told = await saving.perform(() => client.putPay({ pay, reason: why }));
    if (told === undefined) return;
    await again();
    close(say.saved);
  };
  return (
    <SettingsForm save={save}>
      <InputField
        id="pay-link"
        label={`${say.link} (${say.linkHint})`}
        value={pay.link}
        flaw={flaw}
        change={(link) => change({ link: link.trim() })}
      />
      <InputField
        id="pay-phone"
        label={say.phone}
        value={pay.phone}
        flaw={flaw}
        change={(phone) => change({ phone })}
      />
      {(["zh-CN", "en"] as const).map((language) => (
        <InputField
          key={language}
          id={`pay-instructions-${language}`}
          label={say.instructions[language]}
          value={pay.instructions[language]}
          flaw={flaw}
          change={(text) => change({ instructions: { ...pay.instructions, [language]: text } })}
        />
      ))}
      {reason.field}
      {saving.failure !== undefined && flaw === undefined && <FlawLine says={saving.failure} />}
      <FormEnd busy={saving.acting} say={say} cancel={() => close("")} />
    </SettingsForm>
  );
}
