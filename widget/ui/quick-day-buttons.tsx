import { type Day, formatDay } from "../../shared/kernel/day.ts";
import { useFormWords } from "../words/form-words.ts";
import { useSpeech } from "../words/speech.ts";
import type { QuickDay } from "./quick-days.ts";

interface QuickDayButtonsProps {
  readonly days: readonly { readonly which: QuickDay; readonly on: Day }[];
  /** YYYY-MM-DD or "". */
  readonly value: string;
  readonly choose: (day: string) => void;
}

/** A day in one press. */
export function QuickDayButtons({ days, value, choose }: QuickDayButtonsProps) {
  const { shortDay } = useSpeech();
  const say = useFormWords().quick;
  return (
    <div class="quick">
      {days.map(({ which, on }) => (
        <button
          key={which}
          type="button"
          class="button quick-day"
          aria-pressed={value === formatDay(on)}
          onClick={() => choose(formatDay(on))}
        >
          {say[which]} <small>{shortDay(on)}</small>
        </button>
      ))}
    </div>
  );
}
