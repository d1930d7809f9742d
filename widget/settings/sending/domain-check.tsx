import { useState } from "preact/hooks";
import type { Day } from "../../../shared/kernel/day.ts";
import type { SenderAnswer } from "../../../shared/settings/contract.ts";
import { Badge } from "../../ui/badge.tsx";
import { momentText } from "../../ui/day-text.ts";
import { InputField } from "../../ui/input-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Status } from "../../ui/status.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";

interface CheckProps {
  readonly check: SenderAnswer["check"];
  readonly today: Day;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

const ID = "sender-selector";

/** Whether receivers believe mail from the sender's domain, as it was last looked up, and the way to look again. */
export function DomainCheck({ check, today, client, again }: CheckProps) {
  const say = useSettingsWords().mailSender;
  const [selector, setSelector] = useState(check?.selector ?? "");
  const [said, setSaid] = useState("");
  const looking = useAct();
  const look = async (): Promise<void> => {
    setSaid("");
    if (!(await looking.perform(() => client.checkSender(selector === "" ? null : selector)))) return;
    await again();
    setSaid(say.checked);
  };
  return (
    <div class="step-form">
      {check === null ? <p class="quiet">{say.neverChecked}</p> : <Found check={check} today={today} />}
      <InputField
        id={ID}
        label={`${say.selector} (${say.selectorHint})`}
        value={selector}
        flaw={looking.failure === undefined ? undefined : { field: ID, says: looking.failure }}
        maxLength={100}
        change={(text) => {
          looking.forgive();
          setSelector(text.trim());
        }}
      />
      <div class="form-end">
        <button type="button" class="button" aria-disabled={looking.acting} onClick={() => void look()}>
          {looking.acting ? say.checking : say.check}
        </button>
        <Status text={said} />
      </div>
    </div>
  );
}

const TONES = { ok: "good", warn: "warn", fail: "bad", unknown: "calm" } as const;

function Found({ check, today }: { readonly check: NonNullable<CheckProps["check"]>; readonly today: Day }) {
  const say = useSettingsWords().mailSender;
  const { locale } = useSpeech();
  return (
    <>
      {check.failed && <Notice tone="bad" title={say.failed} />}
      <ul class="why-list">
        {check.findings.map(({ about, level, sentence }) => (
          <li key={about}>
            <Badge tone={TONES[level]}>
              {say.abouts[about]} · {say.levels[level]}
            </Badge>{" "}
            {sentence[locale]}
          </li>
        ))}
      </ul>
      <p class="quiet">{say.checkedAt(check.domain, momentText(check.at, today, locale))}</p>
    </>
  );
}
