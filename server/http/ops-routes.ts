import { timingSafeEqual } from "node:crypto";
import { Router, type NextFunction, type Request, type Response } from "express";
import * as z from "zod/mini";
import { WireDay } from "../../shared/kernel/contract.ts";
import { Words } from "../../shared/kernel/request-contract.ts";
import { route, sendRefusal, sendResult } from "./answer.ts";
import { addDoubtRoutes } from "./doubt-routes.ts";
import { readBody } from "./read-body.ts";
import type { HttpRooms, OpsRooms } from "./rooms.ts";
import { addSettingsRoutes } from "./settings-routes.ts";
import { bearerOf } from "./widget-door.ts";

const RoundRequest = z.strictObject({ asOf: z.optional(WireDay) });
const GrantRequest = z.strictObject({
  apiUrl: z.url(),
  accountsUrl: z.url(),
  clientId: z.string(),
  clientSecret: z.string(),
  redirectUri: z.url(),
  code: z.string(),
});
/** Who stops or resumes, and why. */
const StandstillRequest = z.strictObject({ by: Words(1, 100), reason: Words(1, 500) });
const ModeRequest = z.strictObject({ mode: z.enum(["rehearsal", "live", "stopped"]) });

/** The operator's routes: the same doings as the timetable's, by hand. Switched off without an operator token. */
export function opsRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const { opsToken, ops } = rooms;
  if (opsToken === null) return router;
  router.use("/ops", operatorDoor(opsToken));

  router.get(
    "/ops/orgs",
    route(async (_req, res) => {
      res.json({ orgs: await ops.orgs() });
    }),
  );
  router.post(
    "/ops/orgs",
    route(async (req, res) => {
      const grant = readBody(GrantRequest, req.body, res);
      if (grant !== null) res.status(201).json(await ops.connect(grant));
    }),
  );
  router.get(
    "/ops/stop",
    route(async (_req, res) => {
      res.json(await ops.standstill());
    }),
  );
  for (const [path, stopped] of [
    ["/ops/stop", true],
    ["/ops/resume", false],
  ] as const)
    router.post(
      path,
      route(async (req, res) => {
        const request = readBody(StandstillRequest, req.body, res);
        if (request !== null) res.json(await ops.setStandstill(stopped, request.by, request.reason));
      }),
    );
  onlyKnownOrgs(router, ops);
  addOrgRoutes(router, ops);
  addDoubtRoutes(router, ops);
  addSettingsRoutes(router, ops);
  return router;
}

function onlyKnownOrgs(router: Router, ops: OpsRooms): void {
  router.param("orgId", (_req, res, next, orgId: string) => {
    ops
      .orgs()
      .then(
        (orgs) => (orgs.some((org) => org.orgId === orgId) ? next() : sendRefusal(res, "no-such-org")),
        next,
      );
  });
}

/** One org: read, walked, sent and switched. */
function addOrgRoutes(router: Router, ops: OpsRooms): void {
  router.post(
    "/ops/orgs/:orgId/sync",
    route(async (req, res) => {
      sendResult(res, await ops.sync(String(req.params["orgId"])));
    }),
  );
  router.post(
    "/ops/orgs/:orgId/round",
    route(async (req, res) => {
      const request = readBody(RoundRequest, req.body ?? {}, res);
      if (request === null) return;
      sendResult(res, await ops.round(String(req.params["orgId"]), request.asOf ?? null));
    }),
  );
  router.post(
    "/ops/orgs/:orgId/deliver",
    route(async (req, res) => {
      sendResult(res, await ops.deliver(String(req.params["orgId"])));
    }),
  );
  router.post(
    "/ops/orgs/:orgId/mode",
    route(async (req, res) => {
      const request = readBody(ModeRequest, req.body, res);
      if (request === null) return;
      await ops.setMode(String(req.params["orgId"]), request.mode);
      res.json({ mode: request.mode });
    }),
  );
}

const operatorDoor = (opsToken: string) => (req: Request, res: Response, next: NextFunction) => {
  const shown = Buffer.from(bearerOf(req) ?? "");
  const wanted = Buffer.from(opsToken);
  if (shown.length === wanted.length && timingSafeEqual(shown, wanted)) next();
  else sendRefusal(res, "bad-credential");
};
