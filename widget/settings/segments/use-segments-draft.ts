import { useMemo, useState } from "preact/hooks";
import type { SegmentsAnswer } from "../../../shared/settings/contract.ts";
import { type DraftShelf, keptDraft, type Shelf } from "../kept-draft.ts";
import type { Flaw } from "../policy/write-draft.ts";
import { bodyOf, draftOf, flawOf, type Namer, type SegmentsDraft } from "./draft.ts";
import { namerFor } from "./say-segment.ts";

export interface SegmentsDesk {
  readonly named: Namer;
  readonly draft: SegmentsDraft;
  readonly flaw: Flaw | null;
  /** The draft as the server takes it. */
  readonly body: unknown;
  readonly isChanged: boolean;
  edit(part: Partial<SegmentsDraft>): void;
  discard(): void;
  /** The draft goes on as a change of that version. */
  rebase(version: number): void;
}

/** One administrator's unsaved segments of one org. */
export const segmentsShelf = (orgId: string, userId: string, shelf?: Shelf): DraftShelf<SegmentsDraft> =>
  keptDraft(
    {
      name: `huikuan.segments.${orgId}.${userId}`,
      shape: 1,
      looksRight: ({ segments, version }) => Array.isArray(segments) && typeof version === "number",
    },
    shelf,
  );

/** The draft of this person in this org, kept until it is saved or discarded, or says what is stored. */
export function useSegmentsDraft({ viewer, current, policies, choices }: SegmentsAnswer): SegmentsDesk {
  const named = useMemo(() => namerFor(choices.owners), [choices]);
  const stored = useMemo(() => draftOf(current, named), [current, named]);
  const shelf = useMemo(() => segmentsShelf(viewer.orgId, viewer.userId), [viewer.orgId, viewer.userId]);
  const [own, setOwn] = useState<SegmentsDraft | null>(() => shelf.load() ?? null);
  const draft = own ?? stored;
  const flaw = useMemo(
    () => flawOf(draft, named, new Set(policies.map(({ id }) => id))),
    [draft, named, policies],
  );
  const body = useMemo(() => bodyOf(draft, named), [draft, named]);
  const isAsStored = (next: SegmentsDraft): boolean =>
    JSON.stringify(bodyOf(next, named)) ===
    JSON.stringify(bodyOf({ ...stored, version: next.version }, named));
  const set = (next: SegmentsDraft): void => {
    setOwn(next);
    if (isAsStored(next)) shelf.drop();
    else shelf.keep(next);
  };
  return {
    named,
    draft,
    flaw,
    body,
    isChanged: !isAsStored(draft),
    edit: (part) => set({ ...draft, ...part }),
    discard: () => {
      shelf.drop();
      setOwn(null);
    },
    rebase: (version) => set({ ...draft, version }),
  };
}
