import type { AccountWatchBody } from "../../shared/account/contract.ts";
import { ok, type Result } from "../../shared/kernel/result.ts";
import { type AlertDesk, readAlertsAt } from "../alert/index.ts";
import type { WatchRooms } from "../http/watch-rooms.ts";
import type { Viewer } from "../org/index.ts";
import { type PlaybookDesk, readOpenedAt, tickStep } from "../playbook/index.ts";
import { completeReview, readReviewAt, type ReviewDesk } from "../review/index.ts";

interface WatchDesks {
  readonly alerts: AlertDesk;
  readonly playbooks: PlaybookDesk;
  readonly reviews: ReviewDesk;
}

/** The routes of an account's warnings, review and playbooks, over their desks. */
export function watchRooms({ alerts, playbooks, reviews }: WatchDesks): WatchRooms {
  const read = async (viewer: Viewer): Promise<AccountWatchBody> => ({
    ...(await readAlertsAt(viewer, alerts)),
    review: await readReviewAt(viewer, reviews),
    opened: await readOpenedAt(viewer, playbooks),
  });
  const after = async <Refusal>(
    viewer: Viewer,
    done: Result<null, Refusal>,
  ): Promise<Result<AccountWatchBody, Refusal>> => (done.ok ? ok(await read(viewer)) : done);
  const nothing = () => Promise.resolve(null);
  return {
    read,
    review: async (viewer, request) => {
      const { accountId } = viewer;
      return after(viewer, await completeReview(viewer, { ...request, accountId }, reviews, nothing));
    },
    tick: async (viewer, request) => after(viewer, await tickStep(viewer, request, playbooks, nothing)),
  };
}
