import { Router } from "express";
import { route, sendResult } from "./answer.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";
import { viewerOf, widgetDoor } from "./widget-door.ts";

/** When the money comes: one account's, and the whole org's; and how well that was said of the past. */
export function forecastRoutes(rooms: HttpRooms): Router {
  const router = Router();
  router.get(
    "/v1/accounts/:accountId/forecast",
    widgetDoor(rooms),
    route(async (req, res) => {
      sendResult(res, await rooms.forecast(viewerOf(req)));
    }),
  );
  router.get(
    "/v1/settings/forecast",
    settingsDoor(rooms),
    route(async (req, res) => {
      res.json(await rooms.cashAhead(adminOf(req).orgId));
    }),
  );
  router.get(
    "/v1/settings/back-test",
    settingsDoor(rooms),
    route(async (req, res) => {
      res.json(await rooms.backTest.read(adminOf(req).orgId));
    }),
  );
  router.post(
    "/v1/settings/back-test",
    settingsDoor(rooms),
    route(async (req, res) => {
      sendResult(res, await rooms.backTest.start(adminOf(req).orgId));
    }),
  );
  return router;
}
