import { useState } from "preact/hooks";
import { FILES_MB, type FilesRule, MOST_FILES } from "../../../shared/dunning/attached-files.ts";
import { Skeleton } from "../../ui/panel.tsx";
import { FormEnd } from "../../ui/form-end.tsx";
import { InputField, SelectField } from "../../ui/input-field.tsx";
import { countText } from "../../ui/number-text.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { EditLine } from "../edit-line.tsx";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { SettingsForm } from "../settings-form.tsx";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { useAnswer } from "../use-answer.ts";
import { useEditing } from "../use-editing.ts";
import { useReason } from "./use-reason.tsx";

interface PanelProps {
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

/** Which files of the invoices reminders carry. */
export function FilesPanel({ client, again }: PanelProps) {
  const words = useSettingsWords();
  const say = words.files;
  const files = useAnswer(client.files);
  const panel = useEditing("files-title");
  const { answered } = files;
  const readAgain = async (): Promise<void> => {
    await Promise.all([files.again(), again()]);
  };
  return (
    <section class="panel" aria-labelledby="files-title">
      <header class="panel-head">
        <h2 id="files-title" tabIndex={-1}>
          {say.title}
        </h2>
      </header>
      {answered.state === "loading" && <Skeleton label={words.loading} />}
      {answered.state === "failed" && (
        <FailureNotice because={answered.because} again={() => void files.again()} />
      )}
      {answered.state === "ready" &&
        (panel.editing ? (
          <FilesForm rule={answered.value.rule} {...{ client }} again={readAgain} close={panel.close} />
        ) : (
          <>
            <Told rule={answered.value.rule} />
            <EditLine label={say.edit} {...panel} />
          </>
        ))}
    </section>
  );
}

function Told({ rule }: { readonly rule: FilesRule | null }) {
  const say = useSettingsWords().files;
  if (rule === null) return <p>{say.none}</p>;
  return (
    <div class="meaning">
      <p>{say.means[rule.attach]}</p>
      <p class="quiet">{say.limit(countText(rule.mostMb), countText(MOST_FILES))}</p>
    </div>
  );
}

interface FormProps extends PanelProps {
  readonly rule: FilesRule | null;
  readonly close: (said: string) => void;
}

function FilesForm({ rule, client, again, close }: FormProps) {
  const say = useSettingsWords().files;
  const [attach, setAttach] = useState<FilesRule["attach"] | "none">(rule?.attach ?? "none");
  const [most, setMost] = useState(String(rule?.mostMb ?? FILES_MB.usual));
  const [tried, setTried] = useState(false);
  const reason = useReason("files-reason");
  const act = useAct();
  const mostMb = Number(most.normalize("NFKC").trim() || Number.NaN);
  const isWrong = attach !== "none" && !(Number.isInteger(mostMb) && mostMb >= 1 && mostMb <= FILES_MB.most);
  const [least, highest] = [countText(FILES_MB.least), countText(FILES_MB.most)];
  const flaw = isWrong ? say.flaw(least, highest) : act.failure;
  const save = async (): Promise<void> => {
    setTried(true);
    if (isWrong) return document.getElementById("files-most")?.focus();
    const said = reason.given();
    if (said === null) return;
    const request = { rule: attach === "none" ? null : { attach, mostMb }, reason: said };
    if (!(await act.perform(() => client.putFiles(request)))) return;
    await again();
    close(say.saved);
  };
  return (
    <SettingsForm save={save}>
      <SelectField
        id="files-attach"
        label={say.attach}
        value={attach}
        flaw={undefined}
        options={(["none", "pdf", "pdf-and-pictures"] as const).map((value) => ({
          value,
          label: say.choices[value],
        }))}
        change={(value) => setAttach(value as typeof attach)}
      />
      {attach !== "none" && (
        <InputField
          id="files-most"
          label={say.mostMb}
          value={most}
          flaw={tried && flaw !== undefined ? { field: "files-most", says: flaw } : undefined}
          change={(value) => {
            act.forgive();
            setMost(value);
          }}
          maxLength={3}
        />
      )}
      {attach !== "none" && <p class="quiet">{say.mostHint(least, highest)}</p>}
      {reason.field}
      {attach === "none" && act.failure !== undefined && <FlawLine says={act.failure} />}
      <FormEnd busy={act.acting} say={say} cancel={() => close("")} />
    </SettingsForm>
  );
}
