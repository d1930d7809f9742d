import type { CreditHoldView } from "../../shared/limit/contract.ts";
import { Notice, type Tone } from "../ui/notice.tsx";
import { useCreditHoldWords } from "../words/credit-hold-words.ts";
import { useSpeech } from "../words/speech.ts";

const TONE: Record<CreditHoldView["hold"], Tone> = {
  none: "good",
  warn: "warn",
  "block-orders": "bad",
  "block-shipment": "bad",
};

/** How the account stands, and every reason for it. */
export function CreditHoldTold({ told }: { readonly told: CreditHoldView }) {
  const say = useCreditHoldWords();
  const { shortDay, money } = useSpeech();
  const { hold, because, placed, exceptions, currency, overdueDays } = told;
  return (
    <div role="status">
      <Notice tone={TONE[hold]} title={say.holds[hold]} />
      {because.length > 0 && (
        <ul class="agreed">
          {because.map(({ cause }) => (
            <li key={cause}>{cause === "overdue" ? say.overdue(overdueDays) : say.causes[cause]}</li>
          ))}
        </ul>
      )}
      {placed !== null && (
        <p>
          {say.placedBy(placed.by, shortDay(placed.placedOn), placed.reason)}
          <br />
          {placed.until !== null && say.until(shortDay(placed.until))}
          {placed.reviewOn !== null &&
            (placed.reviewDue ? say.reviewDue : say.review)(shortDay(placed.reviewOn))}
        </p>
      )}
      {exceptions.map((each, at) => (
        <p key={at}>
          {say.exception(
            money(each.leftMinor, currency),
            money(each.amountMinor, currency),
            shortDay(each.until),
            each.by,
            each.reason,
          )}
          {each.withdrawn && <br />}
          {each.withdrawn && say.withdrawn(each.withdrawn.by, each.withdrawn.reason)}
        </p>
      ))}
    </div>
  );
}
