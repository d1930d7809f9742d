import { type RequestHandler, Router } from "express";
import {
  CapsRequest,
  ReasonRequest,
  ReleaseRequest,
  SignRequest,
} from "../../shared/activation/request-contract.ts";
import { route, sendRefusal, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";

const USUAL_RUNS = 30;
const MOST_RUNS = 400;

/** What an administrator reads and decides about reminders as a whole: stop, resume, and who did so when. */
export function activationRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const door = settingsDoor(rooms);
  const { activation } = rooms;

  router.get(
    "/v1/settings/go-live",
    door,
    route(async (req, res) => {
      res.json(await activation.propose(adminOf(req).orgId));
    }),
  );
  router.post(
    "/v1/settings/go-live",
    door,
    route(async (req, res) => {
      const request = readBody(SignRequest, req.body, res);
      if (request !== null) sendResult(res, await activation.sign(adminOf(req), request));
    }),
  );
  router.post(
    "/v1/settings/release-fuse",
    door,
    route(async (req, res) => {
      const request = readBody(ReleaseRequest, req.body, res);
      if (request === null) return;
      sendResult(res, await activation.releaseFuse(adminOf(req), request.asOf, request.reason));
    }),
  );
  router.put(
    "/v1/settings/caps",
    door,
    route(async (req, res) => {
      const request = readBody(CapsRequest, req.body, res);
      if (request === null) return;
      const set = await activation.setCaps(adminOf(req), request);
      if (set.ok) res.json(await activation.standing(adminOf(req).orgId));
      else sendRefusal(res, set.because);
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
  addReadings(router, rooms, door);
  return router;
}

/** How things stand, who decided what, and how the rounds went. */
function addReadings(router: Router, { activation }: HttpRooms, door: RequestHandler): void {
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
  router.get(
    "/v1/settings/runs",
    door,
    route(async (req, res) => {
      const asked = Number(req.query["limit"]);
      const limit = Number.isInteger(asked) && asked > 0 ? Math.min(asked, MOST_RUNS) : USUAL_RUNS;
      res.json(await activation.runs(adminOf(req).orgId, limit));
    }),
  );
  router.get(
    "/v1/settings/health",
    door,
    route(async (req, res) => {
      res.json(await activation.health(adminOf(req).orgId));
    }),
  );
}
