import express, { Router } from "express";
import type { World } from "../world/types.ts";
import { isObject } from "./call.ts";
import type { LoggedCall } from "./gate/call-log.ts";

const DAY_MS = 86_400_000;

/** What tests and the sandbox's own pages may see and do that Zoho does not offer. */
export function sandboxRoutes(world: World, calls: readonly LoggedCall[]): Router {
  const routes = Router();
  routes.get("/sandbox/violations", (_req, res) => void res.json({ violations: world.violations }));
  routes.get("/sandbox/calls", (req, res) => {
    const after = Number(req.query["after"] ?? 0);
    res.json({ calls: calls.filter((call) => call.n > after) });
  });
  routes.get("/sandbox/clock", (_req, res) => void res.json({ now: iso(world) }));
  routes.post("/sandbox/clock", express.json({ type: () => true }), (req, res) => {
    const to = momentAsked(world, req.body);
    try {
      world.clock.moveTo(to);
      res.json({ now: iso(world) });
    } catch (error) {
      res.status(400).json({ error: error instanceof Error ? error.message : String(error) });
    }
  });
  return routes;
}

const iso = (world: World): string => new Date(world.clock.now()).toISOString();

function momentAsked(world: World, body: unknown): number {
  if (!isObject(body)) return Number.NaN;
  if (typeof body["advanceDays"] === "number") return world.clock.now() + body["advanceDays"] * DAY_MS;
  return typeof body["moveTo"] === "string" ? Date.parse(body["moveTo"]) : Number.NaN;
}
