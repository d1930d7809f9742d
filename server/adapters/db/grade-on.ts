import { sql } from "kysely";
import type { Day } from "../../../shared/kernel/day.ts";
import { dayTo } from "./columns.ts";

/** Of each row of `account`: its grade by the last score up to that day. */
export const gradeOn = (asOf: Day) =>
  sql<string | null>`(SELECT s.grade FROM score_snapshot s WHERE s.org_id = account.org_id
    AND s.account_id = account.account_id AND s.as_of <= ${dayTo(asOf)} ORDER BY s.as_of DESC LIMIT 1)`.as(
    "grade",
  );
