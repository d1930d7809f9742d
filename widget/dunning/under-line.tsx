import type { AccountView } from "../../shared/account/contract.ts";
import { useSpeech } from "../words/speech.ts";

/** The policy that the account is under, and the segment that says so. */
export function UnderLine({ under }: Pick<AccountView, "under">) {
  const { words, locale } = useSpeech();
  if (!under) return null;
  const { policy, segment } = under;
  return <p class="quiet">{words.dunning.under(policy[locale], segment?.[locale] ?? null)}</p>;
}
