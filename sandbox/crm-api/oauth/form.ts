import busboy from "busboy";
import type { Request } from "express";

const LARGEST = 64 * 1024;

/** The fields of a form, sent as multipart (the SDK does), urlencoded, or in the query. */
export async function readForm(req: Request): Promise<Readonly<Record<string, string>>> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(req.query)) if (typeof value === "string") fields[name] = value;
  const type = req.headers["content-type"] ?? "";
  if (type.startsWith("multipart/form-data")) await readMultipart(req, fields);
  else for (const [name, value] of new URLSearchParams(await readText(req))) fields[name] = value;
  return fields;
}

function readMultipart(req: Request, fields: Record<string, string>): Promise<void> {
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
  for await (const chunk of req) {
    text += String(chunk);
    if (text.length > LARGEST) return "";
  }
  return text;
}
