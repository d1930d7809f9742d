import type { WireMayView } from "../../shared/contact/contract.ts";
import type { useReachWords } from "../words/reach-words.ts";

/** Why not, and from when on. */
export function sayMay(
  { because, nextAllowedAt }: WireMayView,
  say: ReturnType<typeof useReachWords>,
  moment: (at: string) => string,
): string {
  if (because === null) return say.allowed;
  const reason = say.because[because];
  return nextAllowedAt === null ? say.open(reason) : say.until(reason, moment(nextAllowedAt));
}
