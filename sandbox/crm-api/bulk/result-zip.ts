import { pipeline, Readable } from "node:stream";
import { stringify } from "csv-stringify";
import type { Response } from "express";
import { ZipFile } from "yazl";
import type { BulkJob, Found } from "./job.ts";

/** Sends the zip with the one CSV file in it, row by row as the client takes it. */
export function sendZip(res: Response, job: BulkJob, found: Found): void {
  res.status(200);
  res.setHeader("Content-Type", "application/x-download");
  res.setHeader("Content-Disposition", `attachment; filename="${job.id}.zip"`);
  if (res.locals["onReply"] === "reset") {
    res.socket?.resetAndDestroy();
    return;
  }
  const zip = zipOf(job, found);
  if (res.locals["onReply"] === "cut") {
    zip.once("data", (chunk: Buffer) => {
      zip.destroy();
      res.end(chunk.subarray(0, chunk.length / 2));
    });
    return;
  }
  // A client that leaves half way is no fault of the sandbox.
  pipeline(zip, res, () => undefined);
}

function zipOf(job: BulkJob, found: Found): Readable {
  const file = new ZipFile();
  const csv = stringify({ quoted_match: /\r/ });
  const rows = pipeline(Readable.from(rowsOf(job, found)), csv, () => undefined);
  // The same job gives the same bytes, whenever it is asked.
  file.addReadStream(rows, `${job.id}.csv`, { mtime: new Date(job.endsAt) });
  file.end();
  return file.outputStream as Readable;
}

function* rowsOf({ query: { columns } }: BulkJob, { rows }: Found): Generator<string[]> {
  yield columns.map((column) => column.name);
  for (const record of rows) yield columns.map((column) => column.text(record));
}
