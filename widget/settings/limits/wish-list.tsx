import type { LimitsView } from "../../../shared/contact/contract.ts";
import { WAYS } from "../../../shared/contact/kinds.ts";
import { clockText } from "../../../shared/kernel/clock-text.ts";
import { useContactLimitWords } from "../../words/contact-limit-words.ts";
import { useSpeech } from "../../words/speech.ts";

type Wish = LimitsView["wishes"][number];

/** When and how contacts asked to be reached: the calendars that are kept at the accounts, in one place. */
export function WishList({ wishes }: { readonly wishes: readonly Wish[] }) {
  const say = useContactLimitWords();
  const { moment } = useSpeech();
  return (
    <section class="panel" aria-labelledby="limits-wishes">
      <header class="panel-head">
        <h2 id="limits-wishes">{say.wishes.title}</h2>
      </header>
      {wishes.length === 0 && <p class="quiet">{say.wishes.none}</p>}
      <ul class="beyond-list">
        {wishes.map((wish) => (
          <li key={`${wish.accountId} ${wish.contactId}`}>
            <b>{wish.contactName}</b> · {wish.accountName}
            <p>
              <WishSentence wish={wish} />
            </p>
            {wish.note !== "" && <p class="quiet">{wish.note}</p>}
            <p class="quiet">
              {wish.byName} · {moment(wish.savedAt)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function WishSentence({ wish }: { readonly wish: Wish }) {
  const say = useContactLimitWords();
  const { fullDay } = useSpeech();
  const { weekdays, ways, refused, until } = wish;
  const listed = (each: readonly string[]): string => each.join(say.wishes.list);
  const closed = WAYS.filter((way) => !ways.includes(way));
  const parts = [
    weekdays.length === 7
      ? say.wishes.everyDay
      : listed(weekdays.map((day) => say.wishes.days[day - 1] ?? "")),
    (wish.fromMinute > 0 || wish.toMinute < 1440) &&
      `${clockText(wish.fromMinute)}–${clockText(wish.toMinute)}`,
    closed.length > 0 && say.wishes.closed(listed(closed.map((way) => say.ways[way]))),
    refused.length > 0 && say.wishes.refused(listed(refused.map((purpose) => say.wishes.purpose[purpose]))),
    until !== null && say.wishes.until(fullDay(until)),
  ];
  return <>{parts.filter(Boolean).join(" · ")}</>;
}
