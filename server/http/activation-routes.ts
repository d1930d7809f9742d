import { Router } from "express";
import { ReasonRequest } from "../../shared/activation/request-contract.ts";
import { route, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";

/** What an administrator reads and decides about reminders as a whole: stop, resume, and who did so when. */
export function activationRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = settingsDoor(rooms);
  const { activation } = rooms;

  router.get(
    "/v1/settings/org",
    door,
    route(async (req, res) => {
      res.json(await activation.standing(adminOf(req).orgId));
    }),
  );
  router.get(
    "/v1/settings/acts",
    door,
    route(async (req, res) => {
      res.json(await activation.acts(adminOf(req).orgId));
    }),
  );
  for (const verb of ["stop", "resume", "rehearse"] as const)
    router.post(
      `/v1/settings/${verb}`,
      door,
      route(async (req, res) => {
        const request = readBody(ReasonRequest, req.body, res);
        if (request !== null) sendResult(res, await activation[verb](adminOf(req), request.reason));
      }),
    );
  return router;
}
