import { useState } from "preact/hooks";
import { formatDay } from "../../../shared/kernel/day.ts";
import type { CreditControlView } from "../../../shared/limit/contract.ts";
import { useCreditControlWords } from "../../words/credit-control-words.ts";
import { DecisionPanel } from "../decision-panel.tsx";
import { WhenAnswered } from "../when-answered.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { useAnswer } from "../use-answer.ts";
import { ControlFields } from "./control-fields.tsx";
import { type ControlFlaw, type ControlText, readControl, textOf } from "./control-text.ts";

/** What counts against limits, what holds an account, and who may allow more. */
export function ControlSection({ client }: { readonly client: SettingsClient }) {
  const asked = useAnswer(client.creditControl);
  return (
    <WhenAnswered asked={asked}>
      {(control, again) => (
        <div class="settings-grid">
          <ControlPanel control={control} client={client} again={again} />
        </div>
      )}
    </WhenAnswered>
  );
}

interface ControlPanelProps {
  readonly control: CreditControlView;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

function ControlPanel({ control, client, again }: ControlPanelProps) {
  const say = useCreditControlWords();
  const { acting, failure, perform } = useAct();
  const [text, setText] = useState<ControlText>(() => textOf(control));
  const [flaw, setFlaw] = useState<ControlFlaw>();
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const [said, setSaid] = useState("");
  const change = (part: Partial<ControlText>): void => {
    setFlaw(undefined);
    setSaid("");
    setClientId(crypto.randomUUID());
    setText({ ...text, ...part });
  };
  const submit = async (): Promise<void> => {
    const read = readControl(text);
    setFlaw(read.ok ? undefined : read.because);
    if (!read.ok) return document.getElementById(`control-${read.because}`)?.focus();
    const saved = await perform(() => client.putCreditControl({ ...read.value, clientId }));
    if (saved === undefined) return;
    change({ reason: "" });
    setSaid(say.saved);
    await again();
  };
  const { said: word } = control;
  return (
    <DecisionPanel
      id="control-title"
      standing={word === null ? say.unsaid : say.said(word.by, formatDay(word.from), word.reason)}
      save={submit}
      {...{ say, acting, failure, said }}
    >
      <ControlFields {...{ text, flaw, change }} />
    </DecisionPanel>
  );
}
