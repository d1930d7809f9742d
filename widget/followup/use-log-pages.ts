import { useEffect, useState } from "preact/hooks";
import type { FollowUpPage, FollowUpView } from "../../shared/followup/contract.ts";
import type { Problem } from "../api/problem.ts";
import type { Told } from "../api/server-client.ts";

export type Older =
  | { readonly state: "end" }
  | { readonly state: "more"; load(): void }
  | { readonly state: "loading"; load(): void }
  | { readonly state: "failed"; readonly because: Problem; load(): void };

/** The first page comes with the account view; older pages are fetched and put behind it. */
export function useLogPages(
  first: FollowUpPage,
  fetchOlder: (before: string) => Promise<Told<FollowUpPage>>,
): { readonly entries: readonly FollowUpView[]; readonly older: Older } {
  const [pages, setPages] = useState<readonly FollowUpPage[]>([]);
  const [loading, setLoading] = useState(false);
  const [because, setBecause] = useState<Problem>();
  useEffect(() => {
    // A fresh first page moves every boundary; older pages are fetched again from where it now ends.
    setPages([]);
    setBecause(undefined);
  }, [first]);

  const before = (pages[pages.length - 1] ?? first).before;
  const load = async (): Promise<void> => {
    if (loading || before === null) return;
    setLoading(true);
    setBecause(undefined);
    const told = await fetchOlder(before);
    setLoading(false);
    if (told.ok) setPages((old) => [...old, told.value]);
    else setBecause(told.because.problem);
  };
  const start = { load: () => void load() };
  const older: Older =
    before === null
      ? { state: "end" }
      : loading
        ? { state: "loading", ...start }
        : because
          ? { state: "failed", because, ...start }
          : { state: "more", ...start };
  return { entries: unique([first, ...pages].flatMap((page) => page.followups)), older };
}

function unique(entries: readonly FollowUpView[]): readonly FollowUpView[] {
  return [...new Map(entries.map((entry) => [entry.followupId, entry])).values()];
}
