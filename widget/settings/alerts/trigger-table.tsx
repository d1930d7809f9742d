import { useState } from "preact/hooks";
import type { AlertsView, TriggerView } from "../../../shared/alert/contract.ts";
import type { Trigger } from "../../../shared/alert/kinds.ts";
import { Badge } from "../../ui/badge.tsx";
import { useAlertWords } from "../../words/alert-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { SettingsClient } from "../settings-client.ts";
import { ThresholdForm } from "./threshold-form.tsx";

interface TableProps {
  readonly client: SettingsClient;
  readonly page: AlertsView;
  readonly changed: () => void;
}

/** What each trigger is set to, and how often it was right. */
export function TriggerTable({ client, page, changed }: TableProps) {
  const say = useAlertWords();
  const { fullDay } = useSpeech();
  const [edited, edit] = useState<Trigger | null>(null);
  const chosen = page.triggers.find(({ trigger }) => trigger === edited);
  return (
    <section class="panel" aria-labelledby="alert-rules">
      <header class="panel-head">
        <h2 id="alert-rules">{say.rules}</h2>
      </header>
      <p class="quiet">
        {page.measuredOn === null ? say.notMeasured : say.measuredOn(fullDay(page.measuredOn))}
      </p>
      <ol class="segments">
        {page.triggers.map((each) => (
          <li key={each.trigger} class="segment">
            <Rule rule={each} />
            {page.role === "admin" && chosen?.trigger !== each.trigger && (
              <button type="button" class="link" onClick={() => edit(each.trigger)}>
                {say.edit}
              </button>
            )}
            {page.role === "admin" && chosen?.trigger === each.trigger && (
              <ThresholdForm
                key={each.trigger}
                rule={chosen}
                client={client}
                done={() => {
                  edit(null);
                  changed();
                }}
                cancel={() => edit(null)}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Rule({ rule }: { readonly rule: TriggerView }) {
  const say = useAlertWords();
  const { number } = useSpeech();
  const { threshold, unit, trigger } = rule;
  return (
    <>
      <p class="inbox-head">
        <b>{say.triggers[trigger]}</b>
        {rule.unwatched && <Badge tone="calm">{say.unwatched}</Badge>}
        {rule.muted && <Badge tone="warn">{say.muted}</Badge>}
        {!threshold.on && <Badge tone="calm">{say.off}</Badge>}
      </p>
      <p class="quiet">
        {say.columns.fires[rule.raisedAt]} {say.unit[unit](number(threshold.fires))} · {say.columns.rearms}{" "}
        {say.unit[unit](number(threshold.rearms))} · {say.columns.rest}{" "}
        {say.days(number(threshold.cooldownDays))}
      </p>
      {!rule.unwatched && <Worth rule={rule} />}
    </>
  );
}

/** How often it was right, beside how often any account turns bad. */
function Worth({ rule: { measured } }: { readonly rule: TriggerView }) {
  const say = useAlertWords();
  const { number, percent } = useSpeech();
  if (measured === null) return <p class="quiet">{say.notInPast}</p>;
  const { raised, hits, low, high, asked, bad, leadDays, verdict } = measured;
  if (verdict === "too-little") return <p class="quiet">{say.tooLittle(number(raised))}</p>;
  return (
    <p class="quiet">
      {say.columns.right}{" "}
      {say.right(number(hits), number(raised), percent(hits / raised), percent(low), percent(high))}
      {" · "}
      {say.chance(percent(bad / asked))}
      {leadDays !== null && ` · ${say.columns.lead} ${number(leadDays)}`}
    </p>
  );
}
