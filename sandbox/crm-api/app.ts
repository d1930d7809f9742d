import express, { type RequestHandler } from "express";
import type { World } from "../world/types.ts";
import { type Answer, fail, reply } from "./answer.ts";
import { answerErrors } from "./answer-errors.ts";
import { attachmentRoutes } from "./attachments/attachment-routes.ts";
import { jobDesk } from "./bulk/job-desk.ts";
import { bulkRoutes } from "./bulk/routes.ts";
import type { Call } from "./call.ts";
import { crmRoutes } from "./crm-routes.ts";
import { callLog } from "./gate/call-log.ts";
import { costOf, creditLedger, editionCredits } from "./gate/credits.ts";
import { faultDesk } from "./gate/fault-desk.ts";
import { faultRoutes } from "./gate/fault-routes.ts";
import { faults } from "./gate/faults.ts";
import { checkToken, refuseForeignIds } from "./gate/sentry.ts";
import { heavyTurnstile, tooMany, turnstile } from "./gate/turnstile.ts";
import { mailRoutes } from "./mail/mail-routes.ts";
import { channelDesk } from "./notifications/channel-desk.ts";
import { notifier } from "./notifications/notifier.ts";
import { watchRoutes } from "./notifications/watch-routes.ts";
import { oauthRoutes } from "./oauth/routes.ts";
import { type Caller, tokenDesk } from "./oauth/token-desk.ts";
import type { CrmApiOptions } from "./options.ts";
import { pageDesk } from "./records/page-desk.ts";
import { sandboxRoutes } from "./sandbox-routes.ts";

const LARGEST_BODY = "10mb";
const RECORDS = ["/o/:zgid/crm/v6", "/crm/v6"];
const BULK = ["/o/:zgid/crm/bulk/v6", "/crm/bulk/v6"];

/**
 * Zoho's server side for one world: accounts (/oauth), the CRM API (/crm/v6 and /crm/bulk/v6, and both under
 * /o/{zgid} for one org by address) and the sandbox's own switches (/sandbox). To be mounted at the root of an origin.
 */
export function crmApi(world: World, options: CrmApiOptions = {}): express.Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  const desk = tokenDesk(world, options);
  const log = callLog(world);
  const plan = faultDesk();
  const withFaults = faults(options, plan);
  const told = notifier(world, plan.nextFate);
  const callOf = callMaker(world);
  app.use(["/oauth", "/crm", "/o/:zgid/crm"], log.watch);
  app.use(sandboxRoutes(world, log.calls));
  app.use(faultRoutes(plan, told.posted));
  app.use("/oauth", withFaults);
  app.use(oauthRoutes(world, desk));
  const jobs = jobDesk(world, options.bulkRead);
  app.use(
    [...RECORDS, ...BULK],
    checkToken(world, desk),
    turnstile(),
    // The SDK sends JSON without a Content-Type.
    express.json({ type: () => true, limit: LARGEST_BODY }),
    heavyTurnstile(),
    withFaults,
    refuseForeignIds(world, jobs.owns),
    chargeCredits(world, options),
  );
  app.use(BULK, bulkRoutes(jobs, callOf));
  app.use(
    RECORDS,
    watchRoutes(callOf, channelDesk(world, told)),
    attachmentRoutes(callOf),
    mailRoutes(callOf, world, options),
    crmRoutes(callOf),
  );
  app.use(["/oauth", "/crm", "/o/:zgid/crm"], (_req, res) => reply(res, noSuchAddress));
  app.use(answerErrors);
  return app;
}

const noSuchAddress: Answer = fail(
  404,
  "INVALID_URL_PATTERN",
  "Please check if the URL trying to access is a correct one",
);

function chargeCredits(world: World, options: CrmApiOptions): RequestHandler {
  const ledger = creditLedger(world, options.dailyCredits ?? editionCredits);
  return (req, res, next) => {
    const { org } = res.locals["caller"] as Caller;
    const cost = costOf(req.method, req.baseUrl + req.path, req.body);
    const spent = ledger.spend(org, cost);
    if (!spent) {
      reply(res, tooMany("The number of API requests for the 24 hour period is exceeded."));
      return;
    }
    res.locals["credits"] = cost;
    if (spent.left * 2 <= spent.limit) res.setHeader("X-API-CREDITS-REMAINING", String(spent.left));
    next();
  };
}

function callMaker(world: World): (req: express.Request, res: express.Response) => Call {
  const pages = pageDesk(world);
  return (req, res) => {
    const { org, user } = res.locals["caller"] as Caller;
    return {
      world,
      org,
      user,
      pages,
      path: texts(req.params),
      query: texts(req.query),
      headers: texts(req.headers),
      body: req.body as unknown,
    };
  };
}

const texts = (bag: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(bag).map(([name, value]) => [name, String(value)]));
