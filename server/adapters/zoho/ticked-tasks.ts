import * as z from "zod";
import type { TaskTicks, Tick } from "../../inbox/ports.ts";
import type { CrmGet } from "./crm-get.ts";
import { TASK } from "./field-names.ts";
import { listPage } from "./list-page.ts";

/** Zoho takes at most this many ids in one request. */
const IDS_PER_CALL = 100;
const PATH = "/crm/v6/Tasks";
const CLOSED = "Completed";

const Moment = z.iso.datetime({ offset: true });
const Task = z.object({
  id: z.string(),
  [TASK.status]: z.string().nullish(),
  Closed_Time: Moment.nullish(),
  Modified_By: z.object({ id: z.string(), name: z.string() }),
  Modified_Time: Moment,
});

/** Which of our tasks are ticked off, and by whom. One that cannot be read or is not shown is not. */
export function tickedTasks(get: CrmGet): TaskTicks {
  const fields = [TASK.status, "Closed_Time", "Modified_By", "Modified_Time"].join(",");
  return {
    async ticked(orgId, crmIds) {
      const found: Tick[] = [];
      for (let from = 0; from < crmIds.length; from += IDS_PER_CALL) {
        const ids = crmIds.slice(from, from + IDS_PER_CALL).join(",");
        const params = { fields, ids, per_page: String(IDS_PER_CALL) };
        const { records } = listPage(await get(orgId, { module: "Tasks", path: PATH, params }), PATH);
        found.push(...records.flatMap((record) => tickIn(record) ?? []));
      }
      return found;
    },
  };
}

function tickIn(record: unknown): Tick | null {
  const read = Task.safeParse(record);
  if (!read.success) return null;
  const { id, Status, Closed_Time, Modified_By, Modified_Time } = read.data;
  // An org may have renamed its statuses: whatever closes a task gives it this time.
  if (Status !== CLOSED && !Closed_Time) return null;
  const by = { userId: Modified_By.id, userName: Modified_By.name };
  return { crmId: id, by, at: new Date(Closed_Time ?? Modified_Time) };
}
