import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { InboxCountsView, InboxLineView, InboxView } from "../../../shared/inbox/contract.ts";
import type { InboxAct, InboxKind } from "../../../shared/inbox/kinds.ts";
import type { SettingsClient, SettingsFailure, Told } from "../settings-client.ts";

/** Which lines are looked at: of one kind, of one owner, or all. */
export interface Shown {
  readonly kind: InboxKind | null;
  readonly owner: string | null;
}

export type Outcome =
  /** It is done, or was decided elsewhere: either way the line waits no more. */
  | { readonly is: "done" }
  | { readonly is: "gone"; readonly because: SettingsFailure }
  | { readonly is: "failed"; readonly because: SettingsFailure };

export interface Inbox {
  readonly state: "loading" | "ready" | "failed";
  readonly because: SettingsFailure | null;
  readonly page: InboxView | null;
  readonly shown: Shown;
  readonly fetching: boolean;
  show(shown: Shown): void;
  again(): void;
  more(): void;
  act(line: InboxLineView, act: InboxAct, reason: string, letter?: string): Promise<Outcome>;
}

const EVERYTHING: Shown = { kind: null, owner: null };

/** The lines that wait, a page after another; what was decided leaves the list at once. */
export function useInbox(client: SettingsClient, waits: (counts: InboxCountsView["counts"]) => void): Inbox {
  const [shown, setShown] = useState(EVERYTHING);
  const [page, setPage] = useState<InboxView | null>(null);
  const [because, setBecause] = useState<SettingsFailure | null>(null);
  const [fetching, setFetching] = useState(true);
  const latest = useRef(0);

  const fetchPage = useCallback(
    async (of: Shown, before: InboxView | null): Promise<void> => {
      latest.current += 1;
      const mine = latest.current;
      setFetching(true);
      const told = await client.inbox(queryOf(of, before));
      if (mine !== latest.current) return;
      setFetching(false);
      setBecause(told.ok ? null : told.because);
      if (!told.ok) return;
      const { lines, ...rest } = told.value;
      setPage({ ...rest, lines: [...(before?.lines ?? []), ...lines] });
      waits(rest.counts);
    },
    [client],
  );
  useEffect(() => {
    void fetchPage(EVERYTHING, null);
    return () => {
      latest.current += 1;
    };
  }, [fetchPage]);

  const drop = (line: InboxLineView, counts: InboxCountsView["counts"] | null): void => {
    setPage((now) => {
      if (now === null) return now;
      const lines = now.lines.filter(({ id, about }) => id !== line.id || about.kind !== line.about.kind);
      const next = { ...now, lines, counts: counts ?? now.counts };
      if (lines.length === 0 && now.after !== null) void fetchPage(shown, next);
      return next;
    });
    if (counts !== null) waits(counts);
  };

  return {
    state: page !== null ? "ready" : because !== null ? "failed" : "loading",
    because,
    page,
    shown,
    fetching,
    show: (to) => {
      setShown(to);
      void fetchPage(to, null);
    },
    again: () => void fetchPage(shown, null),
    more: () => void fetchPage(shown, page),
    async act(line, act, reason, letter) {
      const about = { kind: line.about.kind, id: line.id, ...(letter === undefined ? {} : { letter }) };
      const request = { clientId: crypto.randomUUID(), ...about, act, reason };
      const told: Told<InboxCountsView> = await client.actOnLine(request);
      if (told.ok) {
        drop(line, told.value.counts);
        return { is: "done" };
      }
      const isGone = told.because.code === "inbox-decided" || told.because.code === "not-waiting";
      if (isGone) drop(line, null);
      return { is: isGone ? "gone" : "failed", because: told.because };
    },
  };
}

const queryOf = ({ kind, owner }: Shown, before: InboxView | null) => ({
  ...(kind === null ? {} : { kind }),
  ...(owner === null ? {} : { owner }),
  ...(before?.after == null ? {} : { after: before.after }),
});
