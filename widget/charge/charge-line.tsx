import type { ComponentChildren } from "preact";
import type { ChargeView } from "../../shared/charge/contract.ts";
import { percentE8 } from "../../shared/charge/say.ts";
import { Badge } from "../ui/badge.tsx";
import { useChargeWords } from "../words/charge-words.ts";
import { useSpeech } from "../words/speech.ts";

interface LineProps {
  readonly charge: ChargeView;
  readonly decide: () => void;
  /** The form in which it is decided, while it is open. */
  readonly children?: ComponentChildren;
}

/** One claim: what it is, its formula line by line, how it stands, and what people did about it. */
export function ChargeLine({ charge, decide, children }: LineProps) {
  const say = useChargeWords();
  const { money, fullDay } = useSpeech();
  const { currency, formula, state, openMinor } = charge;
  const amount = (minor: number): string => money(minor, currency, { minor: true });
  const isOver = state === "declined" || (state === "accepted" && openMinor === 0);
  return (
    <li>
      <p>
        <b>
          {charge.number} {say.kinds[charge.kind]} {amount(charge.amountMinor)}
        </b>{" "}
        <Badge tone={state === "proposed" ? "warn" : state === "accepted" ? "good" : "calm"}>
          {say.states[state]}
        </Badge>{" "}
        {state === "accepted" && say.left(amount(openMinor))}
      </p>
      {formula.lines.map((line) => (
        <p key={line.from} class="quiet">
          {say.period(fullDay(line.from), fullDay(line.to))}
          {": "}
          {say.line(
            amount(line.principalMinor),
            say.days(line.days),
            percentE8(line.rateE8),
            formula.dayCount,
            amount(line.amountMinor),
          )}
          {line.capped && ` (${say.capped})`}
          {line.source && ` · ${line.source}`}
        </p>
      ))}
      <p class="quiet">{formula.source}</p>
      {charge.acts.map(({ act, amountMinor, on, reason, by }, at) => (
        <p key={at} class="quiet">
          {[say.done[act], amountMinor > 0 ? amount(amountMinor) : "", fullDay(on), by, reason]
            .filter((part) => part !== "")
            .join(" · ")}
        </p>
      ))}
      {!isOver && (
        <button type="button" class="link" onClick={decide}>
          {say.decision}
        </button>
      )}
      {children}
    </li>
  );
}
