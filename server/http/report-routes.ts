import { type Response, Router } from "express";
import type { Result } from "../../shared/kernel/result.ts";
import {
  AgingQuery,
  ApproveProvision,
  BucketQuery,
  ProposeProvision,
  ReportQuery,
} from "../../shared/report/request-contract.ts";
import type { ReportRefusal } from "../report/index.ts";
import { route, sendBadField, sendRefusal } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, figuresDoor } from "./settings-door.ts";

/** The receivables as of any day: for administrators, accountants and whoever collects. */
export function reportRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = figuresDoor(rooms);
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
  router.get(
    "/v1/settings/provision",
    door,
    route(async (req, res) => void res.json(await reports.provision(adminOf(req)))),
  );
  router.put(
    "/v1/settings/provision",
    door,
    route(async (req, res) => {
      const request = readBody(ProposeProvision, req.body, res, "report");
      if (request !== null) send(res, await reports.propose(adminOf(req), request));
    }),
  );
  router.post(
    "/v1/settings/provision/approval",
    door,
    route(async (req, res) => {
      const request = readBody(ApproveProvision, req.body, res, "report");
      if (request === null) return;
      const told = await reports.approve(adminOf(req), request);
      if (told.ok) res.json(told.value);
      else if (told.because.kind === "refused") sendRefusal(res, told.because.code);
      else sendBadField(res, told.because.field, told.because.message);
    }),
  );
  return router;
}

function send<T>(res: Response, told: Result<T, ReportRefusal>): void {
  if (told.ok) res.json(told.value);
  else sendBadField(res, told.because.field, told.because.message);
}
