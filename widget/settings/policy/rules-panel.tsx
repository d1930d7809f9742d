import { letters } from "../../../shared/dunning/templates/letters.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { AmountRows } from "./amount-rows.tsx";
import { ChoiceField, FieldGroup, NumberField, TextField } from "./entry-fields.tsx";
import type { ReasonsLeft } from "./reasons-left.ts";
import type { DraftDesk } from "./use-draft.ts";
import { useFlaw } from "./use-flaw.ts";

interface RulesProps {
  readonly desk: DraftDesk;
  readonly reasons: ReasonsLeft["rules"];
}

/** What holds for every step. */
export function RulesPanel({ desk, reasons }: RulesProps) {
  const say = useSettingsWords().policy;
  const { draft, edit } = desk;
  const number = (name: "minGapDays" | "promiseGraceDays" | "minInvoiceAgeDays" | "maxDataAgeMinutes") => (
    <NumberField
      id={name}
      path={name}
      label={say.rule[name]}
      value={draft[name]}
      set={(value) => edit({ [name]: value })}
    />
  );
  return (
    <section class="panel" aria-labelledby="rules-title">
      <header class="panel-head">
        <h2 id="rules-title">{say.rules}</h2>
      </header>
      <div class="rules">
        {number("minGapDays")}
        {number("promiseGraceDays")}
        {number("minInvoiceAgeDays")}
        {number("maxDataAgeMinutes")}
      </div>
      <Tolerance desk={desk} />
      <Window desk={desk} />
      <EndOfSchedule desk={desk} />
      <Reasons reasons={reasons} />
      <FieldGroup legend={say.name}>
        <div class="small-fields">
          {(["zh-CN", "en"] as const).map((language) => (
            <TextField
              key={language}
              id={`name-${language}`}
              path={`name.${language}`}
              label={language === "en" ? "English" : "中文"}
              value={draft.name[language]}
              set={(name) => edit({ name: { ...draft.name, [language]: name } })}
            />
          ))}
        </div>
      </FieldGroup>
    </section>
  );
}

function Reasons({ reasons }: Pick<RulesProps, "reasons">) {
  const say = useSettingsWords().policy;
  const { locale } = useSpeech();
  if (reasons.length === 0) return null;
  return (
    <details class="more">
      <summary>{say.whyNumbers}</summary>
      <ul class="why-list">
        {reasons.map((reason) => (
          <li key={reason.en}>{reason[locale]}</li>
        ))}
      </ul>
    </details>
  );
}

function Tolerance({ desk }: { readonly desk: DraftDesk }) {
  const say = useSettingsWords().policy.rule;
  const { tolerance } = desk.draft;
  return (
    <FieldGroup legend={say.tolerance}>
      <AmountRows
        id="tolerance"
        path="tolerance.minor"
        label={say.toleranceBelow}
        rows={tolerance.amounts}
        set={(amounts) => desk.edit({ tolerance: { ...tolerance, amounts } })}
      />
      <NumberField
        id="tolerance-share"
        path="tolerance.share"
        label={say.toleranceShare}
        value={tolerance.share}
        set={(share) => desk.edit({ tolerance: { ...tolerance, share } })}
      />
    </FieldGroup>
  );
}

/** What a person is given to do when every step was taken and the invoice is still open. */
function EndOfSchedule({ desk }: { readonly desk: DraftDesk }) {
  const words = useSettingsWords();
  const say = words.policy.rule;
  const { end, rest } = desk.draft;
  const own = Object.keys((rest["templates"] as object | undefined) ?? {});
  const keys = [...new Set([...Object.keys(letters), ...own, ...(end ? [end.template] : [])])];
  return (
    <FieldGroup legend={say.end}>
      <label class="check">
        <input
          type="checkbox"
          checked={end !== null}
          onChange={(event) =>
            desk.edit({ end: event.currentTarget.checked ? { afterDays: 14, template: "review" } : null })
          }
        />
        {say.endTask}
      </label>
      {end && (
        <div class="small-fields">
          <NumberField
            id="end-after"
            path="endOfSchedule.afterDays"
            label={say.endAfter}
            value={end.afterDays}
            set={(afterDays) => desk.edit({ end: { ...end, afterDays } })}
          />
          <ChoiceField
            id="end-letter"
            path="endOfSchedule.template"
            label={say.endLetter}
            value={end.template}
            set={(template) => desk.edit({ end: { ...end, template } })}
            options={keys.map((value) => ({ value, label: words.letter(value) }))}
          />
        </div>
      )}
    </FieldGroup>
  );
}

function Window({ desk }: { readonly desk: DraftDesk }) {
  const say = useSettingsWords().policy.rule;
  const { window } = desk.draft;
  const flaw = useFlaw("sendWindow.weekdays");
  const put = (part: Partial<typeof window>): void => desk.edit({ window: { ...window, ...part } });
  const toggle = (weekday: number, on: boolean): void =>
    put({
      weekdays: on
        ? [...window.weekdays, weekday].sort()
        : window.weekdays.filter((each) => each !== weekday),
    });
  return (
    <FieldGroup legend={`${say.window} (${say.zone})`}>
      <div class="weekdays">
        {say.weekdays.map((name, at) => (
          <label class="check" key={name}>
            <input
              type="checkbox"
              checked={window.weekdays.includes(at + 1)}
              onChange={(event) => toggle(at + 1, event.currentTarget.checked)}
            />
            {name}
          </label>
        ))}
      </div>
      {flaw && <p class="flaw">{flaw}</p>}
      <div class="small-fields">
        <TextField
          id="window-from"
          path="sendWindow.fromMinute"
          label={say.from}
          value={window.from}
          set={(from) => put({ from })}
          hint="09:00"
        />
        <TextField
          id="window-to"
          path="sendWindow.toMinute"
          label={say.to}
          value={window.to}
          set={(to) => put({ to })}
          hint="18:00"
        />
      </div>
    </FieldGroup>
  );
}
