import { useCallback, useState } from "preact/hooks";
import type { AlertsView } from "../../../shared/alert/contract.ts";
import { ALERT_STATES, type AlertState, TRIGGERS, type Trigger } from "../../../shared/alert/kinds.ts";
import { Chips } from "../../ui/chips.tsx";
import { SelectField } from "../../ui/input-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { countText } from "../../ui/number-text.ts";
import { Skeleton } from "../../ui/panel.tsx";
import { useAlertWords } from "../../words/alert-words.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient, Told } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { AlertLine } from "./alert-line.tsx";
import { PlaybooksPart } from "./playbooks/playbooks-part.tsx";
import { TriggerTable } from "./trigger-table.tsx";

interface Shown {
  readonly state: AlertState;
  readonly trigger: Trigger | null;
  /** So many pages, one below the other. */
  readonly pages: number;
}

/** What was warned of, what people made of it, and what raises a warning. */
export function AlertsSection({ client }: { readonly client: SettingsClient }) {
  const loading = useSettingsWords().loading;
  const [shown, setShown] = useState<Shown>({ state: "open", trigger: null, pages: 1 });
  const ask = useCallback(() => askPages(client, shown), [client, shown]);
  const { answered, again } = useAnswer(ask);
  if (answered.state === "loading") return <Skeleton label={loading} />;
  if (answered.state === "failed")
    return <FailureNotice because={answered.because} again={() => void again()} />;
  return (
    <div class="settings-column">
      <Warnings {...{ client, shown, again }} page={answered.value} show={setShown} />
      <PlaybooksPart client={client} />
      <TriggerTable client={client} page={answered.value} changed={() => void again()} />
    </div>
  );
}

interface WarningsProps {
  readonly client: SettingsClient;
  readonly page: AlertsView;
  readonly shown: Shown;
  readonly show: (shown: Shown) => void;
  readonly again: () => Promise<void>;
}

function Warnings({ client, page, shown, show, again }: WarningsProps) {
  const say = useAlertWords();
  const { counts, alerts, after } = page;
  const isQuiet = alerts.length === 0 && shown.state === "open" && shown.trigger === null;
  return (
    <section class="panel" aria-labelledby="alerts-title">
      <header class="panel-head">
        <h2 id="alerts-title">{say.title}</h2>
      </header>
      <Filter {...{ counts, shown, show }} />
      {isQuiet && <Notice tone="good" title={say.empty} what={say.emptyWhat} />}
      {!isQuiet && alerts.length === 0 && <p class="panel-empty">{say.emptyHere}</p>}
      <ol class="segments">
        {alerts.map((alert) => (
          <AlertLine
            key={alert.alertId}
            alert={alert}
            see={async (note) => {
              const told = await client.seeAlert(alert.alertId, note);
              if (told.ok) await again();
              return told;
            }}
          />
        ))}
      </ol>
      {after !== null && (
        <div class="form-end">
          <button type="button" class="button" onClick={() => show({ ...shown, pages: shown.pages + 1 })}>
            {say.more}
          </button>
        </div>
      )}
    </section>
  );
}

function Filter({ counts, shown, show }: Pick<WarningsProps, "shown" | "show"> & Pick<AlertsView, "counts">) {
  const say = useAlertWords();
  const open = counts.reduce((all, { count }) => all + count, 0);
  const countOf = (trigger: Trigger): number => counts.find((each) => each.trigger === trigger)?.count ?? 0;
  return (
    <div class="inbox-filter">
      <Chips
        name="alert-state"
        legend={say.state}
        options={ALERT_STATES.map((state) => ({
          value: state,
          label: state === "open" ? `${say.states.open} ${countText(open)}` : say.states[state],
        }))}
        value={shown.state}
        choose={(state) => show({ ...shown, state, pages: 1 })}
      />
      <SelectField
        id="alert-trigger"
        label={say.trigger}
        value={shown.trigger ?? ""}
        flaw={undefined}
        options={[
          { value: "", label: say.all },
          ...TRIGGERS.map((trigger) => ({
            value: trigger,
            label:
              countOf(trigger) > 0
                ? `${say.triggers[trigger]} (${countText(countOf(trigger))})`
                : say.triggers[trigger],
          })),
        ]}
        change={(value) =>
          show({ ...shown, trigger: TRIGGERS.find((each) => each === value) ?? null, pages: 1 })
        }
      />
    </div>
  );
}

/** All pages that are shown are asked again, so that a line which was acted on goes and the others stay. */
async function askPages(client: SettingsClient, { state, trigger, pages }: Shown): Promise<Told<AlertsView>> {
  const query = { state, ...(trigger === null ? {} : { trigger }) };
  let told = await client.alerts(query);
  for (let page = 1; page < pages && told.ok && told.value.after !== null; page += 1) {
    const { alerts, after } = told.value;
    const next = await client.alerts({ ...query, after });
    told = next.ok ? { ok: true, value: { ...next.value, alerts: [...alerts, ...next.value.alerts] } } : next;
  }
  return told;
}
