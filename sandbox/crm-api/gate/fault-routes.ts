import express, { Router } from "express";
import type { Posted } from "../notifications/courier.ts";
import type { FaultDesk } from "./fault-desk.ts";
import { readPlan } from "./fault-plan.ts";

/** The switch of the fault plan (`/sandbox/faults`: GET, POST, DELETE), and what was posted to notify addresses. */
export function faultRoutes(desk: FaultDesk, posted: readonly Posted[]): Router {
  const routes = Router();
  routes.get("/sandbox/faults", (_req, res) => void res.json(desk.report()));
  routes.post("/sandbox/faults", express.json({ type: () => true }), (req, res) => {
    const plan = readPlan(req.body);
    if (!plan.ok) return void res.status(400).json({ error: plan.because });
    desk.set(plan.value);
    res.json(desk.report());
  });
  routes.delete("/sandbox/faults", (_req, res) => {
    desk.clear();
    res.json(desk.report());
  });
  routes.get("/sandbox/notifications", (_req, res) => void res.json({ posted }));
  return routes;
}
