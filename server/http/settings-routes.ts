import type { Router } from "express";
import * as z from "zod/mini";
import { route, sendBadField } from "./answer.ts";
import { readBody } from "./read-body.ts";
import type { OpsRooms } from "./rooms.ts";

const oneLine = z.string().check(z.regex(/^[^\p{Cc}\p{Cs}]{1,100}$/u));
const Sender = z.strictObject({ name: oneLine, address: z.email() });

const SettingsRequest = z.strictObject({
  sender: z.optional(z.nullable(Sender)),
  paymentsFrom: z.optional(z.enum(["payments-module", "invoice-fields"])),
  language: z.optional(z.enum(["zh-CN", "en"])),
});
const PolicyRequest = z.strictObject({ by: oneLine, policy: z.unknown() });

/** What an admin decides for an org: its sender, where payments come from, its policy. Behind the operator's door. */
export function addSettingsRoutes(router: Router, ops: OpsRooms): void {
  router.put(
    "/ops/orgs/:orgId/settings",
    route(async (req, res) => {
      const settings = readBody(SettingsRequest, req.body, res);
      if (settings === null) return;
      await ops.saveSettings(String(req.params["orgId"]), settings);
      res.json(settings);
    }),
  );
  router.put(
    "/ops/orgs/:orgId/policy",
    route(async (req, res) => {
      const request = readBody(PolicyRequest, req.body, res);
      if (request === null) return;
      const put = await ops.putPolicy(String(req.params["orgId"]), request.policy, request.by);
      if (put.ok) res.json(put.value);
      else sendBadField(res, put.because.field, put.because.message);
    }),
  );
}
