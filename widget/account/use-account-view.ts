import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import type { AskedAccount } from "../api/ask-ahead.ts";
import type { Failure, Glance, Told } from "../api/server-client.ts";
import { whenIdle } from "./when-idle.ts";

export type ViewState =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly because: Failure }
  | {
      readonly state: "ready";
      readonly view: AccountView;
      /** Why the last refresh failed; the figures are the ones before. */
      readonly outdated?: Failure;
      /** The first view is shown before it is checked. */
      readonly check?: Glance["check"];
    };

/** While the first synchronisation runs, ask again by itself. */
const ASK_AGAIN_MS = 5_000;
/** Coming back to the page after this long fetches again. */
const OLD_AFTER_MS = 60_000;

/** The whole page in one request; what is shown stays shown while a fresh one is fetched and checked. */
export function useAccountView({ client, first }: AskedAccount): {
  readonly current: ViewState;
  readonly refresh: () => void;
  /** The view that is shown cannot be shown. */
  readonly giveUp: () => void;
} {
  const [current, setCurrent] = useState<ViewState>(() => firstLook(first.here()));
  const latest = useRef(0);
  const fetchedAt = useRef(performance.now());

  const fetchView = useCallback(async (): Promise<void> => {
    latest.current += 1;
    const mine = latest.current;
    const told = await client.view();
    if (mine !== latest.current) return;
    fetchedAt.current = performance.now();
    setCurrent((old) => (told.ok ? { state: "ready", view: told.value } : afterFailure(old, told.because)));
  }, [client]);

  useEffect(() => {
    const mine = latest.current;
    // Asked of the state that was drawn: the answer may have come since.
    if (current.state === "loading")
      void first.coming.then((told) => mine === latest.current && setCurrent(firstLook(told)));
    const comeBack = (): void => {
      if (!document.hidden && performance.now() - fetchedAt.current > OLD_AFTER_MS) void fetchView();
    };
    const online = (): void => void fetchView();
    document.addEventListener("visibilitychange", comeBack);
    window.addEventListener("online", online);
    return () => {
      latest.current += 1;
      document.removeEventListener("visibilitychange", comeBack);
      window.removeEventListener("online", online);
    };
  }, [first, fetchView]);

  useEffect(() => {
    if (current.state !== "ready" || !current.check) return;
    const { view, check } = current;
    const settle = async (): Promise<void> => {
      const told = await check();
      if (told.ok) return;
      setCurrent((old) => (old.state === "ready" && old.view === view ? afterCheck(old, told.because) : old));
    };
    return whenIdle(() => void settle());
  }, [current.state === "ready" && current.check]);

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
  const giveUp = useCallback(() => setCurrent(failed({ problem: "fault", certain: false })), []);
  return { current, refresh, giveUp };
}

const failed = (because: Failure): ViewState => ({ state: "failed", because });

function firstLook(told: Told<Glance> | undefined): ViewState {
  if (!told) return { state: "loading" };
  return told.ok ? { state: "ready", ...told.value } : failed(told.because);
}

function afterFailure(old: ViewState, because: Failure): ViewState {
  return old.state === "ready" ? { ...old, outdated: because } : failed(because);
}

/** What is not as agreed is shown no longer; a check that could not be made is said above the figures. */
function afterCheck(old: ViewState, because: Failure): ViewState {
  return because.problem === "fault" ? failed(because) : afterFailure(old, because);
}
