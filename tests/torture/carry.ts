import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomOf } from "../../sandbox/books/random.ts";
import { migrate } from "../../server/adapters/db/migrate/migrate.ts";
import { openStore } from "../../server/adapters/db/store/open-store.ts";
import { pause } from "../../server/adapters/db/store/pause.ts";
import { readExport } from "../../server/adapters/db/transfer/read-export.ts";
import { withRawTenant } from "../../server/adapters/db/with-tenant.ts";
import { createSeal } from "../../server/adapters/seal/seal.ts";
import type { Program } from "../support/named-program.ts";
import { run } from "./storage/running.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");
const SECONDS = (since: number): number => Math.round((performance.now() - since) / 10) / 100;

const environmentOf = (dataDir: string): Record<string, string> => ({
  DATABASE_URL: "",
  HUIKUAN_DATA: dataDir,
  PUBLIC_URL: "http://127.0.0.1:1",
  HUIKUAN_TOKEN_KEY: KEY,
  HUIKUAN_SEAL_KEY: KEY,
  SMTP_URL: "smtp://127.0.0.1:9",
  SMTP_ALLOW_PLAIN: "yes",
  MAIL_FROM: "billing@seller.example",
});

/** A ledger of many rows goes from one data directory into another, whose import is killed a few times first. */
export const carryTorture = {
  about:
    "Exports a big database, kills its import at random moments, then lets it finish and compares checksums.",
  options: {
    rows: { about: "of the ledger, over ten orgs", value: 200_000 },
    kills: { about: "of the import, before one is let through", value: 5 },
    seed: { about: "of every chance taken", value: 1 },
  },
  async run(given, say) {
    const { rows = 0, kills = 0, seed = 1 } = given;
    const random = randomOf(`carry ${seed}`);
    const folder = await mkdtemp(join(tmpdir(), "huikuan-carry-"));
    const [source, target] = [join(folder, "source"), join(folder, "target")];
    try {
      await fill(source, rows);
      say(`seed ${seed}: ${rows} rows written`);
      const exportSeconds = await command("export", source, ["--to", join(folder, "1.zip")]);
      say(`exported in ${exportSeconds} s`);
      const left: number[] = [];
      for (let n = 0; n < kills; n += 1) {
        const importing = run(
          "server/cli/import.ts",
          ["--from", join(folder, "1.zip"), "--in-place"],
          environmentOf(target),
        );
        await pause(random.next() * exportSeconds * 2_500);
        const isOver = importing.child.exitCode !== null;
        await importing.kill();
        if (isOver) break;
        left.push(await orgsIn(target));
        say(`killed an import: ${left.at(-1)} orgs are there`);
      }
      // A kill may fall after the commit: whole is as good as nothing, and then there is nothing left to import.
      const importSeconds =
        (await orgsIn(target)) === 0
          ? await command("import", target, ["--from", join(folder, "1.zip"), "--in-place"])
          : null;
      await command("export", target, ["--to", join(folder, "2.zip")]);
      const [there, back] = [await tablesOf(join(folder, "1.zip")), await tablesOf(join(folder, "2.zip"))];
      const equal = JSON.stringify(there) === JSON.stringify(back);
      const half = left.filter((orgs) => orgs !== 0 && orgs !== ORGS).length;
      const { size } = await stat(join(folder, "1.zip"));
      return {
        ok: equal && half === 0,
        seed,
        rows,
        kills: left.length,
        half,
        equal,
        exportSeconds,
        importSeconds,
        fileBytes: size,
      };
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 300 });
    }
  },
} satisfies Program;

const ORGS = 10;

async function fill(dataDir: string, rows: number): Promise<void> {
  const store = await openStore({ dataDir });
  await migrate(store.ownerPool);
  for (let orgId = 1; orgId <= ORGS; orgId += 1)
    await withRawTenant(store.pool, String(orgId), async (client) => {
      await client.query(
        "INSERT INTO org (org_id, zgid, name, time_zone, base_currency, language, created_at) VALUES ($1::bigint, ($1::bigint)::text, 'Big', 'UTC', 'CNY', 'en', now())",
        [orgId],
      );
      await client.query(
        `INSERT INTO ledger_entry (org_id, entry_id, known_from, kind, record_id, account_id, currency, amount_minor,
           number, on_day, due_on, modified_at)
         SELECT $1::bigint, md5(i::text), now(), 'invoice', i::text, (i % 2000)::text, 'CNY', i, 'INV-' || i, current_date,
           current_date + 30, now() FROM generate_series(1, $2::int) AS i`,
        [orgId, Math.ceil(rows / ORGS)],
      );
    });
  await store.close();
}

async function orgsIn(dataDir: string): Promise<number> {
  const store = await openStore({ dataDir });
  try {
    await migrate(store.ownerPool);
    const client = await store.ownerPool.connect();
    await client.query("BEGIN; SET LOCAL ROLE huikuan_directory");
    const { rowCount } = await client.query("SELECT org_id FROM org");
    await client.query("ROLLBACK");
    client.release();
    return rowCount ?? 0;
  } finally {
    await store.close();
  }
}

async function command(name: "export" | "import", dataDir: string, args: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  const running = run(`server/cli/${name}.ts`, args, environmentOf(dataDir));
  await running.until((line) => /^(Exported|Imported) /.test(line));
  const seconds = SECONDS(startedAt);
  while (running.child.exitCode === null) await pause(20);
  return seconds;
}

async function tablesOf(path: string): Promise<unknown> {
  const file = await readExport(path, createSeal({ current: "k1", keys: { k1: KEY } }));
  file.close();
  return file.manifest.tables;
}
