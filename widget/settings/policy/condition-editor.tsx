import type { ListFact } from "../../../shared/dunning/policy/condition.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { AmountRows } from "./amount-rows.tsx";
import type { Bound, ConditionDraft, TestDraft } from "./draft.ts";
import { ChoiceField, FieldGroup, NumberField, TextField } from "./entry-fields.tsx";
import { sayCondition } from "./say-policy.ts";
import { useFlaw, useFlawOfWhole } from "./use-flaw.ts";

interface ConditionProps {
  readonly id: string;
  readonly path: string;
  readonly when: ConditionDraft | null;
  readonly set: (when: ConditionDraft | null) => void;
}

const FIRST_TEST: TestDraft = { fact: "oldestDays", bound: "atLeast", value: 30 };

/** "Only when" as a sentence of clauses, joined by "and" or by "or". */
export function ConditionEditor({ id, path, when, set }: ConditionProps) {
  const words = useSettingsWords();
  const { locale } = useSpeech();
  const say = words.policy.when;
  const flaw = useFlaw(path);
  const flawOfWhole = useFlawOfWhole(path);
  if (when?.join === "as-written")
    return (
      <FieldGroup legend={say.title}>
        <p>{sayCondition(when.condition, { words, locale })}</p>
        <p class="quiet">{say.asWritten}</p>
        {flaw && <p class="flaw">{flaw}</p>}
        <button type="button" class="link" onClick={() => set(null)}>
          {say.remove}
        </button>
      </FieldGroup>
    );
  const { join = "all", tests = [] } = when ?? {};
  const put = (next: readonly TestDraft[]): void => set(next.length === 0 ? null : { join, tests: next });
  return (
    <FieldGroup legend={say.title}>
      {tests.length === 0 && <p class="quiet">{say.always}</p>}
      {tests.map((test, at) => (
        <Clause
          key={at}
          id={`${id}-when-${at}`}
          path={`${path}.${join}.${at}`}
          test={test}
          set={(next) => put(tests.map((each, index) => (index === at ? next : each)))}
          remove={() => put(tests.filter((_, index) => index !== at))}
        />
      ))}
      {tests.length > 1 && (
        <ChoiceField
          id={`${id}-join`}
          label={say.join}
          path=""
          value={join}
          set={(next) => set({ join: next, tests })}
          options={[
            { value: "all", label: say.all },
            { value: "any", label: say.any },
          ]}
        />
      )}
      {flawOfWhole && <p class="flaw">{flawOfWhole}</p>}
      <button type="button" class="link" onClick={() => put([...tests, FIRST_TEST])}>
        + {say.add}
      </button>
    </FieldGroup>
  );
}

interface ClauseProps {
  readonly id: string;
  readonly path: string;
  readonly test: TestDraft;
  readonly set: (test: TestDraft) => void;
  readonly remove: () => void;
}

function Clause({ id, path, test, set, remove }: ClauseProps) {
  const say = useSettingsWords().policy.when;
  const facts = Object.entries(say.facts).map(([value, label]) => ({
    value: value as TestDraft["fact"],
    label,
  }));
  return (
    <div class="clause">
      <div class="small-fields">
        <ChoiceField
          id={`${id}-fact`}
          label={say.fact}
          path={`${path}.fact`}
          value={test.fact}
          set={(fact) => set(blank(fact))}
          options={facts}
        />
        {!("words" in test) && (
          <ChoiceField
            id={`${id}-bound`}
            label={say.bound}
            path=""
            value={test.bound}
            set={(bound: Bound) => set({ ...test, bound })}
            options={[
              { value: "atLeast", label: say.bounds.atLeast },
              { value: "atMost", label: say.bounds.atMost },
            ]}
          />
        )}
        <ClauseValue {...{ id, path, test, set }} />
        <button type="button" class="button drop" aria-label={say.remove} onClick={remove}>
          ×
        </button>
      </div>
    </div>
  );
}

function ClauseValue({ id, path, test, set }: Omit<ClauseProps, "remove">) {
  const say = useSettingsWords().policy.when;
  if ("words" in test)
    return (
      <TextField
        id={`${id}-value`}
        label={say.lists[test.fact]}
        path={path}
        value={test.words}
        set={(words) => set({ fact: test.fact, words })}
        hint={LISTED[test.fact]}
      />
    );
  if (test.fact === "asked")
    return (
      <AmountRows
        id={`${id}-value`}
        path={`${path}.${test.bound}`}
        label={say.value}
        rows={test.amounts}
        set={(amounts) => set({ ...test, amounts })}
      />
    );
  return (
    <NumberField
      id={`${id}-value`}
      label={say.value}
      path={path}
      value={test.value}
      set={(value) => set({ ...test, value })}
    />
  );
}

const LISTED: Readonly<Record<ListFact, string>> = { currency: "CNY, USD", grade: "D, E", country: "CN, DE" };

function blank(fact: TestDraft["fact"]): TestDraft {
  if (fact === "currency" || fact === "grade" || fact === "country") return { fact, words: "" };
  if (fact === "asked") return { fact, bound: "atLeast", amounts: [{ currency: "CNY", amount: "10000" }] };
  return { fact, bound: "atLeast", value: fact === "oldestDays" ? 30 : fact === "share" ? 20 : 1 };
}
