import type { Readable } from "node:stream";
import { parse } from "csv-parse";
import { fromBuffer, open, type ZipFile } from "yauzl";

/** The one file in a bulk read's zip: its name, and its rows as they are parsed, the titles first. */
export interface ResultFile {
  readonly name: string;
  readonly rows: AsyncIterable<string[]>;
}

/** Opens the zip: a file's path, or its bytes. @throws when it is no whole zip or holds more than one file. */
export async function openResult(zip: string | Buffer): Promise<ResultFile> {
  const file = await opened(zip);
  const [name, csv] = await onlyEntry(file);
  return { name, rows: csv.pipe(parse()) };
}

const opened = (zip: string | Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const told = (fault: Error | null, file: ZipFile): void => {
      if (fault) reject(fault);
      else resolve(file);
    };
    if (typeof zip === "string") open(zip, { lazyEntries: true }, told);
    else fromBuffer(zip, { lazyEntries: true }, told);
  });

const onlyEntry = (file: ZipFile): Promise<[string, Readable]> =>
  new Promise((resolve, reject) => {
    if (file.entryCount !== 1) reject(new Error(`the zip holds ${file.entryCount} files`));
    file.once("error", reject);
    file.once("entry", (entry) => {
      file.openReadStream(entry, (fault, stream) => {
        if (fault) reject(fault);
        else resolve([entry.fileName, stream]);
      });
    });
    file.readEntry();
  });

/** All rows as objects by their titles. For small files. */
export async function rowsOf(zip: Buffer): Promise<{ [title: string]: string }[]> {
  const all: string[][] = [];
  for await (const row of (await openResult(zip)).rows) all.push(row);
  const [titles = [], ...rows] = all;
  return rows.map((row) => Object.fromEntries(titles.map((title, at) => [title, row[at] ?? ""])));
}
