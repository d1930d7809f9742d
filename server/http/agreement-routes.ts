import { type Request, type Response, Router } from "express";
import type * as z from "zod/mini";
import { PreviewRequest } from "../../shared/account/request-contract.ts";
import { DisputeRequest, ResolveRequest } from "../../shared/dispute/request-contract.ts";
import type { FollowUpBody } from "../../shared/followup/contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { ExtensionRequest, PlanRequest, PlanWithdrawal } from "../../shared/plan/request-contract.ts";
import { PromiseWithdrawal } from "../../shared/promise/request-contract.ts";
import type { Viewer } from "../org/index.ts";
import { route, sendRefusal, sendResult } from "./answer.ts";
import { type Form, formIn } from "./field-words.ts";
import { readBody } from "./read-body.ts";
import type { RefusalCode } from "./refusals.ts";
import type { HttpRooms } from "./rooms.ts";
import { viewerOf, widgetDoor } from "./widget-door.ts";

/** Promises, disputes, plans and extensions of one account: recorded, ended, and tried before they are saved. */
export function agreementRoutes(rooms: HttpRooms): Router {
  const router = Router();
  const { agreements } = rooms;
  const post = <Shape extends z.ZodMiniType>(
    path: string,
    form: Form,
    shape: Shape,
    work: Recording<z.output<Shape>>,
  ): void => {
    router.post(`/v1/accounts/:accountId/${path}`, widgetDoor(rooms), recording(form, shape, work));
  };

  post("disputes", "dispute", DisputeRequest, (viewer, _id, body) => agreements.openDispute(viewer, body));
  post("disputes/:id/resolve", "resolve", ResolveRequest, (viewer, id, body) =>
    agreements.resolveDispute(viewer, id, body),
  );
  post("plans", "plan", PlanRequest, (viewer, _id, body) => agreements.agreePlan(viewer, body));
  post("plans/:id/withdraw", "withdraw-plan", PlanWithdrawal, (viewer, id, body) =>
    agreements.withdrawPlan(viewer, id, body),
  );
  post("extensions", "extension", ExtensionRequest, (viewer, _id, body) =>
    agreements.grantExtension(viewer, body),
  );
  post("promises/:id/withdraw", "withdraw-promise", PromiseWithdrawal, (viewer, id, body) =>
    agreements.withdrawPromise(viewer, id, body),
  );

  router.post(
    "/v1/accounts/:accountId/previews",
    widgetDoor(rooms),
    route(async (req, res) => {
      const viewer = viewerOf(req);
      if (viewer.role === "viewer") return sendRefusal(res, "not-allowed");
      const request = readBody(PreviewRequest, req.body, res, formIn(req.body));
      if (request !== null) sendResult(res, await agreements.preview(viewer, request));
    }),
  );
  return router;
}

type Recording<Body> = (viewer: Viewer, id: string, body: Body) => Promise<Result<FollowUpBody, RefusalCode>>;

/** 201 with the line that it left in the log, after the commit. */
const recording = <Shape extends z.ZodMiniType>(form: Form, shape: Shape, work: Recording<z.output<Shape>>) =>
  route(async (req: Request, res: Response) => {
    const viewer = viewerOf(req);
    if (viewer.role === "viewer") return sendRefusal(res, "not-allowed");
    const body = readBody(shape, req.body, res, form);
    if (body === null) return;
    const recorded = await work(viewer, String(req.params["id"] ?? ""), body);
    if (recorded.ok) res.status(201).json({ followup: recorded.value });
    else sendRefusal(res, recorded.because);
  });
