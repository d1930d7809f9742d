import { useEffect, useRef, useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import type { HoldsView } from "../../shared/hold/contract.ts";
import { addDays, formatDay, parseDay } from "../../shared/kernel/day.ts";
import type { Failure, ServerClient } from "../api/server-client.ts";
import { Chips } from "../ui/chips.tsx";
import type { FieldFlaw } from "../ui/field.tsx";
import { InputField, SelectField, TextField } from "../ui/input-field.tsx";
import { Notice } from "../ui/notice.tsx";
import { useHoldWords } from "../words/hold-words.ts";
import { useSpeech } from "../words/speech.ts";
import { HeldList } from "./held-list.tsx";
import { type HoldRequest, type HoldText, laterMoment, readHold } from "./read-hold.ts";

interface HoldPanelProps {
  readonly view: AccountView;
  readonly client: Pick<ServerClient, "holds" | "hold">;
  /** Something was held back or let go: the page reads it anew. */
  readonly done: () => void;
  readonly close: () => void;
}

const HOURS = [4, 24, 48, 72];

/** What people hold back now, and the form to hold back more, with its effect before it is saved. */
export function HoldPanel({ view, client, done, close }: HoldPanelProps) {
  const say = useHoldWords();
  const { words, locale } = useSpeech();
  const [held, setHeld] = useState<HoldsView | null>(null);
  const [text, setText] = useState<HoldText>(() => blank(view));
  const [flaw, setFlaw] = useState<FieldFlaw>();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saving, setSaving] = useState(false);
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const title = useRef<HTMLHeadingElement>(null);
  const look = async (): Promise<void> => {
    const told = await client.holds();
    if (told.ok) setHeld(told.value);
    else setFailure(told.because);
  };
  useEffect(() => {
    title.current?.focus();
    void look();
  }, []);
  const send = async (path: string, body: object): Promise<boolean> => {
    if (saving) return false;
    setSaving(true);
    setFailure(null);
    const told = await client.hold(path, body);
    setSaving(false);
    if (!told.ok) {
      setFailure(told.because);
      return false;
    }
    done();
    return true;
  };
  const blame = (field: string, says: string): void => {
    setFlaw({ field, says });
    document.getElementById(field)?.focus();
  };
  const save = async (): Promise<void> => {
    const read = readHold(text, view.asOf);
    if (!read.ok) return blame(read.because.field, say.flaws[read.because.flaw]);
    const { path, body }: HoldRequest = read.value;
    if (await send(path, { clientId, ...body })) close();
  };
  const lift = async (path: string): Promise<void> => {
    const reason = text.reason.trim();
    if (reason === "") return blame("hold-reason", say.flaws["no-words"]);
    if (!(await send(path, { reason }))) return;
    setClientId(crypto.randomUUID());
    await look();
  };
  const change = (part: Partial<HoldText>): void => {
    setFlaw(undefined);
    setText({ ...text, ...part });
  };
  return (
    <form
      class="log-form send-panel"
      aria-label={say.title}
      onKeyDown={(event) => event.key === "Escape" && close()}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3 ref={title} tabIndex={-1}>
        {say.title}
      </h3>
      {held && <HeldList held={held} view={view} lift={(path) => void lift(path)} />}
      <HoldFields {...{ view, text, flaw, change }} mostHours={held?.maxVetoHours ?? 24} />
      <p class="consequence">{useConsequence(text, view)}</p>
      {failure && (
        <div role="alert">
          <Notice tone="bad" title={failure.sentence?.[locale] ?? words.problem[failure.problem].what} />
        </div>
      )}
      <div class="form-end">
        <button type="submit" class="button button-main" aria-disabled={saving}>
          {saving ? say.saving : say.save}
        </button>
        <button type="button" class="button" onClick={close}>
          {say.cancel}
        </button>
      </div>
    </form>
  );
}

const mayExempt = ({ viewer }: AccountView): boolean =>
  viewer.role === "admin" || viewer.role === "collector";

const blank = (view: AccountView): HoldText => ({
  kind: "veto",
  hours: 24,
  invoiceId: "",
  ends: "end",
  on: formatDay(addDays(view.asOf, 14)),
  reason: "",
});

interface FieldsProps {
  readonly view: AccountView;
  readonly text: HoldText;
  readonly flaw: FieldFlaw | undefined;
  readonly mostHours: number;
  readonly change: (part: Partial<HoldText>) => void;
}

function HoldFields({ view, text, flaw, mostHours, change }: FieldsProps) {
  const say = useHoldWords();
  const chips = <T extends string>(values: readonly T[], label: (value: T) => string) =>
    values.map((value) => ({ value, label: label(value) }));
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

/** What it does, in one sentence; nothing of it needs the server. */
function useConsequence(text: HoldText, view: AccountView): string {
  const say = useHoldWords();
  const { moment, fullDay } = useSpeech();
  if (text.kind === "veto") return say.vetoes(moment(laterMoment(view.at, text.hours)));
  const what = view.items.find(({ invoiceId }) => invoiceId === text.invoiceId)?.number ?? say.whole;
  const on = parseDay(text.on);
  const day = on.ok ? fullDay(on.value) : "…";
  return text.ends === "end" ? say.ending(what, day) : say.reviewing(what, day);
}
