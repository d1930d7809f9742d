import { alertBook } from "../adapters/db/alert-rows.ts";
import { playbookBook } from "../adapters/db/playbook-rows.ts";
import { reviewBook } from "../adapters/db/review-rows.ts";
import { accountUrl } from "../adapters/zoho/record-url.ts";
import type { AlertDesk } from "../alert/index.ts";
import { breathing } from "../breathing.ts";
import type { Calendars } from "../dunning/index.ts";
import { roleOf } from "../org/index.ts";
import type { PlaybookDesk } from "../playbook/index.ts";
import type { ReviewDesk } from "../review/index.ts";
import type { Ground } from "./ground.ts";

interface AlertDesks {
  readonly alerts: AlertDesk;
  readonly playbooks: PlaybookDesk;
  readonly reviews: ReviewDesk;
}

/** Early warnings, what is done about them, and reviews of accounts. */
export const alertDesks = ({ now, newId, dayIn, door, crm }: Ground, calendars: Calendars): AlertDesks => ({
  reviews: { now, dayIn, inTenant: door((tx, orgId) => reviewBook(tx, orgId, accountUrl)) },
  playbooks: {
    ...{ now, newId, dayIn, calendars, roleOf, crm: crm.ticks },
    inTenant: door((tx, orgId) => playbookBook(tx, orgId, accountUrl)),
  },
  alerts: {
    ...{ now, newId, dayIn },
    breathe: breathing(),
    inTenant: door((tx, orgId) => alertBook(tx, orgId, accountUrl)),
  },
});
