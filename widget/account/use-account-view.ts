import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import type { Failure, ServerClient } from "../api/server-client.ts";

export type ViewState =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly because: Failure }
  /** `outdated` says why the last refresh failed; the figures are the ones before. */
  | { readonly state: "ready"; readonly view: AccountView; readonly outdated: Failure | undefined };

/** While the first synchronisation runs, ask again by itself. */
const ASK_AGAIN_MS = 5_000;
/** Coming back to the page after this long fetches again. */
const OLD_AFTER_MS = 60_000;

/** The whole page in one request; what is shown stays shown while a fresh one is fetched. */
export function useAccountView(client: ServerClient): {
  readonly current: ViewState;
  readonly refresh: () => void;
} {
  const [current, setCurrent] = useState<ViewState>({ state: "loading" });
  const alive = useRef(0);
  const fetchedAt = useRef(0);

  const fetchView = useCallback(async (): Promise<void> => {
    alive.current += 1;
    const mine = alive.current;
    const told = await client.view();
    if (mine !== alive.current) return;
    fetchedAt.current = performance.now();
    setCurrent((old) => {
      if (told.ok) return { state: "ready", view: told.value, outdated: undefined };
      if (old.state === "ready") return { ...old, outdated: told.because };
      return { state: "failed", because: told.because };
    });
  }, [client]);

  // Before the first paint: figures that are already here are shown without their skeleton.
  useLayoutEffect(() => {
    setCurrent({ state: "loading" });
    void fetchView();
    const comeBack = (): void => {
      if (!document.hidden && performance.now() - fetchedAt.current > OLD_AFTER_MS) void fetchView();
    };
    const online = (): void => void fetchView();
    document.addEventListener("visibilitychange", comeBack);
    window.addEventListener("online", online);
    return () => {
      alive.current += 1;
      document.removeEventListener("visibilitychange", comeBack);
      window.removeEventListener("online", online);
    };
  }, [fetchView]);

  const notSynced = current.state === "failed" && current.because.problem === "not-synced";
  useEffect(() => {
    if (!notSynced) return;
    const timer = setInterval(() => void fetchView(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [notSynced, fetchView]);

  const refresh = useCallback(() => {
    setCurrent((old) => (old.state === "failed" ? { state: "loading" } : old));
    void fetchView();
  }, [fetchView]);
  return { current, refresh };
}
