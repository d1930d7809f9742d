import { ownForm } from "../../../shared/wording/own-form.ts";
import type { WordingDraft, WordingPlace } from "../../../shared/wording/wording.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { diffLines } from "./diff-lines.ts";

/** What differs from the letter that comes with the product. */
export function WordingDiff({
  draft,
  place,
}: {
  readonly draft: WordingDraft;
  readonly place: WordingPlace;
}) {
  const say = useSettingsWords().wordings;
  const builtIn = ownForm(place);
  if (builtIn === null) return null;
  const whole = ({ subject, body }: WordingDraft): string => `${subject}\n\n${body}`;
  const lines = diffLines(whole(builtIn), whole(draft)).filter(({ text }) => text.trim() !== "");
  return (
    <details class="more">
      <summary>{say.diff}</summary>
      {lines.every(({ kind }) => kind === "same") ? (
        <p class="quiet">{say.same}</p>
      ) : (
        <div class="letter-diff" lang={place.language}>
          {lines.map(({ kind, text }, at) => {
            if (kind === "same") return <p key={at}>{text}</p>;
            const [Tag, told] =
              kind === "added" ? (["ins", say.added] as const) : (["del", say.removed] as const);
            return (
              <p key={at}>
                <Tag aria-label={told}>{text}</Tag>
              </p>
            );
          })}
        </div>
      )}
    </details>
  );
}
