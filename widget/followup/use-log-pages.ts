import { useState } from "preact/hooks";
import type { FollowUpPage, FollowUpView } from "../../shared/followup/contract.ts";
import type { Problem } from "../api/problem.ts";
import type { Told } from "../api/server-client.ts";

export type Older =
  | { readonly state: "end" }
  | { readonly state: "more"; load(): void }
  | { readonly state: "loading"; load(): void }
  | { readonly state: "failed"; readonly because: Problem; load(): void };

interface Fetched {
  /** The first page that these continue. */
  readonly behind: FollowUpPage;
  readonly pages: readonly FollowUpPage[];
  readonly because?: Problem;
}

/** The first page comes with the account view; older pages are fetched and put behind it. */
export function useLogPages(
  first: FollowUpPage,
  fetchOlder: (before: string) => Promise<Told<FollowUpPage>>,
): { readonly entries: readonly FollowUpView[]; readonly older: Older } {
  const [fetched, setFetched] = useState<Fetched>({ behind: first, pages: [] });
  const [loading, setLoading] = useState(false);
  // A fresh first page moves every boundary; older pages are fetched again from where it now ends.
  const { pages, because } = fetched.behind === first ? fetched : { pages: [], because: undefined };

  const before = (pages[pages.length - 1] ?? first).before;
  const load = async (): Promise<void> => {
    if (loading || before === null) return;
    setLoading(true);
    setFetched({ behind: first, pages });
    const told = await fetchOlder(before);
    setLoading(false);
    setFetched((old) => {
      // What was fetched behind a first page that is gone would leave a gap.
      if (old.behind !== first) return old;
      return told.ok
        ? { ...old, pages: [...old.pages, told.value] }
        : { ...old, because: told.because.problem };
    });
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
