import type { AlertsView } from "../../../shared/alert/contract.ts";
import { ALERT_STATES, type AlertState, TRIGGERS, type Trigger } from "../../../shared/alert/kinds.ts";
import { Chips } from "../../ui/chips.tsx";
import { SelectField } from "../../ui/input-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { countText } from "../../ui/number-text.ts";
import { useAlertWords } from "../../words/alert-words.ts";
import { MoreButton } from "../more-button.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { type Paged, usePages } from "../use-pages.ts";
import { WhenAnswered } from "../when-answered.tsx";
import { AlertLine } from "./alert-line.tsx";
import { PlaybooksPart } from "./playbooks/playbooks-part.tsx";
import { TriggerTable } from "./trigger-table.tsx";

interface Shown extends Paged {
  readonly state: AlertState;
  readonly trigger: Trigger | null;
}

const FIRST: Shown = { state: "open", trigger: null, pages: 1 };

/** What was warned of, what people made of it, and what raises a warning. */
export function AlertsSection({ client }: { readonly client: SettingsClient }) {
  const asked = usePages(client, FIRST, askPage, below);
  const { shown, show } = asked;
  return (
    <WhenAnswered asked={asked}>
      {(page, again) => (
        <div class="settings-column">
          <Warnings {...{ client, page, shown, show, again }} />
          <PlaybooksPart client={client} />
          <TriggerTable client={client} page={page} changed={() => void again()} />
        </div>
      )}
    </WhenAnswered>
  );
}

const askPage = (client: SettingsClient, { state, trigger }: Shown, after?: string) =>
  client.alerts({ state, ...(trigger !== null && { trigger }), ...(after !== undefined && { after }) });
const below = (earlier: AlertsView, later: AlertsView): AlertsView => ({
  ...later,
  alerts: [...earlier.alerts, ...later.alerts],
});

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
      <MoreButton label={say.more} {...{ after, shown, show }} />
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
