import { Router } from "express";
import * as z from "zod/mini";
import { ReviewCalendarRequest, ReviewRequest, ReviewsQuery } from "../../shared/review/request-contract.ts";
import { route, sendRefusal, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor, workDoor } from "./settings-door.ts";

/** Reviews of accounts: whoever collects reads and completes them, an administrator says how often. */
export function reviewRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const { reviews } = rooms;
  router.get(
    "/v1/settings/reviews",
    workDoor(rooms),
    route(async (req, res) => {
      const query = z.safeParse(ReviewsQuery, req.query);
      if (query.success) res.json(await reviews.read(adminOf(req), query.data));
      else sendRefusal(res, "no-such-page");
    }),
  );
  router.post(
    "/v1/settings/reviews",
    workDoor(rooms),
    route(async (req, res) => {
      const request = readBody(ReviewRequest, req.body, res, "review");
      if (request !== null) sendResult(res, await reviews.complete(adminOf(req), request));
    }),
  );
  router.put(
    "/v1/settings/review-calendar",
    settingsDoor(rooms),
    route(async (req, res) => {
      const request = readBody(ReviewCalendarRequest, req.body, res, "review");
      if (request !== null) sendResult(res, await reviews.setCalendar(adminOf(req), request));
    }),
  );
  return router;
}
