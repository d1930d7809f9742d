import { useState } from "preact/hooks";
import type { ChargeView } from "../../shared/charge/contract.ts";
import type { ChargeAct } from "../../shared/charge/kinds.ts";
import type { ChargeActRequest } from "../../shared/charge/request-contract.ts";
import { Chips } from "../ui/chips.tsx";
import { FormEnd } from "../ui/form-end.tsx";
import { InputField, TextField } from "../ui/input-field.tsx";
import { parseAmount } from "../ui/parse-amount.ts";
import { useChargeWords } from "../words/charge-words.ts";

interface ChargeFormProps {
  readonly charge: ChargeView;
  readonly busy: boolean;
  readonly save: (request: ChargeActRequest) => Promise<void>;
  readonly cancel: () => void;
}

/** What is done about a claim, and why: that is kept with a name. */
export function ChargeForm({ charge, busy, save, cancel }: ChargeFormProps) {
  const say = useChargeWords();
  const options: readonly ChargeAct[] =
    charge.state === "proposed" ? ["accepted", "declined"] : ["waived", "paid"];
  const [text, setText] = useState({ act: options[0] ?? "accepted", amount: "", reason: "" });
  const [flaw, setFlaw] = useState<{ field: string; says: string } | undefined>();
  // The id belongs to the content: what is changed after an answer got lost is another decision.
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const change = (part: Partial<typeof text>): void => {
    setFlaw(undefined);
    setClientId(crypto.randomUUID());
    setText({ ...text, ...part });
  };
  const hasAmount = charge.state === "accepted";
  const submit = (): void => {
    const read = hasAmount ? parseAmount(text.amount, charge.currency) : null;
    const amount = read?.ok ? read.value : null;
    const reason = text.reason.trim();
    const wrong =
      hasAmount && amount === null
        ? { field: "charge-amount", says: say.noAmount }
        : reason === ""
          ? { field: "charge-reason", says: say.noWords }
          : undefined;
    setFlaw(wrong);
    if (wrong) document.getElementById(wrong.field)?.focus();
    else void save({ clientId, act: text.act, amountMinor: amount, reason });
  };
  return (
    <form
      aria-label={say.decision}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Chips
        name="charge-act"
        legend={`${charge.number} ${say.kinds[charge.kind]}`}
        options={options.map((value) => ({ value, label: say.acts[value] }))}
        value={text.act}
        choose={(act) => change({ act })}
      />
      {hasAmount && (
        <InputField
          id="charge-amount"
          kind="amount"
          label={say.amount}
          value={text.amount}
          flaw={flaw}
          change={(amount) => change({ amount })}
        />
      )}
      <TextField
        id="charge-reason"
        label={say.reason}
        value={text.reason}
        flaw={flaw}
        change={(reason) => change({ reason })}
      />
      <FormEnd busy={busy} say={say} cancel={cancel} />
    </form>
  );
}
