import { useMemo, useState } from "preact/hooks";
import type { PoliciesAnswer, PolicyBody } from "../../../shared/settings/contract.ts";
import { type Change, diffPolicies } from "./diff-policies.ts";
import type { PolicyDraft } from "./draft.ts";
import { draftShelf } from "./draft-shelf.ts";
import { draftOf } from "./read-draft.ts";
import { nameSteps } from "./say-draft.ts";
import { bodyOf, type Flaw, flawOf } from "./write-draft.ts";

export interface DraftDesk {
  readonly draft: PolicyDraft;
  /** The draft as a policy; null while something is wrong with it. */
  readonly policy: PolicyBody | null;
  readonly flaw: Flaw | null;
  /** Against the policy in force; empty while something is wrong. */
  readonly changes: readonly Change[];
  readonly isChanged: boolean;
  edit(change: Partial<PolicyDraft>): void;
  /** Begins anew from a policy. */
  startFrom(policy: PolicyBody): void;
  discard(): void;
}

/** The draft of this person in this org, kept through reloads as long as it says something of its own. */
export function useDraft({ viewer, inForce }: PoliciesAnswer): DraftDesk {
  const shelf = useMemo(() => draftShelf(viewer.orgId, viewer.userId), [viewer.orgId, viewer.userId]);
  /** Null while there is none: then the policy in force is shown, whichever that is by now. */
  const [own, setOwn] = useState<PolicyDraft | null>(() => shelf.load() ?? null);
  const draft = useMemo(() => own ?? draftOf(inForce as PolicyBody), [own, inForce]);
  const read = useMemo(() => {
    const found = flawOf(draft);
    const flaw = found === null ? null : nameSteps(draft, found);
    const policy = flaw === null ? (bodyOf(draft) as PolicyBody) : null;
    return { flaw, policy, changes: policy === null ? [] : diffPolicies(inForce as PolicyBody, policy) };
  }, [draft, inForce]);
  const set = (next: PolicyDraft): void => {
    setOwn(next);
    shelf.keep(next);
  };
  return {
    draft,
    ...read,
    isChanged: read.flaw !== null || read.changes.length > 0,
    edit: (change) => set({ ...draft, ...change }),
    startFrom: (policy) => set(draftOf(policy)),
    discard: () => {
      shelf.drop();
      setOwn(null);
    },
  };
}
