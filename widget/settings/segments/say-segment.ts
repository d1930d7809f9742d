import type { SegmentsAnswer } from "../../../shared/settings/contract.ts";
import { countryName } from "../../ui/country-text.ts";
import type { Locale } from "../../ui/money-text.ts";
import { settingsWords } from "../../words/settings-words.ts";
import { sayAmounts } from "../policy/say-policy.ts";
import { minorOf } from "../policy/write-draft.ts";
import type { Two, WhenDraft } from "./draft.ts";

type Owners = SegmentsAnswer["choices"]["owners"];

/** "Grade C or D and country CN"; empty for a segment without a condition. */
export function sayWhen(when: WhenDraft, owners: Owners, locale: Locale): string {
  const words = settingsWords[locale];
  const say = words.segments.say;
  const one = (list: readonly string[]): string => list.join(say.or);
  const ownerNames = when.ownerId.map((id) => owners.find((owner) => owner.id === id)?.name ?? id);
  const amounts = Object.fromEntries(
    Object.entries(minorOf(when.openAtLeast)).filter((each): each is [string, number] =>
      Number.isInteger(each[1]),
    ),
  );
  const parts = [
    when.keyAccount === null ? "" : say.keyAccount(when.keyAccount),
    when.grade.length > 0 ? say.grade(one(when.grade)) : "",
    when.country.length > 0 ? say.country(one(when.country.map((code) => countryName(code, locale)))) : "",
    when.language.length > 0
      ? say.language(one(when.language.map((tag) => words.segments.languages[tag] ?? tag)))
      : "",
    when.ownerId.length > 0 ? say.owner(one(ownerNames)) : "",
    Object.keys(amounts).length > 0 ? say.open(sayAmounts(amounts, { words, locale })) : "",
    when.accountIds.length > 0 ? say.accounts(when.accountIds.length) : "",
  ];
  const sentence = parts.filter((part) => part !== "").join(words.and);
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** What a segment is called when nobody named it. */
export const namerFor =
  (owners: Owners) =>
  (when: WhenDraft): Two => ({ "zh-CN": sayWhen(when, owners, "zh-CN"), en: sayWhen(when, owners, "en") });
