import type { SharingView } from "../../../shared/experience/contract.ts";
import { useExperienceWords } from "../../words/experience-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { saveFile } from "../reports/save-file.ts";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";

interface LogProps {
  readonly shown: SharingView;
  readonly client: SettingsClient;
}

/** Every export with who made it, what for, and the file as it left. */
export function ExportLog({ shown: { exports }, client }: LogProps) {
  const say = useExperienceWords();
  const { number, moment } = useSpeech();
  const act = useAct();
  const fetchFile = async (exportId: string): Promise<void> => {
    const file = await act.perform(() => client.experienceFile(exportId));
    if (file !== undefined) saveFile(file);
  };
  return (
    <>
      <h3>{say.log}</h3>
      {exports.length === 0 && <p class="quiet">{say.noLog}</p>}
      <ul class="agreed">
        {exports.map((each) => (
          <li key={each.exportId}>
            <p>{say.line(moment(each.at), each.by, number(each.count), number(each.named))}</p>
            <p class="quiet">{each.purpose}</p>
            <p class="quiet wrapped">
              {say.digest} {each.digest}{" "}
              <button type="button" class="link" onClick={() => void fetchFile(each.exportId)}>
                {say.again} ({say.formats[each.format]})
              </button>
            </p>
          </li>
        ))}
      </ul>
      <FlawLine says={act.failure} />
    </>
  );
}
