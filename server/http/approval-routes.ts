import { Router } from "express";
import {
  LimitLineRequest,
  LimitPolicyRequest,
  ListedVerdictRequest,
  VerdictRequest,
} from "../../shared/approval/request-contract.ts";
import { route, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, figuresDoor, settingsDoor } from "./settings-door.ts";
import { viewerOf, widgetDoor } from "./widget-door.ts";

/** Limits of accounts: whoever sells proposes, whoever may approves, an administrator says who may. */
export function approvalRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const { approvals } = rooms;
  const [door, workers] = [widgetDoor(rooms), figuresDoor(rooms)];
  router.get(
    "/v1/accounts/:accountId/limit-lines",
    door,
    route(async (req, res) => sendResult(res, await approvals.lines(viewerOf(req)))),
  );
  router.post(
    "/v1/accounts/:accountId/limit-lines",
    door,
    route(async (req, res) => {
      const request = readBody(LimitLineRequest, req.body, res, "limitLine");
      if (request !== null) sendResult(res, await approvals.propose(viewerOf(req), request), 201);
    }),
  );
  router.post(
    "/v1/accounts/:accountId/limit-verdicts",
    door,
    route(async (req, res) => {
      const request = readBody(VerdictRequest, req.body, res, "limitVerdict");
      if (request !== null) sendResult(res, await approvals.decide(viewerOf(req), request), 201);
    }),
  );
  router.get(
    "/v1/settings/credit-limits",
    workers,
    route(async (req, res) => void res.json(await approvals.list(adminOf(req)))),
  );
  router.post(
    "/v1/settings/limit-verdicts",
    workers,
    route(async (req, res) => {
      const request = readBody(ListedVerdictRequest, req.body, res, "limitVerdict");
      if (request !== null) sendResult(res, await approvals.decideListed(adminOf(req), request), 201);
    }),
  );
  router.put(
    "/v1/settings/credit-limits",
    settingsDoor(rooms),
    route(async (req, res) => {
      const request = readBody(LimitPolicyRequest, req.body, res, "limitPolicy");
      if (request !== null) sendResult(res, await approvals.setPolicy(adminOf(req), request));
    }),
  );
  return router;
}
