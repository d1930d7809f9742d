import { useEffect, useState } from "preact/hooks";
import type { CreditHoldView } from "../../shared/limit/contract.ts";
import type { LimitCalls } from "../api/limit-calls.ts";
import type { Told } from "../api/told.ts";
import { FormEnd } from "../ui/form-end.tsx";
import { PanelForm } from "../ui/panel-form.tsx";
import { Skeleton } from "../ui/panel.tsx";
import { Status } from "../ui/status.tsx";
import { useCreditHoldWords } from "../words/credit-hold-words.ts";
import { useSpeech } from "../words/speech.ts";
import { CreditHoldFields } from "./credit-hold-fields.tsx";
import { CreditHoldTold } from "./credit-hold-told.tsx";
import { type HoldText, readCreditHold } from "./read-credit-hold.ts";

interface CreditHoldPanelProps {
  readonly client: LimitCalls;
  readonly close: () => void;
  /** The page shows what has changed. */
  readonly changed: () => void;
}

const BLANK: HoldText = {
  act: "block-orders",
  ends: "until",
  day: "",
  amount: "",
  reason: "",
  exceptionId: "",
};

/** Whether the account may buy on credit: read by all, said by those who answer for the money. */
export function CreditHoldPanel({ client, close, changed }: CreditHoldPanelProps) {
  const say = useCreditHoldWords();
  const { asOf, words, locale } = useSpeech();
  const [shown, show] = useState<CreditHoldView>();
  const [failure, fail] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  const [text, setText] = useState(BLANK);
  const [flaw, setFlaw] = useState<"amount" | "day" | "reason">();
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const take = (told: Told<CreditHoldView>): boolean => {
    if (told.ok) show(told.value);
    else fail(told.because.sentence?.[locale] ?? words.problem[told.because.problem].what);
    return told.ok;
  };
  useEffect(() => void client.creditHold().then(take), []);
  const change = (part: Partial<HoldText>): void => {
    setText({ ...text, ...part });
    setFlaw(undefined);
    fail(undefined);
    setSaid("");
    setClientId(crypto.randomUUID());
  };
  const send = (act: HoldText["act"], body: object): Promise<Told<CreditHoldView>> => {
    if (act === "withdraw") return client.withdrawException(body);
    const ask = act === "exception" ? client.grantException : client.placeCreditHold;
    return ask({ ...body, clientId });
  };
  const save = async (): Promise<void> => {
    if (busy || shown === undefined || !shown.may.place) return;
    const open = shown.exceptions.filter(({ mayWithdraw }) => mayWithdraw);
    const exceptionId = text.exceptionId || (open[0]?.exceptionId ?? "");
    const read = readCreditHold({ ...text, exceptionId }, shown.currency, asOf);
    setFlaw(read.ok ? undefined : read.because);
    if (!read.ok) return document.getElementById(`credit-hold-${read.because}`)?.focus();
    setBusy(true);
    fail(undefined);
    const done = take(await send(text.act, read.value));
    setBusy(false);
    if (!done) return;
    change({ ...BLANK, act: text.act === "withdraw" ? BLANK.act : text.act, ends: text.ends, day: text.day });
    setSaid(say.saved);
    changed();
  };
  return (
    <PanelForm
      title={say.title}
      failure={failure}
      save={save}
      close={close}
      end={
        shown?.may.place === true ? (
          <FormEnd busy={busy} say={say} cancel={close} />
        ) : (
          <div class="form-end">
            <button type="button" class="button" onClick={close}>
              {say.cancel}
            </button>
          </div>
        )
      }
    >
      {shown ? <CreditHoldTold told={shown} /> : !failure && <Skeleton label={say.loading} />}
      {shown?.may.place === true && <CreditHoldFields {...{ text, flaw, shown, change }} />}
      <Status text={said} />
    </PanelForm>
  );
}
