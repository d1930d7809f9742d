import { Router } from "express";
import {
  CreditControlRequest,
  CreditHoldRequest,
  ExceptionRequest,
  WithdrawalRequest,
} from "../../shared/limit/request-contract.ts";
import { route, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";
import { viewerOf, widgetDoor } from "./widget-door.ts";

/** Holds and exceptions of an account, and what the org decided about them. */
export function limitRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const { limits } = rooms;
  const [door, admins] = [widgetDoor(rooms), settingsDoor(rooms)];
  router.get(
    "/v1/accounts/:accountId/credit-hold",
    door,
    route(async (req, res) => sendResult(res, await limits.hold(viewerOf(req)))),
  );
  router.get(
    "/v1/accounts/:accountId/limit-proposal",
    door,
    route(async (req, res) => sendResult(res, await limits.proposal(viewerOf(req)))),
  );
  router.post(
    "/v1/accounts/:accountId/credit-hold",
    door,
    route(async (req, res) => {
      const request = readBody(CreditHoldRequest, req.body, res, "creditHold");
      if (request !== null) sendResult(res, await limits.place(viewerOf(req), request), 201);
    }),
  );
  router.post(
    "/v1/accounts/:accountId/credit-exceptions",
    door,
    route(async (req, res) => {
      const request = readBody(ExceptionRequest, req.body, res, "creditException");
      if (request !== null) sendResult(res, await limits.grant(viewerOf(req), request), 201);
    }),
  );
  router.post(
    "/v1/accounts/:accountId/credit-exceptions/withdrawals",
    door,
    route(async (req, res) => {
      const request = readBody(WithdrawalRequest, req.body, res, "creditException");
      if (request !== null) sendResult(res, await limits.withdraw(viewerOf(req), request), 201);
    }),
  );
  router.get(
    "/v1/settings/credit-control",
    admins,
    route(async (req, res) => void res.json(await limits.control(adminOf(req)))),
  );
  router.put(
    "/v1/settings/credit-control",
    admins,
    route(async (req, res) => {
      const request = readBody(CreditControlRequest, req.body, res, "creditControl");
      if (request !== null) sendResult(res, await limits.setControl(adminOf(req), request));
    }),
  );
  return router;
}
