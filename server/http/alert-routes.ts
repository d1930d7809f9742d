import { Router } from "express";
import * as z from "zod/mini";
import { AlertsQuery, SeeAlertRequest, ThresholdRequest } from "../../shared/alert/request-contract.ts";
import { route, sendRefusal, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor, workDoor } from "./settings-door.ts";

/** Early warnings: whoever collects reads and acknowledges them, an administrator says when they speak. */
export function alertRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const { alerts } = rooms;
  router.get(
    "/v1/settings/alerts",
    workDoor(rooms),
    route(async (req, res) => {
      const query = z.safeParse(AlertsQuery, req.query);
      if (query.success) res.json(await alerts.read(adminOf(req), query.data));
      else sendRefusal(res, "no-such-page");
    }),
  );
  router.post(
    "/v1/settings/alerts",
    workDoor(rooms),
    route(async (req, res) => {
      const request = readBody(SeeAlertRequest, req.body, res, "alert");
      if (request !== null) sendResult(res, await alerts.see(adminOf(req), request));
    }),
  );
  router.put(
    "/v1/settings/alert-thresholds",
    settingsDoor(rooms),
    route(async (req, res) => {
      const request = readBody(ThresholdRequest, req.body, res, "alert");
      if (request !== null) sendResult(res, await alerts.setThreshold(adminOf(req), request));
    }),
  );
  return router;
}
