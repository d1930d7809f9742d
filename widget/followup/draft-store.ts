import type { Draft } from "./draft.ts";

export interface DraftStore<T = Draft> {
  load(): T | undefined;
  keep(draft: T): void;
  drop(): void;
}

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/**
 * Keeps the one unfinished entry of this user on this account through a reload.
 *
 * Why sessionStorage, although it is rightly said that sensitive data does not belong into browser storage:
 * text that a clerk typed during a call and that a reload, an expired session or a dead line then swallows is the
 * worse harm. So: at most one entry per account and user; only in this tab, gone when it closes; split per
 * top-level site by the browser; removed as soon as the server has it; never a token, never a figure of the account.
 * Encrypting it would put the key beside it. It is kept on every change, not on leaving, because a crash does not ask.
 */
export const draftStore = (key: string, shelf: Shelf | undefined = sessionShelf()): DraftStore =>
  storeOf<Draft>(
    `huikuan.draft.${key}`,
    ({ clientId, note }) => typeof clientId === "string" && typeof note === "string",
    shelf,
  );

/** The same for what is being agreed or contested: beside the entry, and apart from it. */
export const agreementStore = <T extends { readonly clientId: string }>(
  key: string,
  shelf: Shelf | undefined = sessionShelf(),
): DraftStore<T> =>
  storeOf<T>(`huikuan.agreement.${key}`, ({ clientId }) => typeof clientId === "string", shelf);

function storeOf<T>(name: string, fits: (draft: T) => boolean, shelf: Shelf | undefined): DraftStore<T> {
  // A browser that refuses storage still keeps the text as long as the page lives.
  const quietly = <T>(act: () => T): T | undefined => {
    try {
      return act();
    } catch {
      return undefined;
    }
  };
  return {
    load: () => quietly(() => readDraft(shelf?.getItem(name) ?? "", fits)),
    keep: (draft) => void quietly(() => shelf?.setItem(name, JSON.stringify({ version: 1, draft }))),
    drop: () => void quietly(() => shelf?.removeItem(name)),
  };
}

function sessionShelf(): Shelf | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}

/** A draft of another version of this page is not guessed at. */
function readDraft<T>(text: string, fits: (draft: T) => boolean): T | undefined {
  const kept = JSON.parse(text) as { version?: unknown; draft?: T };
  const draft = kept.version === 1 ? kept.draft : undefined;
  return draft && fits(draft) ? draft : undefined;
}
