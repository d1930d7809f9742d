import { createHash } from "node:crypto";
import { type Request, type Response, Router } from "express";
import { type Attachment, attachmentsOf } from "../../world/attachments.ts";
import { displayName } from "../../world/records.ts";
import type { CrmRecord, Module } from "../../world/types.ts";
import { type Answer, empty, fail, found, Refusal, reply } from "../answer.ts";
import type { Call } from "../call.ts";
import { countAsked, fieldsAsked, moduleAsked, visibleRecord } from "../records/asking.ts";

const PAGE = 200;

/** The files that hang on a record: their list, and each one's bytes. */
export function attachmentRoutes(callOf: (req: Request, res: Response) => Call): Router {
  const routes = Router();
  routes.get("/:module/:id/Attachments", (req, res) => reply(res, listAttachments(callOf(req, res))));
  routes.get("/:module/:id/Attachments/:attachment", (req, res) => {
    sendFile(res, attachmentAsked(callOf(req, res)));
  });
  return routes;
}

/** GET /{module}/{id}/Attachments */
function listAttachments(call: Call): Answer {
  const module = moduleAsked(call);
  const record = visibleRecord(call, module, call.path["id"] ?? "");
  const fields = new Set(fieldsAsked(call));
  const perPage = countAsked(call, "per_page", PAGE, PAGE);
  const page = countAsked(call, "page", 1);
  if (!record) return empty;
  const all = attachmentsOf(call.org, record.id);
  const shown = all.slice((page - 1) * perPage, page * perPage);
  if (shown.length === 0) return empty;
  const data = shown.map((each) => {
    const body = Object.entries(bodyOf(each, module, record));
    // What begins with a dollar is told whether it is asked for or not.
    return Object.fromEntries(body.filter(([name]) => /^(\$|id$|Parent_Id$)/.test(name) || fields.has(name)));
  });
  const info = { per_page: perPage, count: data.length, page, more_records: page * perPage < all.length };
  const tokens = { next_page_token: null, previous_page_token: null, page_token_expiry: null };
  return found({ data, info: { ...info, ...tokens } });
}

function bodyOf({ id, name, content, at, by }: Attachment, module: Module, record: CrmRecord) {
  const author = { name: by.fullName, id: by.id, email: by.email };
  return {
    Owner: author,
    Modified_Time: at,
    $file_id: createHash("sha256").update(id).digest("hex"),
    File_Name: name,
    Size: String(content.length),
    $editable: true,
    $sharing_permission: "full_access",
    $type: "Attachment",
    $attachment_type: 0,
    Modified_By: author,
    Parent_Id: { name: displayName(module.apiName, record), id: record.id },
    id,
    Created_Time: at,
    Created_By: author,
    $se_module: module.apiName,
    $state: "save",
    $link_url: null,
  };
}

function attachmentAsked(call: Call): Attachment {
  const record = visibleRecord(call, moduleAsked(call), call.path["id"] ?? "");
  const files = record ? attachmentsOf(call.org, record.id) : [];
  const file = files.find(({ id }) => id === call.path["attachment"]);
  if (file) return file;
  const details = { resource_path_index: record ? 3 : 1 };
  throw new Refusal(fail(400, "INVALID_DATA", "the related id given seems to be invalid", details));
}

/** GET /{module}/{id}/Attachments/{attachment_id} */
function sendFile(res: Response, { name, content }: Attachment): void {
  if (res.locals["onReply"] === "reset") {
    res.socket?.resetAndDestroy();
    return;
  }
  res.status(200);
  res.setHeader("Content-Type", "application/x-download");
  res.setHeader("Content-Disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  res.end(res.locals["onReply"] === "cut" ? content.subarray(0, content.length / 2) : content);
}
