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
    if (to === undefined) return void res.status(400).json({ error: ASK_FOR_A_MOMENT });
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

/** So far ahead that every book has ended, and every date can still be written in four digits. */
const LAST_MOMENT = Date.parse("2100-01-01T00:00:00Z");
const ASK_FOR_A_MOMENT =
  'Give "advanceDays" as a number, or "moveTo" as an ISO 8601 moment such as "2026-11-20T09:00:00Z", before 2100.';

function momentAsked(world: World, body: unknown): number | undefined {
  if (!isObject(body)) return undefined;
  const { advanceDays, moveTo } = body;
  const asked =
    typeof advanceDays === "number"
      ? world.clock.now() + advanceDays * DAY_MS
      : typeof moveTo === "string"
        ? Date.parse(moveTo)
        : Number.NaN;
  return asked < LAST_MOMENT ? Math.floor(asked) : undefined;
}
