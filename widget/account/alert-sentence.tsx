import type { AccountWatch } from "../../shared/account/contract.ts";
import { GRAVE_TRIGGERS } from "../../shared/alert/kinds.ts";
import { Badge } from "../ui/badge.tsx";
import { countText } from "../ui/number-text.ts";
import { useAlertWords } from "../words/alert-words.ts";
import { useSpeech } from "../words/speech.ts";

interface SentenceProps {
  readonly alert: AccountWatch["alerts"][number];
  /** How many others there are. */
  readonly more: number;
}

/** One warning with its figures. */
export function AlertSentence({ alert: { trigger, figures }, more }: SentenceProps) {
  const say = useAlertWords();
  const { number } = useSpeech();
  const figure = (name: string): string => {
    const value = figures[name];
    return value === undefined ? "–" : number(value);
  };
  return (
    <p>
      <Badge tone={GRAVE_TRIGGERS.has(trigger) ? "bad" : "warn"}>{say.triggers[trigger]}</Badge>{" "}
      {say.says[trigger](figure)}
      {more > 0 && <small class="quiet"> {say.others(countText(more))}</small>}
    </p>
  );
}
