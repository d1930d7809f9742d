import { alertBook } from "../adapters/db/alert-rows.ts";
import { reviewBook } from "../adapters/db/review-rows.ts";
import { accountUrl } from "../adapters/zoho/record-url.ts";
import type { AlertDesk } from "../alert/index.ts";
import { breathing } from "../breathing.ts";
import type { ReviewDesk } from "../review/index.ts";
import type { Ground } from "./ground.ts";

/** Early warnings, and reviews of accounts. */
export const alertDesks = ({
  now,
  newId,
  dayIn,
  door,
}: Ground): { readonly alerts: AlertDesk; readonly reviews: ReviewDesk } => ({
  reviews: { now, dayIn, inTenant: door((tx, orgId) => reviewBook(tx, orgId, accountUrl)) },
  alerts: {
    now,
    newId,
    dayIn,
    breathe: breathing(),
    inTenant: door((tx, orgId) => alertBook(tx, orgId, accountUrl)),
  },
});
