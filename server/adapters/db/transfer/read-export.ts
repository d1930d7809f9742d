import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import type { Seal } from "../../../sync/ports.ts";
import { type Migration, migrationFiles } from "../migrate/migration-files.ts";
import { StoreRefused } from "../store/store-refused.ts";
import { AnyManifest, entryOf, FORMAT, MANIFEST, Manifest, SEALED_IN } from "./manifest.ts";
import { isStamped } from "./stamp.ts";

/** A file that was found whole, of a version we know, and sealed with our key. */
export interface ExportFile {
  readonly manifest: Manifest;
  /** The COPY text of one of the manifest's tables. */
  rowsOf(table: string): Promise<Readable>;
  close(): void;
}

/** Opens an export. Throws StoreRefused with one sentence when it may not be imported; nothing is touched by then. */
export async function readExport(
  path: string,
  seal: Seal,
  known: readonly Migration[] = migrationFiles(),
): Promise<ExportFile> {
  const whole = await isStamped(path).catch((error: NodeJS.ErrnoException) => {
    throw new StoreRefused(
      `--from "${path}" cannot be read (${error.code}): give a file that "npm run export" wrote.`,
    );
  });
  if (!whole)
    throw new StoreRefused(
      `--from "${path}" is damaged or is no export: its checksum does not fit; give another copy of the file.`,
    );
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    const entries = await entriesOf(zip);
    const manifest = await manifestOf(zip, entries, path);
    refuseUnknown(manifest, known, path);
    refuseOtherSeal(manifest, seal, path);
    return {
      manifest,
      rowsOf: (table) => zip.openReadStreamPromise(found(entries, entryOf(table), path)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}

function found(entries: ReadonlyMap<string, Entry>, name: string, path: string): Entry {
  const entry = entries.get(name);
  if (entry === undefined)
    throw new StoreRefused(`--from "${path}" is no export of Huikuan's: it lacks ${name}.`);
  return entry;
}

async function manifestOf(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  path: string,
): Promise<Manifest> {
  const said = await text(await zip.openReadStreamPromise(found(entries, MANIFEST, path)));
  const any = AnyManifest.safeParse(JSON.parse(said));
  if (any.success && any.data.format > FORMAT)
    throw new StoreRefused(
      `--from "${path}" was written by a newer Huikuan (format ${any.data.format}, this one reads ${FORMAT}); update the program.`,
    );
  const manifest = Manifest.safeParse(JSON.parse(said));
  if (!manifest.success)
    throw new StoreRefused(`--from "${path}" is no export of Huikuan's: its manifest cannot be read.`);
  return manifest.data;
}

function refuseUnknown({ migrations }: Manifest, known: readonly Migration[], path: string): void {
  const hashes = new Map(known.map(({ name, hash }) => [name, hash]));
  const newer = migrations.findLast(({ name }) => !hashes.has(name));
  if (newer !== undefined)
    throw new StoreRefused(
      `--from "${path}" was written by a newer Huikuan (migration ${newer.name}); update the program.`,
    );
  const edited = migrations.find(({ name, hash }) => hashes.get(name) !== hash);
  if (edited !== undefined)
    throw new StoreRefused(
      `--from "${path}" comes from another text of the migration ${edited.name} than this program has; import it with the program that wrote it.`,
    );
}

function refuseOtherSeal({ sealed }: Manifest, seal: Seal, path: string): void {
  try {
    seal.open(sealed, SEALED_IN);
  } catch {
    throw new StoreRefused(
      `--from "${path}" was sealed with another HUIKUAN_SEAL_KEY; give this server the same key as the one it was exported from.`,
    );
  }
}
