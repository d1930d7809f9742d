import { type Response, Router } from "express";
import {
  DiscountRulesRequest,
  OfferActRequest,
  OfferRequest,
  OfferTermsRequest,
} from "../../shared/discount/request-contract.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import { route, sendBadField, sendRefusal, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { RefusalCode } from "./refusals.ts";
import type { HttpRooms } from "./rooms.ts";
import { adminOf, settingsDoor } from "./settings-door.ts";
import { viewerOf, widgetDoor } from "./widget-door.ts";

/** Offers for paying early and settlements: made, decided, taken back, and the rules for them. */
export function discountRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const { discounts } = rooms;
  const door = widgetDoor(rooms);

  router.get(
    "/v1/accounts/:accountId/offers",
    door,
    route(async (req, res) => sendResult(res, await discounts.read(viewerOf(req)))),
  );
  router.post(
    "/v1/accounts/:accountId/offers",
    door,
    route(async (req, res) => {
      const request = readBody(OfferRequest, req.body, res, "discount");
      if (request === null) return;
      const made = await discounts.offer(viewerOf(req), request);
      if (made.ok) res.status(201).json({ followup: made.value });
      else sendSaid(res, made.because, "invoiceIds");
    }),
  );
  router.post(
    "/v1/accounts/:accountId/offers/:id",
    door,
    route(async (req, res) => {
      const request = readBody(OfferActRequest, req.body, res, "discount");
      if (request === null) return;
      const acted = await discounts.act(viewerOf(req), String(req.params["id"]), request);
      if (acted.ok) res.status(201).json({ followup: acted.value });
      else sendSaid(res, acted.because, "act");
    }),
  );
  router.post(
    "/v1/accounts/:accountId/offer-terms",
    door,
    route(async (req, res) => {
      const request = readBody(OfferTermsRequest, req.body, res, "discount");
      if (request === null) return;
      const saved = await discounts.saveOwnTerms(viewerOf(req), request);
      if (saved.ok) res.status(201).json({ followup: saved.value });
      else sendSaid(res, saved.because, "standing");
    }),
  );
  return router.use(ruleRoutes(rooms));
}

type Because = RefusalCode | { readonly field?: string; readonly message: Sentence };

/** A code has its sentence; what was refused for its figures brings its own. */
function sendSaid(res: Response, because: Because, otherwise: string): void {
  if (typeof because === "string") sendRefusal(res, because);
  else sendBadField(res, because.field ?? otherwise, because.message);
}

function ruleRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const { discounts } = rooms;
  const door = settingsDoor(rooms);
  router.get(
    "/v1/settings/discounts",
    door,
    route(async (req, res) => {
      res.json(await discounts.rules(adminOf(req).orgId));
    }),
  );
  router.put(
    "/v1/settings/discounts",
    door,
    route(async (req, res) => {
      const request = readBody(DiscountRulesRequest, req.body, res, "discount");
      if (request === null) return;
      const saved = await discounts.saveRules(adminOf(req), request);
      if (saved.ok) res.json(saved.value);
      else sendBadField(res, saved.because.field, saved.because.message);
    }),
  );
  return router;
}
