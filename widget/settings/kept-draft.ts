export interface DraftShelf<Draft> {
  load(): Draft | undefined;
  keep(draft: Draft): void;
  drop(): void;
}

export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What is kept, of which shape, and whether what was found looks like it. */
export interface Kept {
  readonly name: string;
  /** Rises when a draft's shape changes: one of another shape is not guessed at. */
  readonly shape: number;
  readonly looksRight: (draft: Readonly<Record<string, unknown>>) => boolean;
}

/**
 * Keeps one administrator's unfinished work through reloads and days: it may be work of an hour, and there is nothing of
 * a customer's in it but what a segment names.
 */
export function keptDraft<Draft>(
  { name, shape, looksRight }: Kept,
  shelf: Shelf | undefined = localShelf(),
): DraftShelf<Draft> {
  // A browser that refuses storage still keeps the draft as long as the section is open.
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
        const kept = JSON.parse(shelf?.getItem(name) ?? "") as { shape?: unknown; draft?: unknown };
        const { draft } = kept;
        const isOurs = kept.shape === shape && typeof draft === "object" && draft !== null;
        return isOurs && looksRight(draft as Readonly<Record<string, unknown>>)
          ? (draft as Draft)
          : undefined;
      }),
    keep: (draft) => void quietly(() => shelf?.setItem(name, JSON.stringify({ shape, draft }))),
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
