import { useState } from "preact/hooks";

type WithId = <T extends object>(content: T) => T & { readonly clientId: string };

/**
 * Gives a request its id by what it says: sent again after a lost answer it is the same one, edited it is another, so that
 * nobody is told of an edit that it was kept when only what was sent before was.
 */
export function requestIds(newId: () => string = () => crypto.randomUUID()): WithId {
  let last: { readonly text: string; readonly clientId: string } | undefined;
  return (content) => {
    const text = JSON.stringify(content);
    last = last?.text === text ? last : { text, clientId: newId() };
    return { ...content, clientId: last.clientId };
  };
}

/** The same for as long as a form is open. */
export const useRequestId = (): WithId => useState(() => requestIds())[0];
