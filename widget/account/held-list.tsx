import type { AccountView } from "../../shared/account/contract.ts";
import type { HoldsView } from "../../shared/hold/contract.ts";
import { useHoldWords } from "../words/hold-words.ts";
import { useSpeech } from "../words/speech.ts";
import { numberOf } from "./invoice-names.ts";

interface HeldProps {
  readonly held: HoldsView;
  readonly view: AccountView;
  /** Ends one of them, at its route under the account. */
  readonly lift: (path: string) => void;
}

/** Who holds back what now, until when and why, each with its end. Usually nothing. */
export function HeldList({ held, view, lift }: HeldProps) {
  const say = useHoldWords();
  const { moment, fullDay } = useSpeech();
  const { veto, exemptions } = held;
  const mayLift = view.viewer.role === "admin" || view.viewer.role === "collector";
  if (!veto && exemptions.length === 0) return null;
  const line = (key: string, what: string, rest: readonly string[], reason: string, path: string | null) => (
    <li key={key}>
      <b>{what}</b> <small class="quiet">{rest.join(" · ")}</small>{" "}
      {path && (
        <button type="button" class="link" aria-label={say.liftThis(what)} onClick={() => lift(path)}>
          {say.lift}
        </button>
      )}
      <p>{reason}</p>
    </li>
  );
  return (
    <section class="held" aria-label={say.now}>
      <ul>
        {veto && line(veto.vetoId, say.vetoLine(moment(veto.until), veto.by), [], veto.reason, "veto/end")}
        {exemptions.map(({ exemptionId, invoiceId, kind, owner, reason, endsOn, reviewOn, liftedOn }) =>
          line(
            exemptionId,
            say.exemptLine(invoiceId === null ? say.whole : numberOf(invoiceId, view), owner),
            [
              ...(kind === "other" ? [] : [say.stops[kind]]),
              ...(endsOn === null ? [] : [say.endsOn(fullDay(endsOn))]),
              ...(reviewOn === null ? [] : [say.reviewOn(fullDay(reviewOn))]),
              ...(liftedOn === null ? [] : [say.lifted]),
            ],
            reason,
            liftedOn === null && mayLift ? `exemptions/${encodeURIComponent(exemptionId)}/lift` : null,
          ),
        )}
      </ul>
      <p class="quiet">{say.liftNote}</p>
    </section>
  );
}
