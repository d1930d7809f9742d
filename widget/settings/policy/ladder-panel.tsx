import { useState } from "preact/hooks";
import type { Sentence } from "../../../shared/kernel/contract.ts";
import { Badge } from "../../ui/badge.tsx";
import { Status } from "../../ui/status.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { inTime, newStep, type StepDraft } from "./draft.ts";
import { sayStepDraft, sayStepLimits } from "./say-draft.ts";
import { StepForm } from "./step-form.tsx";
import type { ReasonsLeft } from "./reasons-left.ts";
import type { DraftDesk } from "./use-draft.ts";
import { useFlaw } from "./use-flaw.ts";

interface LadderProps {
  readonly desk: DraftDesk;
  readonly reasons: ReasonsLeft["steps"];
}

/** The steps as a ladder in the order of time; one of them may be open for editing. */
export function LadderPanel({ desk, reasons }: LadderProps) {
  const say = useSettingsWords().policy;
  const { draft, edit } = desk;
  const [open, setOpen] = useState<string | null>(null);
  const [removed, setRemoved] = useState<StepDraft | null>(null);
  const flaw = useFlaw("steps");
  // The order is settled when an editor closes: a field that moves under the hands would lose them.
  const settle = (steps: readonly StepDraft[]): void => edit({ steps: inTime(steps) });
  const add = (): void => {
    const step = newStep(draft);
    settle([...draft.steps, step]);
    setOpen(step.key);
  };
  const remove = (step: StepDraft): void => {
    setRemoved(step);
    edit({ steps: draft.steps.filter(({ key }) => key !== step.key) });
  };
  const undo = (): void => {
    if (removed) settle([...draft.steps, removed]);
    setRemoved(null);
  };
  return (
    <section class="panel" aria-labelledby="ladder-title">
      <header class="panel-head">
        <h2 id="ladder-title">{say.ladder}</h2>
        <div class="panel-aside">{say.ladderHint}</div>
      </header>
      <ol class="ladder-steps">
        {draft.steps.map((step) => (
          <StepRow
            key={step.key}
            step={step}
            reason={reasons.get(step.key)}
            open={open === step.key}
            templates={Object.keys((draft.rest["templates"] as object | undefined) ?? {})}
            change={(part) =>
              edit({
                steps: draft.steps.map((each) => (each.key === step.key ? { ...each, ...part } : each)),
              })
            }
            toggle={() => {
              settle(draft.steps);
              setOpen(open === step.key ? null : step.key);
            }}
            remove={() => remove(step)}
          />
        ))}
      </ol>
      {draft.steps.length === 0 && <p class="panel-empty">{flaw ?? say.noSteps}</p>}
      <RemovedNote step={removed} undo={undo} />
      <button type="button" class="button button-wide add-step" onClick={add}>
        + {say.add}
      </button>
    </section>
  );
}

function RemovedNote({ step, undo }: { step: StepDraft | null; undo: () => void }) {
  const words = useSettingsWords();
  const text = step ? words.policy.removed(sayStepDraft(step, words)) : "";
  return (
    <div class="removed">
      <Status text={text} />
      {step && (
        <button type="button" class="link" onClick={undo}>
          {words.policy.undo}
        </button>
      )}
    </div>
  );
}

interface StepRowProps {
  readonly step: StepDraft;
  readonly reason: Sentence | undefined;
  readonly open: boolean;
  readonly templates: readonly string[];
  readonly change: (part: Partial<StepDraft>) => void;
  readonly toggle: () => void;
  readonly remove: () => void;
}

function StepRow({ step, reason, open, templates, change, toggle, remove }: StepRowProps) {
  const words = useSettingsWords();
  const { locale } = useSpeech();
  const say = words.policy;
  const flaw = useFlaw(`steps.${step.key}`);
  const what = sayStepDraft(step, words);
  return (
    <li class={`rung ${flaw ? "rung-flawed" : ""}`}>
      <div class="rung-line">
        <span class="rung-when">{typeof step.days === "number" ? words.threshold(step.days) : "?"}</span>
        <span class="rung-what">
          <b>{words.channel[step.channel]}</b> <small>{words.letter(step.template)}</small>
          {sayStepLimits(step, { words, locale }).map((limit) => (
            <Badge key={limit} tone="calm">
              {limit}
            </Badge>
          ))}
        </span>
        <span class="rung-acts">
          <button
            type="button"
            class="link"
            aria-expanded={open}
            aria-label={open ? say.close : say.editStep(what)}
            onClick={toggle}
          >
            {open ? say.close : say.edit}
          </button>
          <button type="button" class="link" aria-label={say.removeStep(what)} onClick={remove}>
            {say.remove}
          </button>
        </span>
      </div>
      {reason && <p class="rung-why">{reason[locale]}</p>}
      {flaw && !open && <p class="flaw">{flaw}</p>}
      {open && <StepForm {...{ step, templates, change }} />}
    </li>
  );
}
