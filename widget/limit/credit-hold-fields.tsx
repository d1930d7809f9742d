import type { CreditHoldView } from "../../shared/limit/contract.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { CREDIT_HOLDS } from "../../shared/limit/kinds.ts";
import { InputField, SelectField, TextField } from "../ui/input-field.tsx";
import { useCreditHoldWords } from "../words/credit-hold-words.ts";
import { useSpeech } from "../words/speech.ts";
import type { HoldText } from "./read-credit-hold.ts";

interface CreditHoldFieldsProps {
  readonly text: HoldText;
  readonly flaw: "amount" | "day" | "reason" | undefined;
  readonly shown: CreditHoldView;
  readonly change: (part: Partial<HoldText>) => void;
}

/** What is said of the account, until when and why. */
export function CreditHoldFields({ text, flaw, shown, change }: CreditHoldFieldsProps) {
  const say = useCreditHoldWords();
  const { asOf, money } = useSpeech();
  const wrong = flaw && { field: `credit-hold-${flaw}`, says: say.flaws[flaw] };
  const open = shown.exceptions.filter(({ mayWithdraw }) => mayWithdraw);
  const may = (act: HoldText["act"]): boolean =>
    act === "withdraw"
      ? open.length > 0
      : act === "exception"
        ? shown.may.exceptionMinor > 0
        : act !== "none" || shown.placed !== null;
  const acts = [...CREDIT_HOLDS.slice(1), "none", "exception", "withdraw"] as readonly HoldText["act"][];
  const reviewed = text.act !== "exception" && text.ends === "review";
  return (
    <>
      <SelectField
        id="credit-hold-act"
        label={say.act}
        value={text.act}
        flaw={undefined}
        change={(act) => change({ act: act as HoldText["act"] })}
        options={acts.filter(may).map((value) => ({ value, label: say.acts[value] }))}
      />
      {text.act === "exception" && (
        <>
          <p class="quiet">
            {say.most(money(shown.may.exceptionMinor, shown.currency), shown.may.exceptionDays)}
          </p>
          <InputField
            id="credit-hold-amount"
            kind="amount"
            label={say.amount(shown.currency)}
            value={text.amount}
            flaw={wrong}
            change={(amount) => change({ amount })}
          />
        </>
      )}
      {text.act === "withdraw" && <WhichException {...{ text, open, shown, change }} />}
      {text.act !== "exception" && text.act !== "none" && text.act !== "withdraw" && (
        <SelectField
          id="credit-hold-ends"
          label={say.ends}
          value={text.ends}
          flaw={undefined}
          change={(ends) => change({ ends: ends as HoldText["ends"] })}
          options={(["until", "review"] as const).map((value) => ({ value, label: say.endings[value] }))}
        />
      )}
      {text.act !== "none" && text.act !== "withdraw" && (
        <InputField
          id="credit-hold-day"
          kind="day"
          label={reviewed ? say.reviewOn : say.lastDay}
          value={text.day}
          min={formatDay(asOf)}
          flaw={wrong}
          change={(day) => change({ day })}
        />
      )}
      <TextField
        id="credit-hold-reason"
        label={say.reason}
        value={text.reason}
        flaw={wrong}
        change={(reason) => change({ reason })}
      />
    </>
  );
}

interface WhichProps extends Pick<CreditHoldFieldsProps, "text" | "shown" | "change"> {
  readonly open: CreditHoldView["exceptions"];
}

function WhichException({ text, open, shown, change }: WhichProps) {
  const say = useCreditHoldWords();
  const { money, shortDay } = useSpeech();
  return (
    <SelectField
      id="credit-hold-exception"
      label={say.which}
      value={text.exceptionId || (open[0]?.exceptionId ?? "")}
      flaw={undefined}
      change={(exceptionId) => change({ exceptionId })}
      options={open.map(({ exceptionId, leftMinor, until }) => ({
        value: exceptionId,
        label: say.one(money(leftMinor, shown.currency), shortDay(until)),
      }))}
    />
  );
}
