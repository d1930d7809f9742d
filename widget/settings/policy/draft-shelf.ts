import { type DraftShelf, keptDraft, type Shelf } from "../kept-draft.ts";
import type { PolicyDraft } from "./draft.ts";

/** One administrator's unfinished policy of one org. */
export const draftShelf = (orgId: string, userId: string, shelf?: Shelf): DraftShelf<PolicyDraft> =>
  keptDraft(
    {
      name: `huikuan.policy.${orgId}.${userId}`,
      shape: 3,
      looksRight: ({ steps }) => Array.isArray(steps),
    },
    shelf,
  );
