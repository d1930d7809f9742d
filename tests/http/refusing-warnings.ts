import type { AccountWatchBody } from "../../shared/account/contract.ts";
import type { AlertsBody } from "../../shared/alert/contract.ts";
import { refuse } from "../../shared/kernel/result.ts";
import type { PlaybooksBody } from "../../shared/playbook/contract.ts";
import { STANDARD_CALENDAR } from "../../shared/review/calendar.ts";
import type { ReviewsBody } from "../../shared/review/contract.ts";
import type { HttpRooms } from "../../server/http/rooms.ts";

const NO_ALERTS: AlertsBody = {
  ...{ today: "2026-11-20", role: "admin", counts: [], alerts: [], after: null, triggers: [] },
  measuredOn: null,
};
const NO_PLAYBOOKS: PlaybooksBody = {
  ...{ today: "2026-11-20", role: "admin", counts: { open: 0, late: 0 } },
  ...{ opened: [], after: null, playbooks: [], users: [] },
};
const NO_REVIEWS: ReviewsBody = {
  ...{ today: "2026-11-20", role: "admin", counts: { overdue: 0, due: 0, later: 0 }, lines: [], after: null },
  ...{ calendar: { ...STANDARD_CALENDAR }, said: null },
};
const NO_WATCH: AccountWatchBody = {
  ...{ today: "2026-11-20", alerts: [], review: { line: null, may: false }, opened: [] },
};

/** Warnings, what is done about them, and reviews: nothing is there, and all is refused. */
export const refusingWarnings: Pick<HttpRooms, "alerts" | "playbooks" | "reviews" | "watch"> = {
  playbooks: {
    read: async () => NO_PLAYBOOKS,
    set: async () => refuse("not-allowed"),
    tick: async () => refuse("no-such-playbook"),
    end: async () => refuse("no-such-playbook"),
  },
  watch: {
    read: async () => NO_WATCH,
    review: async () => refuse("review-not-yours"),
    tick: async () => refuse("no-such-playbook"),
  },
  reviews: {
    read: async () => NO_REVIEWS,
    complete: async () => refuse("not-synced"),
    setCalendar: async () => refuse("not-allowed"),
  },
  alerts: {
    read: async () => NO_ALERTS,
    see: async () => refuse("no-such-alert"),
    setThreshold: async () => refuse("rearms-above-fires"),
  },
};
