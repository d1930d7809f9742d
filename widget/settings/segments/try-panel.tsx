import type { TrySegmentsAnswer } from "../../../shared/settings/contract.ts";
import { countText } from "../../ui/number-text.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { useLatest } from "../use-latest.ts";
import { nameOf } from "./draft.ts";
import type { SegmentsProps } from "./segments-props.ts";

interface TryProps extends SegmentsProps {
  /** What would be saved; null while there is nothing to try. */
  readonly body: unknown;
}

/** How many customers a draft would put where, and which of them change. */
export function TryPanel(props: TryProps) {
  const { client, body } = props;
  const words = useSettingsWords();
  const { words: common, locale } = useSpeech();
  const say = words.segments.try;
  const told = useLatest(body === null ? null : () => client.trySegments(body), JSON.stringify(body));
  return (
    <section class="panel" aria-labelledby="segments-try-title">
      <header class="panel-head">
        <h2 id="segments-try-title">{say.title}</h2>
      </header>
      <p class="quiet">{say.hint}</p>
      {body === null && <p class="panel-empty">{say.none}</p>}
      {body !== null && !told && <p class="quiet">{say.waiting}</p>}
      {body !== null && told && !told.ok && (
        <FlawLine says={told.because.sentence?.[locale] ?? common.problem[told.because.problem].what} />
      )}
      {body !== null && told?.ok && <Tried {...props} result={told.value} />}
    </section>
  );
}

function Tried({ result, answer, draft, named }: TryProps & { readonly result: TrySegmentsAnswer }) {
  const words = useSettingsWords();
  const { locale } = useSpeech();
  const say = words.segments;
  const policy = (id: string): string => answer.policies.find((each) => each.id === id)?.name[locale] ?? id;
  const who = (key: string | null): string => {
    const segment = draft.segments.find((each) => each.key === key);
    return segment ? nameOf(segment.name, named(segment.when))[locale] : say.otherwise;
  };
  const { changed, changes, accounts, counts } = result;
  return (
    <div aria-live="polite">
      <p class={changed === 0 ? "quiet" : "consequence"}>
        {changed === 0 ? say.try.none : say.try.changed(countText(changed), countText(accounts))}
      </p>
      <table class="compare counts">
        <tbody>
          {counts.map(({ segment, policyId, accounts: count }) => (
            <tr key={segment ?? ""}>
              <th scope="row">{say.goesTo(who(segment), policy(policyId))}</th>
              <td>{countText(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul class="acts">
        {changes.map(({ accountId, name, before, after }) => (
          <li key={accountId}>
            <b>{name}</b> <small>{say.try.from(policy(before.policyId), policy(after.policyId))}</small>
          </li>
        ))}
      </ul>
      {changed > changes.length && <p class="quiet">{say.try.more(countText(changed - changes.length))}</p>}
    </div>
  );
}
