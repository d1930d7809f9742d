import { join } from "node:path";
import express, { type NextFunction, type Request, type Response } from "express";
import { document, lookFiles } from "../look/document.ts";
import type { Html } from "../look/html.ts";
import { canSee, findRecord, type World } from "../world/index.ts";
import { hostRoutes } from "./host-routes.ts";
import { accountsPage } from "./list-view.ts";
import { type CrmPageOptions, type PageState, stateOf, wordsOf } from "./page-state.ts";
import { recordPath, titleOf } from "./record-name.ts";
import { forbiddenPage, recordPage } from "./record-view.ts";
import { setupPage } from "./setup-view.ts";
import { spoofPage } from "./spoof.ts";
import { settingsFrame, widgetFrame } from "./widget-view.ts";

/**
 * The CRM's pages, the widget's host among them: `/crm`, `/crm/<zgid>`, `/crm/<zgid>/accounts/<id>`,
 * `/crm/<zgid>/tab/<module>/<id>`, `/crm/<zgid>/setup/huikuan`. To be mounted at an app's root, before the CRM's API, which shares the prefix.
 */
export function crmPage(world: World, options: CrmPageOptions): express.Router {
  const router = express.Router();
  router.use(lookFiles());
  router.use("/sandbox/crm-page", express.static(join(import.meta.dirname, "files")));
  router.use(spoofPage());
  router.use(hostRoutes(world, options));
  router.get("/crm", (_request, response, next) => {
    const first = world.orgs.keys().next().value;
    if (first === undefined) next();
    else response.redirect(`/crm/${first}`);
  });
  const page = pageRoute(world, options);
  router.get(
    "/crm/:zgid",
    page((state, _request, response) => {
      send(response, state, wordsOf(state).accounts, accountsPage(state));
    }),
  );
  router.get("/crm/:zgid/accounts/:id", page(sendAccount));
  router.get("/crm/:zgid/tab/:module/:id", page(sendRecord));
  router.get("/crm/:zgid/setup/huikuan", page(sendSetup));
  return router;
}

type Send = (state: PageState, request: Request, response: Response) => void;

function pageRoute(world: World, options: CrmPageOptions) {
  return (sendPage: Send) => (request: Request, response: Response, next: NextFunction) => {
    const state = stateOf(world, options, request);
    if (state) sendPage(state, request, response);
    else next();
  };
}

/** Bare, the widget is shown whatever the user's rights are: that it then gets nothing is what is to be tested. */
function sendAccount(state: PageState, request: Request, response: Response): void {
  const id = String(request.params["id"]);
  if (state.bare) {
    sendBare(response, state, wordsOf(state).widget, widgetFrame(state, id));
  } else sendVisible(state, "Accounts", id, response);
}

function sendSetup(state: PageState, _request: Request, response: Response): void {
  const { settings } = wordsOf(state);
  if (state.bare) sendBare(response, state, settings, settingsFrame(state));
  else send(response, state, settings, setupPage(state));
}

function sendBare(response: Response, state: PageState, title: string, frame: Html): void {
  response.send(document(state.view, title, frame, { first: HOST_SCRIPT, bare: true }));
}

function sendRecord(state: PageState, request: Request, response: Response): void {
  const [module, id] = [String(request.params["module"]), String(request.params["id"])];
  if (module === "Accounts") {
    const query = new URL(request.originalUrl, state.origin).search;
    response.redirect(recordPath(state, module, id).replace("/tab/Accounts/", "/accounts/") + query);
  } else sendVisible(state, module, id, response);
}

function sendVisible(state: PageState, module: string, id: string, response: Response): void {
  const record = findRecord(state.org, module, id);
  if (record && canSee(state.org, state.user, module, record)) {
    send(response, state, titleOf(record), recordPage(state, module, record));
  } else {
    response.status(403);
    send(response, state, wordsOf(state).brand, forbiddenPage(state));
  }
}

const HOST_SCRIPT = "/sandbox/crm-page/host.js";

function send(response: Response, state: PageState, title: string, body: Html): void {
  const scripts = { first: HOST_SCRIPT, last: "/sandbox/crm-page/page.js" };
  response.send(document(state.view, `${title} · ${wordsOf(state).brand}`, body, scripts));
}
