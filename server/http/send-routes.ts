import { Router } from "express";
import { SendRequest } from "../../shared/dunning/request-contract.ts";
import { route, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { viewerOf, widgetDoor } from "./widget-door.ts";

/** A person asks that today's message of the account leaves now: what would, that it does, and what became of it. */
export function sendRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = widgetDoor(rooms);
  const { sends } = rooms;

  router.get(
    "/v1/accounts/:accountId/send-now",
    door,
    route(async (req, res) => {
      sendResult(res, await sends.preview(viewerOf(req)));
    }),
  );
  router.post(
    "/v1/accounts/:accountId/send-now",
    door,
    route(async (req, res) => {
      const request = readBody(SendRequest, req.body, res);
      if (request !== null) sendResult(res, await sends.ask(viewerOf(req), request), 202);
    }),
  );
  router.get(
    "/v1/accounts/:accountId/send-now/:requestId",
    door,
    route(async (req, res) => {
      sendResult(res, await sends.read(viewerOf(req), String(req.params["requestId"])));
    }),
  );
  return router;
}
