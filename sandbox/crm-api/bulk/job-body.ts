import { stamp } from "../../world/zone-time.ts";
import { failure } from "../answer.ts";
import type { BulkJob, State } from "./job.ts";

/** What is told of a job, to who asks and to the callback. */
export function jobBody(job: BulkJob, state: State): object {
  const result = resultOf(job);
  return {
    ...jobHead(job, state),
    ...(result ? { result } : {}),
    query: job.query.told,
    file_type: "csv",
  };
}

/** The part of it that the answer to adding a job has as well. */
export function jobHead({ id, org, user, addedAt }: BulkJob, state: State): object {
  return {
    id,
    operation: "read",
    state,
    created_by: { id: user.id, name: user.fullName },
    created_time: stamp(org.timeZone, addedAt),
  };
}

function resultOf({ id, query, perPage, outcome }: BulkJob): object | undefined {
  if (outcome === undefined) return undefined;
  if (outcome === "failed") {
    return { error_message: failure("INTERNAL_SERVER_ERROR", "Internal server error occurred.") };
  }
  return {
    page: query.page,
    per_page: perPage,
    count: outcome.count,
    download_url: `/crm/bulk/v6/read/${id}/result`,
    more_records: outcome.more,
  };
}
