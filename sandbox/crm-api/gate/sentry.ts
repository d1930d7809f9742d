import type { Request, RequestHandler, Response } from "express";
import type { Org, World } from "../../world/types.ts";
import { orgOfId } from "../../world/world.ts";
import { fail, Refusal, reply } from "../answer.ts";
import type { Caller, TokenDesk } from "../oauth/token-desk.ts";

const ID = /(?<!\d)\d{18}(?!\d)/g;

/** Finds out whom the token speaks for; 401 when it speaks for no one, or for another org than the address names. */
export function checkToken(world: World, desk: TokenDesk): RequestHandler {
  return (req, res, next) => {
    const token = /^Zoho-oauthtoken (\S+)$/.exec(req.headers.authorization ?? "")?.[1];
    const caller = desk.callerOf(token ?? "");
    const addressed = req.params["zgid"];
    if (!caller) {
      reply(res, fail(401, "INVALID_TOKEN", "invalid oauth token"));
      return;
    }
    res.locals["caller"] = caller;
    if (addressed !== undefined && addressed !== caller.org.zgid) {
      record(world, req, caller, String(addressed), `the address is org ${String(addressed)}'s`);
      reply(res, fail(401, "INVALID_TOKEN", "invalid oauth token"));
      return;
    }
    next();
  };
}

/** Refuses a request that names anything of another org, in its path, query or body: a record, a user, or what else `ownsToo` knows. */
export function refuseForeignIds(world: World, ownsToo: (org: Org, id: string) => boolean): RequestHandler {
  return (req, res, next) => {
    const caller = (res as Response).locals["caller"] as Caller;
    const foreign = foreignId(world, caller.org, textOf(req), ownsToo);
    if (foreign) {
      record(world, req, caller, foreign.org.zgid, `the request names ${foreign.id}`);
      reply(res, fail(400, "INVALID_DATA", "the id given seems to be invalid", { id: foreign.id }));
      return;
    }
    next();
  };
}

function textOf(req: Request): string {
  const body: unknown = req.body;
  if (body === undefined) return req.originalUrl;
  try {
    return `${req.originalUrl}\n${JSON.stringify(body)}`;
  } catch {
    // JSON that was read can always be written, but for its depth.
    throw new Refusal(fail(400, "INVALID_DATA", "the body is nested too deeply"));
  }
}

function foreignId(
  world: World,
  own: Org,
  text: string,
  ownsToo: (org: Org, id: string) => boolean,
): { id: string; org: Org } | undefined {
  for (const [id] of text.matchAll(ID)) {
    const org = orgOfId(world, id);
    if (org && org !== own && (owns(org, id) || ownsToo(org, id))) return { id, org };
  }
  return undefined;
}

function owns(org: Org, id: string): boolean {
  if (org.users.some((user) => user.id === id) || org.id === id) return true;
  for (const records of org.records.values()) if (records.has(id)) return true;
  for (const gone of org.deleted.values()) if (gone.some((record) => record.id === id)) return true;
  return false;
}

function record(world: World, req: Request, caller: Caller, targetOrg: string, what: string): void {
  world.violations.push({
    at: new Date(world.clock.now()).toISOString(),
    tokenOrg: caller.org.zgid,
    targetOrg,
    method: req.method,
    path: req.originalUrl,
    what,
  });
}
