import { useState } from "preact/hooks";
import type { SenderAnswer } from "../../../shared/settings/contract.ts";
import { Notice } from "../../ui/notice.tsx";
import { Status } from "../../ui/status.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";

interface KeysProps {
  readonly keys: SenderAnswer["keys"];
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

/** The keys with which we sign the org's mail ourselves, each with the record that has to be published. */
export function SigningKeys({ keys, client, again }: KeysProps) {
  const say = useSettingsWords().mailSender;
  const [said, setSaid] = useState("");
  const making = useAct();
  const make = async (key: "new" | "none"): Promise<void> => {
    setSaid("");
    if (!(await making.perform(() => client.makeKey(key, say.keyReason)))) return;
    await again();
    setSaid(key === "new" ? say.keyMade : say.keyGone);
  };
  const button = (key: "new" | "none", label: string) => (
    <button type="button" class="button" aria-disabled={making.acting} onClick={() => void make(key)}>
      {label}
    </button>
  );
  return (
    <details class="more" open={keys.some(({ signs }) => !signs)}>
      <summary>{say.signing}</summary>
      {keys.length === 0 && <p class="quiet">{say.signedByProvider}</p>}
      {keys.map(({ name, value, signs }) => (
        <div key={name}>
          <p>{signs ? say.signsNow : say.waits}</p>
          <p class="quiet">{say.recordName}</p>
          <p class="hash">{name}</p>
          <p class="quiet">{say.recordValue}</p>
          <p class="hash">{value}</p>
        </div>
      ))}
      {making.failure !== undefined && <Notice tone="bad" title={making.failure} />}
      <div class="form-end">
        {button("new", keys.length === 0 ? say.newKey : say.anotherKey)}
        {keys.length > 0 && button("none", say.noKey)}
        <Status text={said} />
      </div>
    </details>
  );
}
