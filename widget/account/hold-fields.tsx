import type { AccountView } from "../../shared/account/contract.ts";
import { STOP_KINDS } from "../../shared/hold/kinds.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { Chips } from "../ui/chips.tsx";
import type { FieldFlaw } from "../ui/field.tsx";
import { InputField, SelectField, TextField } from "../ui/input-field.tsx";
import { useHoldWords } from "../words/hold-words.ts";
import type { HoldText } from "./read-hold.ts";

const HOURS = [4, 24, 48, 72];

const mayExempt = ({ viewer }: AccountView): boolean =>
  viewer.role === "admin" || viewer.role === "collector";

interface FieldsProps {
  readonly view: AccountView;
  readonly text: HoldText;
  readonly flaw: FieldFlaw | undefined;
  readonly mostHours: number;
  readonly change: (part: Partial<HoldText>) => void;
}

const chips = <T extends string>(values: readonly T[], label: (value: T) => string) =>
  values.map((value) => ({ value, label: label(value) }));

/** For how long and of what something is held back, and why. */
export function HoldFields(props: FieldsProps) {
  const { view, text, flaw, mostHours, change } = props;
  const say = useHoldWords();
  const hours = HOURS.filter((each) => each <= mostHours).map(String);
  return (
    <>
      {mayExempt(view) && (
        <Chips
          name="hold-kind"
          legend={say.what}
          options={chips(["veto", "exemption"] as const, (kind) => say.kinds[kind])}
          value={text.kind}
          choose={(kind) => change({ kind })}
        />
      )}
      {text.kind === "veto" ? (
        <Chips
          name="hold-hours"
          legend={say.hours}
          options={chips(hours, (count) => say.hour(Number(count)))}
          value={String(text.hours)}
          choose={(count) => change({ hours: Number(count) })}
        />
      ) : (
        <ExemptFields {...props} />
      )}
      <TextField
        id="hold-reason"
        label={say.reason}
        value={text.reason}
        flaw={flaw}
        change={(reason) => change({ reason })}
      />
    </>
  );
}

/** What is exempted, and how that ends. */
function ExemptFields({ view, text, flaw, change }: FieldsProps) {
  const say = useHoldWords();
  return (
    <>
      <SelectField
        id="hold-invoice"
        label={say.scope}
        value={text.invoiceId}
        flaw={flaw}
        change={(invoiceId) => change({ invoiceId })}
        options={[
          { value: "", label: say.whole },
          ...view.items.map(({ invoiceId, number }) => ({ value: invoiceId, label: number })),
        ]}
      />
      {text.invoiceId === "" && (
        <SelectField
          id="hold-stop"
          label={say.stop}
          value={text.stop}
          flaw={flaw}
          change={(value) => change({ stop: STOP_KINDS.find((stop) => stop === value) ?? "other" })}
          options={chips(STOP_KINDS, (stop) => say.stops[stop])}
        />
      )}
      <Chips
        name="hold-ends"
        legend={say.ends}
        options={chips(["end", "review"] as const, (ends) => say.endings[ends])}
        value={text.ends}
        choose={(ends) => change({ ends })}
      />
      <InputField
        id="hold-on"
        kind="day"
        label={say.on[text.ends]}
        min={formatDay(view.asOf)}
        value={text.on}
        flaw={flaw}
        change={(on) => change({ on })}
      />
    </>
  );
}
