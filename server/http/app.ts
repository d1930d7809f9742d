import compression from "compression";
import express, { type ErrorRequestHandler, type Express } from "express";
import helmet from "helmet";
import { accountRoutes } from "./account-routes.ts";
import { agreementRoutes } from "./agreement-routes.ts";
import { sendRefusal } from "./answer.ts";
import { activationRoutes } from "./activation-routes.ts";
import { allowOrigins } from "./allow-origins.ts";
import { opsRoutes } from "./ops-routes.ts";
import { consentRoutes } from "./consent-routes.ts";
import { bounceRoutes } from "./bounce-routes.ts";
import { chargeRoutes } from "./charge-routes.ts";
import { alertRoutes } from "./alert-routes.ts";
import { playbookRoutes } from "./playbook-routes.ts";
import { watchRoutes } from "./watch-routes.ts";
import { reviewRoutes } from "./review-routes.ts";
import { scorecardRoutes } from "./scorecard-routes.ts";
import { forecastRoutes } from "./forecast-routes.ts";
import { approvalRoutes } from "./approval-routes.ts";
import { limitRoutes } from "./limit-routes.ts";
import { experienceRoutes } from "./experience-routes.ts";
import { bureauRoutes } from "./bureau-routes.ts";
import { dossierRoutes } from "./dossier-routes.ts";
import { reportRoutes } from "./report-routes.ts";
import { discountRoutes } from "./discount-routes.ts";
import { groupRoutes } from "./group-routes.ts";
import { holdRoutes } from "./hold-routes.ts";
import { briefingRoutes } from "./briefing-routes.ts";
import { inboxRoutes } from "./inbox-routes.ts";
import { noticeRoutes } from "./notice-routes.ts";
import type { HttpRooms } from "./rooms.ts";
import { policyRoutes } from "./policy-routes.ts";
import { segmentRoutes } from "./segment-routes.ts";
import { senderRoutes } from "./sender-routes.ts";
import { sendRoutes } from "./send-routes.ts";
import { contactRoutes } from "./contact-routes.ts";
import { stopRoutes } from "./stop-routes.ts";
import { smsRoutes } from "./sms-routes.ts";
import { wordingRoutes } from "./wording-routes.ts";
import { sessionRoutes } from "./session-routes.ts";

const BODY_LIMIT = "64kb";
/** A notice names a hundred records and, for each, the fields that changed. */
const NOTICE_LIMIT = "256kb";

/** The whole HTTP edge. It answers JSON; pages live with the widget, but for those at the end of a consent. */
export function createApp(rooms: HttpRooms): Express {
  const app = express();
  app.disable("x-powered-by");
  // Nothing is stored anywhere, so nobody could ever show the tag again.
  app.disable("etag");
  app.use(
    helmet({
      contentSecurityPolicy: { directives: { "default-src": ["'none'"], "frame-ancestors": ["'none'"] } },
    }),
  );
  app.use((_req, res, next) => {
    res.set("Cache-Control", "no-store");
    next();
  });
  app.use(allowOrigins(rooms.widgetOrigins));
  app.use(compression());
  app.get("/health", (_req, res) => void res.json({ ok: true }));
  // No id and no cursor holds a NUL, and the store cannot even be asked about one.
  app.use((req, res, next) => (/%00/.test(req.url) ? sendRefusal(res, "no-such-route") : next()));
  app.use(["/zoho", "/sms/aliyun"], express.json({ limit: NOTICE_LIMIT, strict: true }));
  app.use(express.json({ limit: BODY_LIMIT, strict: true }));
  app.use((_req, _res, next) => void rooms.refreshClock().then(() => next(), next));
  app.use(sessionRoutes(rooms));
  app.use(accountRoutes(rooms));
  app.use(agreementRoutes(rooms));
  app.use(groupRoutes(rooms));
  app.use(chargeRoutes(rooms));
  app.use(forecastRoutes(rooms));
  app.use(reportRoutes(rooms));
  app.use(discountRoutes(rooms));
  app.use(dossierRoutes(rooms));
  app.use(bureauRoutes(rooms));
  app.use(experienceRoutes(rooms));
  app.use(limitRoutes(rooms));
  app.use(approvalRoutes(rooms));
  app.use(holdRoutes(rooms));
  app.use(sendRoutes(rooms));
  app.use(activationRoutes(rooms));
  app.use(policyRoutes(rooms));
  app.use(segmentRoutes(rooms));
  app.use(senderRoutes(rooms));
  app.use(wordingRoutes(rooms));
  app.use(noticeRoutes(rooms));
  app.use(smsRoutes(rooms));
  app.use(bounceRoutes(rooms));
  app.use(stopRoutes(rooms.returns));
  app.use(contactRoutes(rooms));
  app.use(inboxRoutes(rooms));
  app.use(alertRoutes(rooms));
  app.use(playbookRoutes(rooms));
  app.use(reviewRoutes(rooms));
  app.use(watchRoutes(rooms));
  app.use(scorecardRoutes(rooms));
  app.use(briefingRoutes(rooms));
  app.use(consentRoutes(rooms.consent));
  app.use(opsRoutes(rooms));
  app.use((_req, res) => sendRefusal(res, "no-such-route"));
  app.use(answerFault(rooms));
  return app;
}

/** Says what went wrong without saying how: no stack, no query, no token leaves the house. */
const answerFault =
  (rooms: HttpRooms): ErrorRequestHandler =>
  (fault: unknown, req, res, next) => {
    if (res.headersSent) return next(fault);
    const { type, status } = (fault ?? {}) as { type?: unknown; status?: unknown };
    if (type === "entity.too.large") return sendRefusal(res, "too-large");
    if (fault instanceof URIError) return sendRefusal(res, "no-such-route");
    // A body that is no JSON, or is not in the encoding or charset that it says.
    if (typeof status === "number" && status >= 400 && status < 500) return sendRefusal(res, "not-json");
    rooms.logFault(req.path, fault);
    sendRefusal(res, "fault");
  };
