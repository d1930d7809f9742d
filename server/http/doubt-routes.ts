import type { Router } from "express";
import * as z from "zod/mini";
import { Words } from "../../shared/kernel/request-contract.ts";
import { route, sendResult } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { OpsRooms } from "./rooms.ts";

/** What a person found out about a message in doubt. */
const DoubtRequest = z.strictObject({
  didLeave: z.boolean(),
  by: Words(1, 100),
});

/** Messages that may or may not have left, and a person's word about one. Behind the operator's door. */
export function addDoubtRoutes(router: Router, ops: OpsRooms): void {
  router.get(
    "/ops/orgs/:orgId/messages/in-doubt",
    route(async (req, res) => {
      res.json({ messages: await ops.inDoubt(String(req.params["orgId"])) });
    }),
  );
  router.post(
    "/ops/orgs/:orgId/messages/:dispatchId/settle",
    route(async (req, res) => {
      const request = readBody(DoubtRequest, req.body, res);
      if (request === null) return;
      const { orgId, dispatchId } = req.params;
      sendResult(res, await ops.settleDoubt(String(orgId), String(dispatchId), request.didLeave, request.by));
    }),
  );
}
