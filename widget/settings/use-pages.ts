import { useCallback, useState } from "preact/hooks";
import type { Told } from "./settings-client.ts";
import { type Asked, useAnswer } from "./use-answer.ts";

/** A part of a list: what comes after it is asked for with `after`, which is null where nothing does. */
interface Page {
  readonly after: string | null;
}

/** What is shown of a list: so many pages, one below the other. */
export interface Paged {
  readonly pages: number;
}

export interface Pages<S extends Paged, P extends Page> extends Asked<P> {
  readonly shown: S;
  readonly show: (shown: S) => void;
}

/**
 * A list and what of it is shown. All pages that are shown are asked again, so that a line which was acted on goes and the
 * others stay. `below`: two pages as one. Both functions stand outside the component.
 */
export function usePages<C, S extends Paged, P extends Page>(
  client: C,
  first: S,
  ask: (client: C, shown: S, after?: string) => Promise<Told<P>>,
  below: (earlier: P, later: P) => P,
): Pages<S, P> {
  const [shown, show] = useState(first);
  const askAll = useCallback(async () => {
    let told = await ask(client, shown);
    for (let page = 1; page < shown.pages && told.ok && told.value.after !== null; page += 1) {
      const earlier = told.value;
      const next = await ask(client, shown, earlier.after ?? undefined);
      told = next.ok ? { ok: true, value: below(earlier, next.value) } : next;
    }
    return told;
  }, [client, shown]);
  return { ...useAnswer(askAll), shown, show };
}
