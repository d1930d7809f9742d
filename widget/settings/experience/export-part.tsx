import { useState } from "preact/hooks";
import type { ExperiencePreviewView } from "../../../shared/experience/contract.ts";
import { type Format, FORMATS, type PeriodMonths, PERIODS } from "../../../shared/experience/kinds.ts";
import { SelectField } from "../../ui/input-field.tsx";
import { Status } from "../../ui/status.tsx";
import { useExperienceWords } from "../../words/experience-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { saveFile } from "../reports/save-file.ts";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";

interface ExportProps {
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

/** Exactly the rows that would leave, and then the file with them. */
export function ExportPart({ client, again }: ExportProps) {
  const say = useExperienceWords();
  const { number } = useSpeech();
  const act = useAct();
  const [months, setMonths] = useState<PeriodMonths>(12);
  const [shown, show] = useState<ExperiencePreviewView | null>(null);
  const [said, setSaid] = useState("");
  const preview = async (): Promise<void> => {
    setSaid("");
    show((await act.perform(() => client.previewExperiences(months))) ?? null);
  };
  const leave = async (format: Format): Promise<void> => {
    if (shown === null) return;
    const asked = { clientId: crypto.randomUUID(), months, format, digest: shown.digest };
    const file = await act.perform(() => client.exportExperiences(asked));
    if (file === undefined) return;
    saveFile(file);
    // It has left: what leaves next is shown again.
    show(null);
    setSaid(say.exported);
    await again();
  };
  return (
    <>
      <SelectField
        id="experience-months"
        label={say.period}
        value={String(months)}
        flaw={undefined}
        change={(typed) => {
          show(null);
          setMonths(PERIODS.find((each) => String(each) === typed) ?? 12);
        }}
        options={PERIODS.map((each) => ({ value: String(each), label: say.months(number(each)) }))}
      />
      <div class="form-end">
        <button
          type="button"
          class="button button-main"
          aria-disabled={act.acting}
          onClick={() => void preview()}
        >
          {act.acting ? say.previewing : say.preview}
        </button>
      </div>
      <FlawLine says={act.failure} />
      {shown && <RowsTable shown={shown} />}
      {shown && shown.rows.length > 0 && (
        <div class="form-end">
          {FORMATS.map((format) => (
            <button
              key={format}
              type="button"
              class="button"
              aria-disabled={act.acting}
              onClick={() => void leave(format)}
            >
              {say.export(say.formats[format])}
            </button>
          ))}
        </div>
      )}
      <Status text={said} />
    </>
  );
}

function RowsTable({ shown: { from, to, rows } }: { readonly shown: ExperiencePreviewView }) {
  const say = useExperienceWords();
  const { fullDay, number } = useSpeech();
  if (rows.length === 0) return <p class="quiet">{say.none}</p>;
  const caption = say.rows(number(rows.length), fullDay(from), fullDay(to));
  return (
    <div class="report-table" role="region" aria-label={caption} tabIndex={0}>
      <table class="compare">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say.regNo}</th>
            <th scope="col">{say.currency}</th>
            <th scope="col">{say.amount}</th>
            <th scope="col">{say.late}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <td>{row.regNo ?? <span class="quiet">{say.withheld}</span>}</td>
              <td>{row.currency}</td>
              <td>{say.amounts[row.amount]}</td>
              <td>{say.lates[row.late]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
