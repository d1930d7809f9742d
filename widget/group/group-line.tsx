import type { ComponentChildren } from "preact";
import type { AccountView } from "../../shared/account/contract.ts";
import { type Speech, useSpeech } from "../words/speech.ts";

type Group = NonNullable<AccountView["group"]>;
type Standing = Pick<AccountView, "group" | "account" | "asOf">;

/** Where the reminders of a group go, on the page of its head office and of each other account; usually nothing. */
export function GroupLine({
  view,
  children,
}: {
  readonly view: Standing;
  readonly children?: ComponentChildren;
}) {
  const speech = useSpeech();
  const told = sayGroup(view, speech);
  if (told.length === 0) return null;
  return (
    <p class="group-line">
      {told.join(speech.locale === "en" ? " " : "")} {children}
    </p>
  );
}

/** Only there who pays is chosen. */
export const isHeadOffice = ({ group, account }: Pick<AccountView, "group" | "account">): boolean =>
  group?.root.accountId === account.accountId;

/** A sentence for how it is, and one for what was chosen and does not hold yet. */
export function sayGroup(view: Standing, speech: Speech): readonly string[] {
  const { group, asOf } = view;
  if (!group) return [];
  const say = speech.words.followup.group;
  const { root, together, choice } = group;
  const names = isHeadOffice(view) ? namesOf(group, speech) : null;
  const coming = choice !== null && choice.fromOn > asOf && choice.together !== together ? choice : null;
  const from = coming && speech.fullDay(coming.fromOn);
  if (together)
    return [
      names === null ? say.through(root.name) : say.pays(names),
      ...(from ? [say.apartFrom(from)] : []),
    ];
  if (from) return [names === null ? say.throughFrom(root.name, from) : say.paysFrom(names, from)];
  return names === null ? [] : [say.apart(names)];
}

/** The rest is counted. */
const NAMED = 5;

function namesOf({ members = [], accounts }: Group, { words, locale }: Speech): string {
  const named = members.slice(0, NAMED).map(({ name }) => name);
  const names = named.join(locale === "en" ? ", " : "、");
  const hidden = accounts - 1 - named.length;
  return hidden > 0 ? words.followup.group.more(names, hidden) : names;
}
