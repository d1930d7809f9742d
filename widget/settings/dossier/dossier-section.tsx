import { useState } from "preact/hooks";
import type { DossierRightsView } from "../../../shared/dossier/contract.ts";
import { TextField } from "../../ui/input-field.tsx";
import { Skeleton } from "../../ui/panel.tsx";
import { useDossierWords } from "../../words/dossier-words.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { DecisionPanel } from "../decision-panel.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { useAnswer } from "../use-answer.ts";
import { ExperiencePanel } from "../experience/experience-panel.tsx";
import { BureauSettings } from "./bureau-settings.tsx";
import { Roles } from "./roles.tsx";

/** Who may write what into credit files, and how the org gets into a credit bureau. */
export function DossierSection({ client }: { readonly client: SettingsClient }) {
  const { answered, again } = useAnswer(client.dossierRights);
  const bureau = useAnswer(client.bureauAccess);
  const say = useSettingsWords();
  if (answered.state === "loading") return <Skeleton label={say.loading} />;
  if (answered.state === "failed")
    return <FailureNotice because={answered.because} again={() => void again()} />;
  return (
    <div class="settings-grid">
      <RightsPanel rights={answered.value} client={client} again={again} />
      {bureau.answered.state === "ready" && (
        <BureauSettings shown={bureau.answered.value} client={client} again={bureau.again} />
      )}
      {bureau.answered.state === "failed" && (
        <FailureNotice because={bureau.answered.because} again={() => void bureau.again()} />
      )}
      <ExperiencePanel client={client} />
    </div>
  );
}

interface RightsPanelProps {
  readonly rights: DossierRightsView;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

function RightsPanel({ rights, client, again }: RightsPanelProps) {
  const { settings: say, noWords } = useDossierWords();
  const { acting, failure, perform } = useAct();
  const [text, setText] = useState({
    rate: rights.rate,
    record: rights.record,
    notes: rights.notes,
    reason: "",
  });
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const [wanting, setWanting] = useState(false);
  const [said, setSaid] = useState("");
  const change = (part: Partial<typeof text>): void => {
    setWanting(false);
    setSaid("");
    setClientId(crypto.randomUUID());
    setText({ ...text, ...part });
  };
  const submit = async (): Promise<void> => {
    const reason = text.reason.trim();
    setWanting(reason === "");
    if (reason === "") return document.getElementById("dossier-rights-reason")?.focus();
    const saved = await perform(() => client.putDossierRights({ ...text, clientId, reason }));
    if (saved === undefined) return;
    change({ reason: "" });
    setSaid(say.saved);
    await again();
  };
  return (
    <DecisionPanel
      id="dossier-title"
      standing={rights.said === null ? say.unsaid : say.said(rights.said.by, rights.said.reason)}
      save={submit}
      {...{ say, acting, failure, said }}
    >
      <Roles legend={say.rate} chosen={text.rate} choose={(rate) => change({ rate })} />
      <Roles legend={say.record} chosen={text.record} choose={(record) => change({ record })} />
      <NotesField chosen={text.notes} choose={(notes) => change({ notes })} />
      <TextField
        id="dossier-rights-reason"
        label={say.reason}
        value={text.reason}
        flaw={wanting ? { field: "dossier-rights-reason", says: noWords } : undefined}
        change={(reason) => change({ reason })}
      />
    </DecisionPanel>
  );
}

function NotesField({ chosen, choose }: { chosen: boolean; choose: (notes: boolean) => void }) {
  const { settings: say } = useDossierWords();
  return (
    <>
      <label class="check">
        <input type="checkbox" checked={chosen} onChange={(event) => choose(event.currentTarget.checked)} />{" "}
        {say.notes}
      </label>
      <p class="quiet">{say.notesHint}</p>
    </>
  );
}
