import { useState } from "preact/hooks";
import type { CalendarsAnswer } from "../../../shared/settings/contract.ts";
import { Badge } from "../../ui/badge.tsx";
import { countText } from "../../ui/number-text.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { WhenAnswered } from "../when-answered.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { YearPanel } from "./year-panel.tsx";

type Row = CalendarsAnswer["calendars"][number];

/** Whose business days are kept for which customers, and on which days nothing is sent. */
export function CalendarsSection({ client }: { readonly client: SettingsClient }) {
  const asked = useAnswer(client.calendars);
  return (
    <WhenAnswered asked={asked}>{(answer) => <Calendars answer={answer} client={client} />}</WhenAnswered>
  );
}

function Calendars({ answer, client }: { answer: CalendarsAnswer; client: SettingsClient }) {
  const say = useSettingsWords().calendars;
  const { fullDay } = useSpeech();
  const { calendars, timeZone, today } = answer;
  const [chosen, setChosen] = useState(calendars[0]?.calendarId);
  const shown = calendars.find(({ calendarId }) => calendarId === chosen);
  return (
    <div class="settings-grid calendars-grid">
      <section class="panel" aria-labelledby="calendars-title">
        <header class="panel-head">
          <h2 id="calendars-title">{say.title}</h2>
        </header>
        <p class="quiet">{say.hint}</p>
        <p class="quiet">{say.zone(timeZone, fullDay(today))}</p>
        {calendars.length === 0 && <p class="panel-empty">{say.none}</p>}
        <ul class="calendar-list">
          {calendars.map((row) => (
            <li key={row.calendarId}>
              <CalendarRow
                row={row}
                pressed={row.calendarId === chosen}
                choose={() => setChosen(row.calendarId)}
              />
            </li>
          ))}
        </ul>
      </section>
      {shown && <YearPanel key={shown.calendarId} row={shown} {...{ today, client }} />}
    </div>
  );
}

function CalendarRow({ row, pressed, choose }: { row: Row; pressed: boolean; choose: () => void }) {
  const words = useSettingsWords();
  const { locale } = useSpeech();
  const say = words.calendars;
  const { name, calendarId, accounts, countries, years } = row;
  const unknown = years.flatMap(({ year, known }) => (known ? [] : [String(year)]));
  const texts = countries.map((text) => (text === "" ? say.unsaid : text)).join(words.list);
  return (
    <button type="button" class="calendar-row" aria-pressed={pressed} onClick={choose}>
      <span class="calendar-name">
        <b>{name?.[locale] ?? say.week}</b> {name && <small>{calendarId}</small>}
      </span>
      <small>{say.accounts(countText(accounts))}</small>
      <small class="calendar-texts">{say.inCrm(texts)}</small>
      {unknown.length > 0 && <Badge tone="warn">{say.unknown(unknown.join(words.list))}</Badge>}
    </button>
  );
}
