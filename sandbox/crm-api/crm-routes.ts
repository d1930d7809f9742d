import { type Request, type RequestHandler, type Response, Router } from "express";
import { type Answer, reply } from "./answer.ts";
import type { Call } from "./call.ts";
import { runQuery } from "./coql/run-query.ts";
import { getRecord, listRecords } from "./records/read.ts";
import { addNotes, delinkRecords, relateRecords } from "./records/relate.ts";
import { getRelated, listRelated, listRelatedOfDeleted } from "./records/related.ts";
import { deleteRecords, listDeleted } from "./records/remove.ts";
import { countRecords, searchRecords } from "./records/search.ts";
import { createRecords, updateRecords, upsertRecords } from "./records/write.ts";
import { listFields } from "./settings/fields.ts";
import { getModule, listModules } from "./settings/modules.ts";
import { getRelatedList, listRelatedLists } from "./settings/related-lists.ts";
import { getOrg, getUser, listCurrencies, listUsers } from "./settings/org.ts";

/** Everything under /crm/v6. */
export function crmRoutes(callOf: (req: Request, res: Response) => Call): Router {
  const routes = Router();
  const to =
    (route: (call: Call) => Answer): RequestHandler =>
    (req, res) =>
      reply(res, route(callOf(req, res)));

  routes.get("/org", to(getOrg));
  routes.get(["/org/currencies", "/settings/currencies"], to(listCurrencies));
  routes.get("/users", to(listUsers));
  routes.get("/users/:id", to(getUser));
  routes.get("/settings/fields", to(listFields));
  routes.get("/settings/modules", to(listModules));
  routes.get("/settings/modules/:module", to(getModule));
  routes.get("/settings/related_lists", to(listRelatedLists));
  routes.get("/settings/related_lists/:id", to(getRelatedList));

  routes.post("/coql", to(runQuery));

  routes.get("/:module/search", to(searchRecords));
  routes.get("/:module/deleted", to(listDeleted));
  routes.get("/:module/actions/count", to(countRecords));
  routes.post("/:module/upsert", to(upsertRecords));
  routes.post("/:module", to(createRecords));
  routes.put(["/:module", "/:module/:id"], to(updateRecords));
  routes.delete(["/:module", "/:module/:id"], to(deleteRecords));
  routes.get("/:module", to(listRecords));
  routes.get("/:module/:id", to(getRecord));
  relatedRoutes(routes, to);
  return routes;
}

function relatedRoutes(routes: Router, to: (route: (call: Call) => Answer) => RequestHandler): void {
  routes.get("/:module/deleted/:id/:list", to(listRelatedOfDeleted));
  routes.post("/:module/:id/Notes", to(addNotes));
  routes.get("/:module/:id/:list", to(listRelated));
  routes.get("/:module/:id/:list/:related", to(getRelated));
  routes.put(["/:module/:id/:list", "/:module/:id/:list/:related"], to(relateRecords));
  routes.delete(["/:module/:id/:list", "/:module/:id/:list/:related"], to(delinkRecords));
}
