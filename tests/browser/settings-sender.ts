import type express from "express";
import { senderMistake } from "../../server/settings/sound-sender.ts";
import { judgeDomain } from "../../shared/settings/judge-domain.ts";
import type { FilesBody, SenderBody } from "../../shared/settings/contract.ts";

const KEY = { kind: "key", type: "rsa", bits: 2048 } as const;

/** The sender of the org's mail, kept in memory and checked as the server does. */
export function addSender(app: express.Express): void {
  let sender: SenderBody["sender"] = null;
  let check: SenderBody["check"] = null;
  let keys: SenderBody["keys"] = [];
  const senderBody = (): SenderBody => ({ sender, testTo: "chen@haina.example", check, keys });
  app.post("/v1/settings/sender/key", (request, response) => {
    const name = "hkmiarmu4g._domainkey.haina.example";
    const isNew = (request.body as { readonly key: string }).key === "new";
    keys = isNew
      ? [{ name, value: `v=DKIM1; k=rsa; p=${"MIIBIjANBgkqhkiG9w0BAQ".repeat(17)}`, signs: false }]
      : [];
    response.json(senderBody());
  });
  app.get("/v1/settings/sender", (_request, response) => void response.json(senderBody()));
  app.post("/v1/settings/sender/check", (request, response) => {
    const { selector } = request.body as { readonly selector: string | null };
    const at = "2026-11-20T09:12:00.000+08:00";
    const [domain, relay] = ["haina.example", "smtp.relay.com"];
    const spf = { kind: "count", count: 0 } as const;
    const dkim = selector === null ? ({ kind: "no-selector" } as const) : KEY;
    const dmarc = { kind: "fault", name: `_dmarc.${domain}`, fault: "timeout" } as const;
    const facts = { domain, envelopeDomain: domain, relay, selector, spf, dkim, dmarc };
    check = { domain, selector, at, failed: true, findings: [...judgeDomain(facts)] };
    response.json(senderBody());
  });
  app.use("/v1/settings/sender", (request, response, next) => {
    const asked = (request.body as { readonly sender: NonNullable<SenderBody["sender"]> }).sender;
    const wrong = senderMistake(asked, new Set(["haina.example"]));
    if (wrong) response.status(422).json({ error: { code: "bad-field", ...wrong } });
    else next();
  });
  let files: FilesBody = { rule: null };
  app.get("/v1/settings/files", (_request, response) => void response.json(files));
  app.put("/v1/settings/files", (request, response) => {
    files = { rule: (request.body as FilesBody).rule };
    response.json(files);
  });
  app.put("/v1/settings/sender", (request, response) => {
    ({ sender } = request.body as SenderBody);
    keys = [];
    response.json(senderBody());
  });
  app.post("/v1/settings/sender/test", (_request, response) => {
    response.json({ to: "chen@haina.example", sent: true, reply: "250 OK" });
  });
}
