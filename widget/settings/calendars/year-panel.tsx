import { useCallback, useState } from "preact/hooks";
import type { CalendarAnswer, CalendarsAnswer } from "../../../shared/settings/contract.ts";
import { type Day, formatDay, toDay } from "../../../shared/kernel/day.ts";
import { shortDay } from "../../ui/day-text.ts";
import { SelectField } from "../../ui/input-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/panel.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { dayOfMonth, type Month, monthsOf, stretchesOf } from "./year-days.ts";

interface YearProps {
  readonly row: CalendarsAnswer["calendars"][number];
  readonly today: Day;
  readonly client: SettingsClient;
}

/** One calendar as twelve small months, and the same in words. */
export function YearPanel({ row, today, client }: YearProps) {
  const words = useSettingsWords();
  const { locale } = useSpeech();
  const say = words.calendars;
  const ask = useCallback(() => client.calendar(row.calendarId), [client, row.calendarId]);
  const { answered, again } = useAnswer(ask);
  const [year, setYear] = useState(row.years[0]?.year ?? 0);
  const known = row.years.find((each) => each.year === year)?.known;
  return (
    <section class="panel" aria-labelledby="year-title">
      <header class="panel-head">
        <h2 id="year-title">{say.year(row.name?.[locale] ?? say.week, String(year))}</h2>
        <div class="years">
          {row.years.map((each) => (
            <button
              key={each.year}
              type="button"
              class="button year"
              aria-pressed={each.year === year}
              onClick={() => setYear(each.year)}
            >
              {each.year}
            </button>
          ))}
        </div>
      </header>
      {known === false && <Notice tone="warn" title={say.notKnown(String(year))} what={say.notKnownWhat} />}
      {answered.state === "loading" && <Skeleton label={words.loading} />}
      {answered.state === "failed" && <FailureNotice because={answered.because} again={() => void again()} />}
      {answered.state === "ready" && <UnderPolicy {...{ year, today }} calendar={answered.value} />}
      <p class="quiet source">{say.source(row.source[locale])}</p>
    </section>
  );
}

type PolicyDays = CalendarAnswer["policies"][number];

interface DaysProps {
  readonly year: number;
  readonly today: Day;
  readonly calendar: CalendarAnswer;
  /** Under which a day is silent or not. */
  readonly policy: PolicyDays;
}

/** The days under one of the policies that customers may be under. */
function UnderPolicy({ calendar, ...days }: Omit<DaysProps, "policy">) {
  const say = useSettingsWords().calendars;
  const { locale } = useSpeech();
  const { policies } = calendar;
  const [chosen, setChosen] = useState(policies[0]?.id);
  const policy = policies.find(({ id }) => id === chosen) ?? policies[0];
  if (!policy) return null;
  return (
    <>
      {policies.length > 1 && (
        <SelectField
          id="calendar-policy"
          label={say.policy}
          value={policy.id}
          flaw={undefined}
          change={setChosen}
          options={policies.map(({ id, name }) => ({ value: id, label: name[locale] }))}
        />
      )}
      <Year {...days} {...{ calendar, policy }} />
    </>
  );
}

function Year({ year, today, calendar, policy }: DaysProps) {
  const say = useSettingsWords().calendars;
  const kinds = {
    closed: new Set(calendar.closed),
    worked: new Set(calendar.worked),
    silent: new Set(policy.silent),
  };
  const classOf = (on: Day): string =>
    (["closed", "worked", "silent"] as const)
      .filter((kind) => kinds[kind].has(on))
      .concat(on === today ? ["today" as never] : [])
      .join(" ");
  return (
    <>
      <ul class="day-key">
        {(["closed", "worked", "silent"] as const).map((kind) => (
          <li key={kind}>
            <span class={`day ${kind === "closed" ? "closed silent" : kind}`} aria-hidden="true">
              1
            </span>
            {say.key[kind]}
          </li>
        ))}
      </ul>
      <div class="months" aria-hidden="true">
        {monthsOf(year).map((month) => (
          <MonthGrid key={month.month} month={month} classOf={classOf} />
        ))}
      </div>
      <InWords {...{ year, calendar, policy }} />
    </>
  );
}

function MonthGrid({ month, classOf }: { month: Month; classOf: (on: Day) => string }) {
  const say = useSettingsWords().calendars;
  return (
    <div class="month">
      <b>{say.months[month.month - 1]}</b>
      <div class="month-days">
        {say.letters.map((letter, at) => (
          <small key={at}>{letter}</small>
        ))}
        {month.days.map((on, at) => (
          <span
            key={on}
            class={`day ${classOf(on)}`}
            style={at === 0 ? { gridColumnStart: month.empty + 1 } : undefined}
          >
            {dayOfMonth(on)}
          </span>
        ))}
      </div>
    </div>
  );
}

/** What the colours say, for those who do not see them and for those who copy it. */
function InWords({ year, calendar, policy }: Omit<DaysProps, "today">) {
  const words = useSettingsWords();
  const say = words.calendars;
  const { locale } = useSpeech();
  const tell = (on: Day): string => shortDay(on, toDay(`${year}-01-01`), locale);
  const list = (days: readonly Day[]): string =>
    stretchesOf(days.filter((on) => formatDay(on).startsWith(`${year}-`)))
      .map(({ from, to }) => (from === to ? tell(from) : say.stretch(tell(from), tell(to))))
      .join(words.list);
  const names = (weekdays: readonly number[]): string =>
    weekdays.map((weekday) => words.policy.rule.weekdays[weekday - 1] ?? "").join(words.list);
  const rows: readonly (readonly [name: string, value: string])[] = [
    [say.holidays, list(calendar.closed)],
    [say.worked, list(calendar.worked)],
    [say.weekend, names(calendar.weekend)],
    [say.sendsOn(policy.name[locale]), names(policy.sendsOn)],
  ];
  return (
    <dl class="facts day-facts">
      {rows.map(
        ([name, value]) =>
          value !== "" && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
