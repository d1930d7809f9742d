import { type Request, type RequestHandler, type Response, Router } from "express";
import { reply } from "../answer.ts";
import type { Call } from "../call.ts";
import type { ChannelDesk } from "./channel-desk.ts";
import {
  changeWatches,
  enableWatches,
  listWatches,
  removeWatches,
  replaceWatches,
  type WatchRoute,
} from "./watches.ts";

/** /actions/watch: the notification channels of an org. */
export function watchRoutes(callOf: (req: Request, res: Response) => Call, desk: ChannelDesk): Router {
  const routes = Router();
  const to =
    (route: WatchRoute): RequestHandler =>
    (req, res) =>
      reply(res, route(callOf(req, res), desk));
  routes.post("/actions/watch", to(enableWatches));
  routes.get("/actions/watch", to(listWatches));
  routes.put("/actions/watch", to(replaceWatches));
  routes.patch("/actions/watch", to(changeWatches));
  routes.delete("/actions/watch", to(removeWatches));
  return routes;
}
