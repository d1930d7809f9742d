import express, { type Request, type Response } from "express";
import { document, lookFiles } from "../look/document.ts";
import type { DroppedMessage } from "./dropped-message.ts";
import { fullJson, summaryJson } from "./mailbox-json.ts";
import { listPage, mailViewOf, messagePage } from "./mailbox-view.ts";

/** The mailbox page and its JSON twin; reads only, so nothing here changes what arrived. */
export function mailboxPages(messages: () => readonly DroppedMessage[]): express.Router {
  const router = express.Router();
  router.use(lookFiles());
  router.get("/mailbox", (request, response) => {
    const view = mailViewOf(request.query);
    const title = view.locale === "zh_CN" ? "邮箱" : "Mailbox";
    response.send(document(view, title, listPage(messages(), view, String(request.query["back"] ?? ""))));
  });
  router.get("/mailbox.json", (_request, response) => {
    response.json({ messages: messages().map(summaryJson) });
  });
  router.get("/mailbox/:number.json", (request, response) => {
    withMessage(messages, request, response, (message) => response.json(fullJson(message)));
  });
  router.get("/mailbox/:number", (request, response) => {
    withMessage(messages, request, response, (message) => {
      const view = mailViewOf(request.query);
      response.send(document(view, message.subject, messagePage(message, messages().length, view)));
    });
  });
  router.get("/mailbox/:number/raw", (request, response) => {
    withMessage(messages, request, response, (message) => {
      response.attachment(`${message.number}.eml`).type("message/rfc822").send(message.raw);
    });
  });
  router.get("/mailbox/:number/html", (request, response) => {
    withMessage(messages, request, response, (message) => sendHtmlPart(message, response));
  });
  router.get("/mailbox/:number/attachments/:index", (request, response) => {
    withMessage(messages, request, response, (message) => {
      const part = message.attachments[Number(request.params.index)];
      if (!part) return void response.status(404).send("No such attachment.");
      response.attachment(part.filename).type(part.mimeType).send(Buffer.from(part.content));
    });
  });
  return router;
}

function withMessage(
  messages: () => readonly DroppedMessage[],
  request: Request,
  response: Response,
  send: (message: DroppedMessage) => void,
): void {
  const number = Number(request.params["number"]);
  const message = messages()[number - 1];
  if (message) send(message);
  else response.status(404).send(`There is no message ${String(request.params["number"])}.`);
}

/** A stranger's markup: no script, no network, no origin of its own. */
function sendHtmlPart(message: DroppedMessage, response: Response): void {
  response
    .set("Content-Security-Policy", "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'")
    .type("html")
    .send(message.html ?? "");
}
