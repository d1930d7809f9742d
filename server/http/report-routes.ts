import { type Response, Router } from "express";
import type { Result } from "../../shared/kernel/result.ts";
import { AgingQuery, BucketQuery, ReportQuery } from "../../shared/report/request-contract.ts";
import type { ReportRefusal } from "../report/index.ts";
import { route, sendBadField } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, workDoor } from "./settings-door.ts";

/** The receivables as of any day: for administrators and whoever collects. */
export function reportRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = workDoor(rooms);
  const { reports } = rooms;
  router.get(
    "/v1/settings/report",
    door,
    route(async (req, res) => {
      const query = readBody(ReportQuery, req.query, res, "report");
      if (query !== null) send(res, await reports.report(adminOf(req).orgId, query.asOf));
    }),
  );
  router.get(
    "/v1/settings/report/bucket",
    door,
    route(async (req, res) => {
      const query = readBody(BucketQuery, req.query, res, "report");
      if (query !== null) send(res, await reports.bucket(adminOf(req).orgId, query));
    }),
  );
  router.get(
    "/v1/settings/report/aging",
    door,
    route(async (req, res) => {
      const query = readBody(AgingQuery, req.query, res, "report");
      if (query !== null) send(res, await reports.aging(adminOf(req).orgId, query));
    }),
  );
  return router;
}

function send<T>(res: Response, told: Result<T, ReportRefusal>): void {
  if (told.ok) res.json(told.value);
  else sendBadField(res, told.because.field, told.because.message);
}
