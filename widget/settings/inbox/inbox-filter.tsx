import type { InboxCountsView } from "../../../shared/inbox/contract.ts";
import { INBOX_KINDS, type InboxKind } from "../../../shared/inbox/kinds.ts";
import { Chips } from "../../ui/chips.tsx";
import { SelectField } from "../../ui/input-field.tsx";
import { countText } from "../../ui/number-text.ts";
import { useInboxWords } from "../../words/inbox-words.ts";
import type { Shown } from "./use-inbox.ts";

type Counts = InboxCountsView["counts"];

interface FilterProps {
  readonly counts: Counts;
  readonly userId: string;
  readonly shown: Shown;
  readonly show: (shown: Shown) => void;
}

export const sumOf = (counts: Counts): number => counts.reduce((all, { count }) => all + count, 0);

const ownerOf = ({ ownerId }: Counts[number]): string => ownerId ?? "none";

/** How many of the counted lines are looked at. */
export const countOf = (counts: Counts, { kind, owner }: Shown): number =>
  sumOf(
    counts.filter(
      (each) => (kind === null || each.kind === kind) && (owner === null || ownerOf(each) === owner),
    ),
  );

/** Which kind, and whose. */
export function InboxFilter({ counts, userId, shown, show }: FilterProps) {
  const say = useInboxWords();
  const kinds: readonly (InboxKind | null)[] = [null, ...INBOX_KINDS];
  const options = kinds
    .filter((kind) => kind === null || kind === shown.kind || countOf(counts, { ...shown, kind }) > 0)
    .map((kind) => ({
      value: kind ?? "all",
      label: `${kind === null ? say.all : say.kinds[kind]} ${countText(countOf(counts, { ...shown, kind }))}`,
    }));
  return (
    <div class="inbox-filter">
      <Chips
        name="inbox-kind"
        legend={say.kind}
        options={options}
        value={shown.kind ?? "all"}
        choose={(value) => show({ ...shown, kind: INBOX_KINDS.find((kind) => kind === value) ?? null })}
      />
      <SelectField
        id="inbox-owner"
        label={say.owner}
        value={shown.owner ?? ""}
        flaw={undefined}
        options={[{ value: "", label: say.everybody }, ...useOwners(counts, userId)]}
        change={(value) => show({ ...shown, owner: value === "" ? null : value })}
      />
    </div>
  );
}

/** Oneself first, then the others by name, then nobody. */
function useOwners(counts: Counts, userId: string): { readonly value: string; readonly label: string }[] {
  const say = useInboxWords();
  const names = new Map(counts.map((each) => [ownerOf(each), each.owner]));
  const labelOf = (owner: string): string => {
    const count = countText(countOf(counts, { kind: null, owner }));
    if (owner === userId) return say.mine(count);
    return owner === "none" ? say.nobody(count) : say.person(names.get(owner) ?? owner, count);
  };
  const place = (owner: string): number => (owner === userId ? 0 : owner === "none" ? 2 : 1);
  return [...names.keys()]
    .sort((a, b) => place(a) - place(b))
    .map((owner) => ({ value: owner, label: labelOf(owner) }));
}
