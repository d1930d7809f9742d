import { useEffect, useState } from "preact/hooks";
import type { DossierFilesView } from "../../shared/dossier/contract.ts";
import type { Failure, Told } from "../api/server-client.ts";
import type { FieldFlaw } from "../ui/field.tsx";
import { FormEnd } from "../ui/form-end.tsx";
import { InputField, SelectField, TextField } from "../ui/input-field.tsx";
import { useDossierWords } from "../words/dossier-words.ts";
import { useSpeech } from "../words/speech.ts";
import type { DossierText } from "./dossier-text.ts";
import type { FieldsProps } from "./fields-props.ts";
import { KindFields } from "./kind-fields.tsx";
import { readText } from "./read-text.ts";

interface DossierFormProps extends Pick<FieldsProps, "text"> {
  readonly keep: (text: DossierText) => void;
  readonly failure: Failure | null;
  readonly busy: boolean;
  readonly restored: boolean;
  readonly files: () => Promise<Told<DossierFilesView>>;
  readonly save: (body: object) => Promise<void>;
  readonly cancel: () => void;
}

const idOf = (field: string): string => `dossier-${field}`;

/** One entry while it is written. What is typed is kept through a reload until it is saved or discarded. */
export function DossierForm(props: DossierFormProps) {
  const { text, keep, failure, busy, restored, files, save, cancel } = props;
  const say = useDossierWords();
  const { locale } = useSpeech();
  const [own, find] = useState<FieldFlaw | undefined>();
  const refused =
    failure?.field && failure.sentence
      ? { field: idOf(failure.field), says: failure.sentence[locale] }
      : undefined;
  const flaw = own ?? refused;
  // The id belongs to the content: what is changed after an answer got lost is another entry.
  const change = (part: Partial<DossierText>): void => {
    find(undefined);
    keep({ ...text, ...part, clientId: crypto.randomUUID() });
  };
  const submit = (): void => {
    const read = readText(text);
    if ("body" in read) return void save(read.body);
    find({ field: idOf(read.flaw.field), says: say[read.flaw.says] });
    document.getElementById(idOf(read.flaw.field))?.focus();
  };
  const fields = { text, flaw, change };
  return (
    <form
      class="plain"
      aria-label={say.kinds[text.kind]}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h4>{text.supersedes === null ? say.add[text.kind] : `${say.correct}: ${say.kinds[text.kind]}`}</h4>
      {restored && (
        <p class="quiet" role="status">
          {say.restored}{" "}
          <button type="button" class="link" onClick={cancel}>
            {say.discard}
          </button>
        </p>
      )}
      <KindFields {...fields} />
      <EvidenceFields {...fields} files={files} />
      <FormEnd busy={busy} say={say} cancel={cancel} />
    </form>
  );
}

/** Where it is from, of which day, until when it is to be believed, and the paper itself. */
function EvidenceFields({ text, flaw, change, files }: FieldsProps & Pick<DossierFormProps, "files">) {
  const { fields, ...say } = useDossierWords();
  return (
    <>
      <InputField
        id={idOf("source")}
        label={fields.source}
        value={text.source}
        flaw={flaw}
        change={(source) => change({ source })}
      />
      <div class="day-line">
        <InputField
          id={idOf("on")}
          kind="day"
          label={fields.on}
          value={text.on}
          flaw={flaw}
          change={(on) => change({ on })}
        />
        <InputField
          id={idOf("expiresOn")}
          kind="day"
          label={fields.expiresOn}
          value={text.expiresOn}
          flaw={flaw}
          change={(expiresOn) => change({ expiresOn })}
        />
      </div>
      <FileField text={text} flaw={flaw} change={change} files={files} none={say.noFile} />
      <TextField
        id={idOf("note")}
        label={text.kind === "rating" ? fields.why : fields.note}
        value={text.note}
        flaw={flaw}
        change={(note) => change({ note })}
      />
    </>
  );
}

interface FileFieldProps extends FieldsProps, Pick<DossierFormProps, "files"> {
  readonly none: string;
}

/** The account's own attachments: a paper is uploaded in the CRM, and named here. */
function FileField({ text, flaw, change, files, none }: FileFieldProps) {
  const say = useDossierWords();
  const [listed, list] = useState<DossierFilesView["files"] | "silent" | null>(null);
  useEffect(() => {
    void files().then((told) => list(told.ok ? told.value.files : "silent"));
  }, []);
  const known = Array.isArray(listed) ? listed : [];
  return (
    <>
      <SelectField
        id={idOf("fileId")}
        label={say.fields.file}
        value={text.fileId}
        flaw={flaw}
        change={(fileId) => change({ fileId })}
        options={[
          { value: "", label: none },
          ...known.map(({ fileId, name }) => ({ value: fileId, label: name })),
        ]}
      />
      {listed === "silent" && <p class="quiet">{say.filesSilent}</p>}
      {Array.isArray(listed) && listed.length === 0 && <p class="quiet">{say.noFiles}</p>}
    </>
  );
}
