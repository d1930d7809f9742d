import { useState } from "preact/hooks";
import type { OpenedStepView, OpenedView } from "../../shared/playbook/contract.ts";
import type { Told } from "../ui/told.ts";
import { Badge } from "../ui/badge.tsx";
import { usePlaybookWords } from "../words/playbook-words.ts";
import { useSpeech } from "../words/speech.ts";
import type { TickBody } from "./tick-body.ts";
import { TickForm } from "./tick-form.tsx";

interface StepsProps {
  readonly opened: Pick<OpenedView, "openedId" | "steps">;
  readonly tick: (body: TickBody) => Promise<Told<unknown>>;
}

/** The steps of an opened playbook: what is late comes first, then what is left, then what is done. */
export function OpenedSteps({ opened: { openedId, steps }, tick }: StepsProps) {
  const rank = ({ late, tick: ticked }: OpenedStepView): number => (late ? 0 : ticked === null ? 1 : 2);
  const sorted = [...steps].sort((a, b) => rank(a) - rank(b) || a.step - b.step);
  return (
    <ol class="playbook-steps">
      {sorted.map((step) => (
        <Step key={step.step} {...{ openedId, step, tick }} />
      ))}
    </ol>
  );
}

interface StepProps extends Pick<StepsProps, "tick"> {
  readonly openedId: string;
  readonly step: OpenedStepView;
}

function Step({ openedId, step, tick }: StepProps) {
  const say = usePlaybookWords();
  const { locale, fullDay } = useSpeech();
  const [isOpen, open] = useState(false);
  const { says, owner, dueOn, late, mine, tick: ticked } = step;
  return (
    <li class="playbook-step">
      <p class="playbook-line">
        {late && <Badge tone="bad">{say.isLate}</Badge>}
        <span>
          {step.step}. {says[locale]}
        </span>
        <small class="quiet">
          {owner ?? say.noOwner} · {say.due(fullDay(dueOn))}
        </small>
        {mine && !isOpen && (
          <button type="button" class="link" onClick={() => open(true)}>
            {step.does === "propose-hold" ? say.decide : say.tick}
          </button>
        )}
      </p>
      {ticked !== null && (
        <p class="quiet">
          ✓ {say.ticked(ticked.by, ticked.at.slice(0, 16).replace("T", " "))} {ticked.note}
          {ticked.held && ` (${say.held})`}
        </p>
      )}
      {mine && isOpen && <TickForm {...{ openedId, step, tick }} cancel={() => open(false)} />}
    </li>
  );
}
