import { useState } from "preact/hooks";
import type { CreditLimitsView } from "../../../shared/approval/contract.ts";
import { Status } from "../../ui/status.tsx";
import { useCreditLimitsWords } from "../../words/credit-limits-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { SettingsForm } from "../settings-form.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { FormEnd } from "../../ui/form-end.tsx";
import { readRules, type RulesFlaw, type RulesText, textOf } from "./read-rules.ts";
import { RulesFields } from "./rules-fields.tsx";
import { RulesTold } from "./rules-told.tsx";

interface RulesPanelProps {
  readonly page: CreditLimitsView;
  readonly client: SettingsClient;
  readonly saved: (page: CreditLimitsView) => void;
}

/** How limits are reckoned and who may approve them: read by all, changed by administrators. */
export function RulesPanel({ page, client, saved }: RulesPanelProps) {
  const say = useCreditLimitsWords();
  const { fullDay } = useSpeech();
  const [isOpen, open] = useState(false);
  const [said, setSaid] = useState("");
  const done = (answer: CreditLimitsView): void => {
    open(false);
    setSaid(say.saved);
    saved(answer);
  };
  return (
    <section class="panel" aria-labelledby="limits-rules">
      <header class="panel-head">
        <h2 id="limits-rules">{say.rules}</h2>
      </header>
      <p class="quiet">{say.rulesHint}</p>
      {isOpen ? (
        <RulesForm {...{ page, client, done }} cancel={() => open(false)} />
      ) : (
        <>
          <RulesTold page={page} />
          {page.role === "admin" && (
            <button type="button" class="link" onClick={() => open(true)}>
              {say.edit}
            </button>
          )}
        </>
      )}
      <Status text={said} />
      <p class="quiet">
        {page.said === null ? say.unsaid : say.said(page.said.by, fullDay(page.said.from), page.said.reason)}
      </p>
    </section>
  );
}

interface RulesFormProps extends Pick<RulesPanelProps, "page" | "client"> {
  readonly done: (page: CreditLimitsView) => void;
  readonly cancel: () => void;
}

function RulesForm({ page, client, done, cancel }: RulesFormProps) {
  const say = useCreditLimitsWords();
  const { acting, failure, perform } = useAct();
  const [text, setText] = useState<RulesText>(() => textOf(page));
  const [flaw, setFlaw] = useState<RulesFlaw>();
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const change = (part: Partial<RulesText>): void => {
    setFlaw(undefined);
    setClientId(crypto.randomUUID());
    setText({ ...text, ...part });
  };
  const save = async (): Promise<void> => {
    const read = readRules(text, page.base);
    setFlaw(read.ok ? undefined : read.because);
    if (!read.ok) return document.getElementById(read.because.field)?.focus();
    const answer = await perform(() => client.putCreditLimits({ ...read.value, clientId }));
    if (answer !== undefined) done(answer);
  };
  return (
    <SettingsForm save={save}>
      <RulesFields {...{ text, flaw, change }} base={page.base} />
      <FlawLine says={failure} />
      <FormEnd busy={acting} say={say} cancel={cancel} />
    </SettingsForm>
  );
}
