import { jobBody } from "./job-body.ts";
import type { BulkJob, State } from "./job.ts";

const PATIENCE_MS = 5_000;

/** Tells the address the client gave that the job has ended: once, and nothing is made of a refusal. */
export function callBack(url: string, job: BulkJob, state: State): void {
  fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json;charset=UTF-8" },
    body: JSON.stringify({ data: [jobBody(job, state)] }),
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).then(
    (answer) => void answer.body?.cancel(),
    () => undefined,
  );
}
