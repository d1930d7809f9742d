import { alertBook } from "../adapters/db/alert-rows.ts";
import { accountUrl } from "../adapters/zoho/record-url.ts";
import type { AlertDesk } from "../alert/index.ts";
import { breathing } from "../breathing.ts";
import type { Ground } from "./ground.ts";

/** Early warnings. */
export const alertDesks = ({ now, newId, dayIn, door }: Ground): { readonly alerts: AlertDesk } => ({
  alerts: {
    now,
    newId,
    dayIn,
    breathe: breathing(),
    inTenant: door((tx, orgId) => alertBook(tx, orgId, accountUrl)),
  },
});
