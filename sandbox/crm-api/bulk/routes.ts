import { type Request, type RequestHandler, type Response, Router } from "express";
import { type Answer, fail, found, reply } from "../answer.ts";
import type { Call } from "../call.ts";
import { tooMany } from "../gate/turnstile.ts";
import { jobBody, jobHead } from "./job-body.ts";
import type { BulkJob } from "./job.ts";
import type { JobDesk } from "./job-desk.ts";
import { readQuery } from "./query.ts";
import { refusal } from "./refusal.ts";
import { sendZip } from "./result-zip.ts";

/** Everything under /crm/bulk/v6. */
export function bulkRoutes(desk: JobDesk, callOf: (req: Request, res: Response) => Call): Router {
  const routes = Router();
  const to =
    (route: (desk: JobDesk, call: Call) => Answer): RequestHandler =>
    (req, res) =>
      reply(res, route(desk, callOf(req, res)));

  routes.post("/read", to(addJob));
  routes.get("/read/:id", to(tellJob));
  routes.get("/read/:id/result", (req, res) => sendResult(desk, callOf(req, res), res));
  return routes;
}

/** POST /read */
function addJob(desk: JobDesk, call: Call): Answer {
  // Elsewhere Zoho takes JSON for granted; here it asks for the header.
  if (!/^application\/json\b/.test(call.headers["content-type"] ?? "")) {
    return fail(415, "MEDIA_TYPE_NOT_SUPPORTED", "Media type is not supported");
  }
  const job = desk.add(call.org, call.user, readQuery(call));
  const details = jobHead(job, "ADDED");
  const added = { status: "success", code: "ADDED_SUCCESSFULLY", message: "Added successfully.", details };
  return { status: 201, body: { data: [added], info: {} } };
}

/** GET /read/{id} */
function tellJob(desk: JobDesk, call: Call): Answer {
  const job = jobAsked(desk, call);
  const state = desk.stateOf(job);
  return found({ data: [jobBody(job, state)] });
}

/** GET /read/{id}/result */
function sendResult(desk: JobDesk, call: Call, res: Response): void {
  if (!desk.admitDownload(call.org)) {
    reply(res, tooMany("You can download only 10 results within a minute."));
    return;
  }
  const job = jobAsked(desk, call);
  const result = desk.foundBy(job);
  if (!result) throw notFound(`the job has no result: it is ${desk.stateOf(job)}, or was over a day ago`);
  sendZip(res, job, result);
}

/** A job belongs to who added it: its rows are what that user sees. Administrators see all of the org's. */
function jobAsked(desk: JobDesk, call: Call): BulkJob {
  const job = desk.find(call.org, call.path["id"] ?? "");
  if (!job) throw notFound("the job id given seems to be invalid");
  if (job.user.id === call.user.id || call.user.profile.name === "Administrator") return job;
  throw refusal("NO_PERMISSION", "Permission denied to read", {}, 403);
}

const notFound = (message: string) => refusal("RESOURCE_NOT_FOUND", message, {}, 404);
