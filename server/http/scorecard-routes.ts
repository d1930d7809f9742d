import { Router } from "express";
import { ActivateCardRequest, DraftCardRequest } from "../../shared/credit/scorecard/request-contract.ts";
import { route, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";

/** What the org scores by: read, drafted, tried on the past, put in force. */
export function scorecardRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = settingsDoor(rooms);
  const { scorecards } = rooms;
  router.get(
    "/v1/settings/scorecard",
    door,
    route(async (req, res) => {
      res.json(await scorecards.read(adminOf(req).orgId));
    }),
  );
  router.put(
    "/v1/settings/scorecard/draft",
    door,
    route(async (req, res) => {
      const request = readBody(DraftCardRequest, req.body, res, "scorecard");
      if (request !== null) sendResult(res, await scorecards.keep(adminOf(req), request.card));
    }),
  );
  router.post(
    "/v1/settings/scorecard/try",
    door,
    route(async (req, res) => {
      sendResult(res, await scorecards.tryOut(adminOf(req)));
    }),
  );
  router.post(
    "/v1/settings/scorecard",
    door,
    route(async (req, res) => {
      const request = readBody(ActivateCardRequest, req.body, res, "scorecard");
      if (request !== null) sendResult(res, await scorecards.activate(adminOf(req), request), 201);
    }),
  );
  return router;
}
