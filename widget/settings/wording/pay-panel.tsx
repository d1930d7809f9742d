import { useState } from "preact/hooks";
import type { WordingsAnswer } from "../../../shared/wording/contract.ts";
import { InputField } from "../../ui/input-field.tsx";
import { Status } from "../../ui/status.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { ReasonField } from "../sending/reason-field.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../use-act.ts";

type Pay = WordingsAnswer["pay"];
interface PayProps {
  readonly client: SettingsClient;
  readonly pay: Pay;
  readonly again: () => Promise<void>;
}

/** How customers pay and whom they call: the same in every letter. */
export function PayPanel(props: PayProps) {
  const say = useSettingsWords().payDetails;
  const { pay } = props;
  const [editing, setEditing] = useState(false);
  const [done, setDone] = useState("");
  const shown = [
    [say.link, pay.link],
    [say.phone, pay.phone],
    [say.instructions["zh-CN"], pay.instructions["zh-CN"]],
    [say.instructions.en, pay.instructions.en],
  ] as const;
  return (
    <section class="panel" aria-labelledby="pay-title">
      <header class="panel-head">
        <h2 id="pay-title" tabIndex={-1}>
          {say.title}
        </h2>
      </header>
      <p class="quiet">{say.hint}</p>
      {editing ? (
        <PayForm
          {...props}
          close={(said) => {
            setDone(said);
            setEditing(false);
            document.getElementById("pay-title")?.focus();
          }}
        />
      ) : (
        <>
          <dl class="facts">
            {shown.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value === "" ? say.none : value}</dd>
              </div>
            ))}
          </dl>
          <div class="form-end">
            <button type="button" class="button" onClick={() => setEditing(true)}>
              {say.edit}
            </button>
            <Status text={done} />
          </div>
        </>
      )}
    </section>
  );
}

function PayForm({
  client,
  pay: before,
  again,
  close,
}: PayProps & { readonly close: (said: string) => void }) {
  const words = useSettingsWords();
  const say = words.payDetails;
  const [pay, setPay] = useState<Pay>(before);
  const [reason, setReason] = useState("");
  const [unsaid, setUnsaid] = useState(false);
  const saving = useAct();
  const field = saving.because?.field;
  const flaw =
    field === undefined ? undefined : { field: field.replace(/[.]/g, "-"), says: saving.failure ?? "" };
  const change = (part: Partial<Pay>): void => {
    saving.forgive();
    setPay({ ...pay, ...part });
  };
  const save = async (): Promise<void> => {
    setUnsaid(reason.trim() === "");
    if (reason.trim() === "") return document.getElementById("pay-reason")?.focus();
    const told = await saving.perform(() => client.putPay({ pay, reason: reason.trim() }));
    if (told === undefined) return;
    await again();
    close(say.saved);
  };
  return (
    <form
      class="key-account-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
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
      <ReasonField
        id="pay-reason"
        value={reason}
        set={setReason}
        flaw={unsaid && reason.trim() === "" ? words.sending.needReason : undefined}
      />
      {saving.failure !== undefined && flaw === undefined && (
        <p class="flaw" role="alert">
          {saving.failure}
        </p>
      )}
      <div class="form-end">
        <button type="submit" class="button button-main" aria-disabled={saving.acting}>
          {saving.acting ? say.saving : say.save}
        </button>
        <button type="button" class="button" onClick={() => close("")}>
          {say.cancel}
        </button>
      </div>
    </form>
  );
}
