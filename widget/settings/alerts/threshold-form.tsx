import { useState } from "preact/hooks";
import type { TriggerView } from "../../../shared/alert/contract.ts";
import { InputField } from "../../ui/input-field.tsx";
import { useAlertWords } from "../../words/alert-words.ts";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { FormEnd } from "../../ui/form-end.tsx";
import { useRequestId } from "../../ui/use-request-id.ts";

interface FormProps {
  readonly rule: TriggerView;
  readonly client: SettingsClient;
  readonly done: () => void;
  readonly cancel: () => void;
}

const MOST = 1_000;
const isFigure = (text: string): boolean => /^\d{1,4}(\.\d)?$/.test(text.trim()) && Number(text) <= MOST;

/** When one trigger speaks, from today on. */
export function ThresholdForm({ rule: { trigger, threshold, raisedAt }, client, done, cancel }: FormProps) {
  const say = useAlertWords();
  const act = useAct();
  const [on, setOn] = useState(threshold.on);
  const [figures, setFigures] = useState({
    fires: String(threshold.fires),
    rearms: String(threshold.rearms),
    cooldown: String(threshold.cooldownDays),
  });
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const withId = useRequestId();
  const isGood = Object.values(figures).every(isFigure) && reason.trim() !== "";
  const save = async (): Promise<void> => {
    const cooldownDays = Math.round(Number(figures.cooldown));
    const [fires, rearms] = [Number(figures.fires), Number(figures.rearms)];
    const request = withId({ trigger, on, fires, rearms, cooldownDays, reason: reason.trim() });
    if ((await act.perform(() => client.putThreshold(request))) !== undefined) done();
  };
  return (
    <form
      class="mode-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isGood) void save();
      }}
    >
      <label class="check">
        <input type="checkbox" checked={on} onChange={() => setOn(!on)} /> {say.watch}
      </label>
      {(["fires", "rearms", "cooldown"] as const).map((name) => (
        <InputField
          key={name}
          id={`${trigger}-${name}`}
          label={name === "fires" ? say.columns.fires[raisedAt] : say[name]}
          value={figures[name]}
          change={(value) => setFigures({ ...figures, [name]: value })}
          flaw={
            tried && !isFigure(figures[name])
              ? { field: `${trigger}-${name}`, says: say.badFigure }
              : undefined
          }
        />
      ))}
      <InputField
        id={`${trigger}-reason`}
        label={say.reason}
        value={reason}
        change={setReason}
        maxLength={500}
        flaw={
          tried && reason.trim() === "" ? { field: `${trigger}-reason`, says: say.needReason } : undefined
        }
        wide
      />
      <FormEnd busy={act.acting} say={say} cancel={cancel} />
      <FlawLine says={act.failure} />
    </form>
  );
}
