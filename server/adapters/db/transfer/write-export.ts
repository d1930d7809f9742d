import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { PassThrough, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { ZipFile } from "yazl";
import type { Seal } from "../../../sync/ports.ts";
import { otherSessions } from "../store/pools.ts";
import { StoreRefused } from "../store/store-refused.ts";
import { migrationsIn, ONE_TEXT, orgsIn, readTable, sequencesIn, tablesIn } from "./carried.ts";
import { type CarriedTable, entryOf, FORMAT, MANIFEST, type Manifest, SEALED_IN } from "./manifest.ts";
import { PLACE, stamping } from "./stamp.ts";
import { standstillIn } from "./standstill.ts";

export interface ExportOptions {
  readonly to: string;
  readonly seal: Seal;
  readonly at: Date;
  /** Told now and then how far it is. */
  readonly progress: (table: string, rows: number) => void;
  /** Stops it with the signal's reason; no file is left. */
  readonly signal?: AbortSignal;
}

/**
 * Writes everything that belongs to the orgs into one file, as of one moment, beside a running server or not. The
 * file has its name only when it is whole. The job queue is not carried: its jobs follow from the rows, every minute.
 */
export async function writeExport(ownerPool: pg.Pool, options: ExportOptions): Promise<Manifest> {
  const client = await ownerPool.connect();
  let failed = true;
  try {
    await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${ONE_TEXT}`);
    const servers = () => otherSessions(ownerPool);
    const manifest = await writeFileOf(client, options, servers);
    failed = false;
    return manifest;
  } finally {
    // What was left of a copy half read would answer the next question.
    if (!failed) await client.query("ROLLBACK");
    client.release(failed);
  }
}

async function writeFileOf(
  client: pg.ClientBase,
  options: ExportOptions,
  servers: () => Promise<number>,
): Promise<Manifest> {
  const serversBefore = await servers();
  const migrations = await migrationsIn(client);
  if (migrations.length === 0)
    throw new StoreRefused("There is nothing to export: no Huikuan has opened this database yet.");
  const orgs = await orgsIn(client);
  await refuseOtherSeal(client, orgs, options.seal);
  const half = `${options.to}.${randomBytes(4).toString("hex")}.half`;
  try {
    const archive = archiveInto(half, (error) => unwritable(options.to, error));
    const tables: CarriedTable[] = [];
    for (const shape of await tablesIn(client)) {
      options.signal?.throwIfAborted();
      const read = await archive.add(entryOf(shape.name), (write) =>
        readTable(client, shape, orgs, async (piece, rows) => {
          options.signal?.throwIfAborted();
          await write(piece);
          options.progress(shape.name, rows);
        }),
      );
      tables.push({ name: shape.name, columns: [...shape.columns], ...read });
    }
    const standstill = await standstillIn(client);
    const manifest: Manifest = {
      program: "huikuan",
      format: FORMAT,
      exportedAt: options.at.toISOString(),
      migrations,
      sealed: options.seal.seal("huikuan", SEALED_IN),
      sequences: [...(await sequencesIn(client))],
      tables,
      standstill,
      quiet: standstill.at(-1)?.stopped === true || serversBefore + (await servers()) === 0,
    };
    await archive.end(manifest);
    await rename(half, options.to);
    return manifest;
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

const unwritable = (to: string, { code, message }: NodeJS.ErrnoException): StoreRefused =>
  new StoreRefused(
    `--to "${to}" cannot be written (${code ?? message}): give a file in a folder that exists, is yours and has room.`,
  );

/** An export that the given key cannot open would be of no use to anybody. */
async function refuseOtherSeal(client: pg.ClientBase, orgs: readonly string[], seal: Seal): Promise<void> {
  const column = "client_secret_sealed";
  for (const orgId of orgs) {
    await client.query("SELECT set_config('app.org', $1, true)", [orgId]);
    const { rows } = await client.query<{ sealed: string }>(
      `SELECT ${column} AS sealed FROM zoho_connection WHERE org_id = $1`,
      [orgId],
    );
    try {
      for (const { sealed } of rows) seal.open(sealed, { orgId, table: "zoho_connection", column });
    } catch {
      throw new StoreRefused(
        "HUIKUAN_SEAL_KEY is not the key that this database was sealed with; give the server's own environment.",
      );
    }
  }
}

type Write = (piece: Buffer) => Promise<void>;

/** A zip that is on the disk, readable by its owner alone, when `end` resolves. `told` says what the disk's fault is. */
function archiveInto(path: string, told: (fault: Error) => Error) {
  const zip = new ZipFile();
  const gone = new AbortController();
  const file = createWriteStream(path, { mode: 0o600, flags: "w", flush: true });
  const written = pipeline(zip.outputStream as Readable, stamping(), file).catch((fault: Error) => {
    throw told(fault);
  });
  written.catch((error: unknown) => gone.abort(error));
  const fail = (error: unknown): never => {
    (zip.outputStream as Readable).destroy();
    throw gone.signal.aborted ? gone.signal.reason : error;
  };
  return {
    async add<T>(name: string, fill: (write: Write) => Promise<T>): Promise<T> {
      const entry = new PassThrough();
      zip.addReadStream(entry, name, { mode: 0o600 });
      try {
        const done = await fill(async (piece) => {
          gone.signal.throwIfAborted();
          if (!entry.write(piece)) await once(entry, "drain", { signal: gone.signal });
        });
        entry.end();
        return done;
      } catch (error) {
        return fail(error);
      }
    },
    async end(manifest: Manifest): Promise<void> {
      zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), MANIFEST, { mode: 0o600 });
      zip.end({ forceZip64Format: false, comment: PLACE });
      await written;
      const handle = await open(path, "r");
      await handle.sync();
      await handle.close();
    },
  };
}
