import { useState } from "preact/hooks";
import type { CreditLimitsView } from "../../../shared/approval/contract.ts";
import { APPROVERS } from "../../../shared/approval/kinds.ts";
import { Status } from "../../ui/status.tsx";
import { useCreditLimitsWords } from "../../words/credit-limits-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { SettingsForm } from "../settings-form.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../use-act.ts";
import { GRADES, PERCENTS, readRules, type RulesFlaw, type RulesText, textOf } from "./read-rules.ts";
import { RulesFields } from "./rules-fields.tsx";

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

function RulesTold({ page: { formulas, approval, base } }: { readonly page: CreditLimitsView }) {
  const say = useCreditLimitsWords();
  const { money } = useSpeech();
  const amount = (minor: number | null): string => (minor === null ? "∞" : money(minor, base));
  const { mostDays, noticeDays, afterItsEnd, ownUpToMinor } = approval;
  const told = [
    ...([...PERCENTS, "changePercent"] as const).map((name) => [say[name], formulas[name]]),
    ...GRADES.map((name) => [say.grade[name], formulas.gradePercent[name]] as const),
    ...GRADES.map((name) => [say.termsOf[name], formulas.termsDays[name]] as const),
    ...APPROVERS.map((role) => [say.most[role], amount(approval.most[role])]),
    [say.own, amount(ownUpToMinor)],
    [say.mostDays, mostDays],
    [say.noticeDays, noticeDays],
    [say.afterItsEnd, say.ends[afterItsEnd]],
  ] as const;
  return (
    <dl class="limit-rules">
      {told.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
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
      {failure && (
        <p class="flaw" role="alert">
          {failure}
        </p>
      )}
      <div class="form-end">
        <button type="submit" class="button button-main" aria-disabled={acting}>
          {acting ? say.saving : say.save}
        </button>
        <button type="button" class="button" onClick={cancel}>
          {say.cancel}
        </button>
      </div>
    </SettingsForm>
  );
}
