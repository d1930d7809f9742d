import { randomBytes } from "node:crypto";
import express, { type Response } from "express";
import { found, reportOf } from "./answers.ts";
import { KNOWN } from "./companies.ts";

/** How the bureau misbehaves at an order: a status of its own, an answer that is no report, or silence after it delivered. */
export type BureauFault = number | "other-shape" | "lost";

export interface BureauStand {
  /** To be mounted at an app's root. */
  readonly app: express.Router;
  /** The orders that were delivered: each costs money. */
  orders(): readonly { readonly companyId: string; readonly callRef: string }[];
  tokens(): number;
  misbehave(fault: BureauFault | undefined): void;
}

/** The one user of the sandbox's bureau. */
export const demoBureauUser = { username: "sandbox-user-key", password: "sandbox-Passw0rd" } as const;

const TOKEN_MS = 60 * 60_000;

/** A credit bureau in the shape of Creditsafe Connect v1: a token for an hour, companies by number, reports by connectId. */
export function openBureau(clock: { now(): number } = Date): BureauStand {
  const tokens = new Map<string, number>();
  const orders: { companyId: string; callRef: string }[] = [];
  let fault: BureauFault | undefined;
  const app = express.Router();
  const refuse = (res: Response, status: number, message: string): void =>
    void res.status(status).json({ correlationId: randomBytes(8).toString("hex"), message });
  const isLetIn = (authorization: string | undefined, res: Response): boolean => {
    const until = tokens.get((authorization ?? "").replace(/^Bearer /, "")) ?? 0;
    if (until <= clock.now()) refuse(res, 401, "Invalid token");
    return until > clock.now();
  };
  app.post("/v1/authenticate", express.json(), (req, res) => {
    const { username, password } = (req.body ?? {}) as Record<string, unknown>;
    if (username !== demoBureauUser.username || password !== demoBureauUser.password)
      return refuse(res, 401, "Invalid username or password");
    const token = randomBytes(24).toString("base64url");
    tokens.set(token, clock.now() + TOKEN_MS);
    res.json({ token });
  });
  app.get("/v1/companies", (req, res) => {
    if (!isLetIn(req.get("authorization"), res)) return;
    const { countries, regNo } = req.query;
    if (countries === undefined || regNo === undefined)
      return refuse(res, 400, "countries and regNo are needed");
    const companies = KNOWN.filter((each) => each.country === countries && each.regNo === regNo).map(found);
    res.json({ correlationId: "sandbox", totalSize: companies.length, companies });
  });
  app.get("/v1/companies/:id", (req, res) => {
    if (!isLetIn(req.get("authorization"), res)) return;
    const company = KNOWN.find(({ id }) => id === req.params.id);
    if (company === undefined) return refuse(res, 404, "Report not found");
    if (typeof fault === "number") return refuse(res, fault, "Report not available");
    orders.push({ companyId: company.id, callRef: String(req.query["callRef"] ?? "") });
    if (fault === "lost") return void res.destroy();
    if (fault === "other-shape") return void res.json({ orderId: "1", report: "later" });
    res.json(reportOf(company, String(100_000 + orders.length), new Date(clock.now())));
  });
  return {
    app,
    orders: () => orders,
    tokens: () => tokens.size,
    misbehave: (next) => {
      fault = next;
    },
  };
}
