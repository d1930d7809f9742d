import { Router } from "express";
import { ScoreOnQuery, WhatIfRequest } from "../../shared/credit/request-contract.ts";
import { LogRequest } from "../../shared/followup/request-contract.ts";
import { DealCheckRequest } from "../../shared/limit/request-contract.ts";
import { route, sendRefusal, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { viewerOf, widgetDoor } from "./widget-door.ts";

/** What the widget asks, each behind a token for that one account. */
export function accountRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = widgetDoor(rooms);

  router.get(
    "/v1/accounts/:accountId/view",
    door,
    route(async (req, res) => {
      sendResult(res, await rooms.viewAccount(viewerOf(req)));
    }),
  );

  router.get(
    "/v1/accounts/:accountId/cost",
    door,
    route(async (req, res) => {
      sendResult(res, await rooms.accountCost(viewerOf(req)));
    }),
  );

  router.get(
    "/v1/accounts/:accountId/score",
    door,
    route(async (req, res) => {
      const query = readBody(ScoreOnQuery, { on: req.query["on"] }, res, "score");
      if (query !== null) sendResult(res, await rooms.scoreOn(viewerOf(req), query.on));
    }),
  );

  // A question, though it has a body: whoever may read the account may ask it.
  router.post(
    "/v1/accounts/:accountId/what-if",
    door,
    route(async (req, res) => {
      const request = readBody(WhatIfRequest, req.body, res);
      if (request !== null) sendResult(res, await rooms.whatIf(viewerOf(req), request));
    }),
  );

  router.post(
    "/v1/accounts/:accountId/deal-check",
    door,
    route(async (req, res) => {
      const request = readBody(DealCheckRequest, req.body, res);
      if (request !== null) sendResult(res, await rooms.dealCheck(viewerOf(req), request));
    }),
  );

  router.get(
    "/v1/accounts/:accountId/followups",
    door,
    route(async (req, res) => {
      const before = typeof req.query["before"] === "string" ? req.query["before"] : null;
      res.json(await rooms.followUps(viewerOf(req), before));
    }),
  );

  router.post(
    "/v1/accounts/:accountId/followups",
    door,
    route(async (req, res) => {
      const viewer = viewerOf(req);
      if (viewer.role === "viewer") return sendRefusal(res, "not-allowed");
      const request = readBody(LogRequest, req.body, res, "log");
      if (request === null) return;
      const logged = await rooms.logFollowUp(viewer, request);
      if (logged.ok) res.status(201).json({ followup: logged.value });
      else sendRefusal(res, logged.because);
    }),
  );

  router.get(
    "/v1/accounts/:accountId/messages/:dispatchId",
    door,
    route(async (req, res) => {
      sendResult(res, await rooms.message(viewerOf(req), String(req.params["dispatchId"])));
    }),
  );
  return router;
}
