import busboy from "busboy";
import type { Request } from "express";
import { fail, Refusal } from "../answer.ts";

const LARGEST = 64 * 1024;

/** The fields of a form, sent as multipart (the SDK does), urlencoded, or in the query. @throws Refusal when it is none. */
export async function readForm(req: Request): Promise<Readonly<Record<string, string>>> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(req.query)) if (typeof value === "string") fields[name] = value;
  const type = req.headers["content-type"] ?? "";
  if (type.startsWith("multipart/form-data")) await readMultipart(req, fields);
  else for (const [name, value] of new URLSearchParams(await readText(req))) fields[name] = value;
  return fields;
}

async function readMultipart(req: Request, fields: Record<string, string>): Promise<void> {
  try {
    await parseMultipart(req, fields);
  } catch {
    req.unpipe().resume();
    throw new Refusal(fail(400, "INVALID_DATA", "the body is not the multipart form that its type says"));
  }
}

function parseMultipart(req: Request, fields: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const parser = busboy({ headers: req.headers, limits: { fieldSize: LARGEST, files: 0 } });
    parser.on("field", (name, value) => {
      fields[name] = value;
    });
    parser.on("close", resolve);
    parser.on("error", reject);
    req.pipe(parser);
  });
}

async function readText(req: Request): Promise<string> {
  let text = "";
  // Read to its end all the same: leaving off half way would close the connection before the answer.
  for await (const chunk of req) if (text.length <= LARGEST) text += String(chunk);
  if (text.length > LARGEST) throw new Refusal(fail(413, "REQUEST_BODY_TOO_LARGE", "the form is too large"));
  return text;
}
