import { Router } from "express";
import { TickRequest } from "../../shared/playbook/request-contract.ts";
import { AccountReviewRequest } from "../../shared/review/request-contract.ts";
import { route, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { viewerOf, widgetDoor } from "./widget-door.ts";

/** Warnings, the review and the playbooks of one account. */
export function watchRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const { watch } = rooms;
  const door = widgetDoor(rooms);
  router.get(
    "/v1/accounts/:accountId/watch",
    door,
    route(async (req, res) => void res.json(await watch.read(viewerOf(req)))),
  );
  router.post(
    "/v1/accounts/:accountId/review",
    door,
    route(async (req, res) => {
      const request = readBody(AccountReviewRequest, req.body, res, "review");
      if (request !== null) sendResult(res, await watch.review(viewerOf(req), request), 201);
    }),
  );
  router.post(
    "/v1/accounts/:accountId/playbook-ticks",
    door,
    route(async (req, res) => {
      const request = readBody(TickRequest, req.body, res, "playbook");
      if (request !== null) sendResult(res, await watch.tick(viewerOf(req), request), 201);
    }),
  );
  return router;
}
