import type { PolicyDraft } from "./draft.ts";

export interface DraftShelf {
  load(): PolicyDraft | undefined;
  keep(draft: PolicyDraft): void;
  drop(): void;
}

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Rises when a draft's shape changes: one of another shape is not guessed at. */
const SHAPE = 3;

/**
 * Keeps one administrator's unfinished policy of one org through reloads and days: it is work of an hour, and there is
 * nothing of a customer's in it.
 */
export function draftShelf(
  orgId: string,
  userId: string,
  shelf: Shelf | undefined = localShelf(),
): DraftShelf {
  const name = `huikuan.policy.${orgId}.${userId}`;
  // A browser that refuses storage still keeps the draft as long as the page lives.
  const quietly = <T>(act: () => T): T | undefined => {
    try {
      return act();
    } catch {
      return undefined;
    }
  };
  return {
    load: () =>
      quietly(() => {
        const kept = JSON.parse(shelf?.getItem(name) ?? "") as { shape?: unknown; draft?: PolicyDraft };
        return kept.shape === SHAPE && Array.isArray(kept.draft?.steps) ? kept.draft : undefined;
      }),
    keep: (draft) => void quietly(() => shelf?.setItem(name, JSON.stringify({ shape: SHAPE, draft }))),
    drop: () => void quietly(() => shelf?.removeItem(name)),
  };
}

function localShelf(): Shelf | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
