import { createHash, type Hash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { setTimeout as pause } from "node:timers/promises";
import { type Random, randomOf } from "../../sandbox/books/random.ts";
import { insertRecord, updateRecord } from "../../sandbox/world/index.ts";
import { type Running, run, userOf } from "../sandbox-api/company.ts";
import { openResult } from "../sandbox-api/result-file.ts";
import { peakDuring } from "../support/peak-memory.ts";
import type { Program } from "../support/named-program.ts";

const FIELDS = ["Account_Name", "Annual_Revenue", "Description"];
const MB = 2 ** 20;
/** What a process may grow by for reasons of its own while it sends a file of any size. */
const ANYWAY_MB = 32;

interface Page {
  readonly rows: number;
  readonly digest: string;
  readonly csvMb: number;
  readonly grewMb: number;
  readonly more: boolean;
}

/** Reads the whole of a module in pages while its records are being changed, and judges by what was put in before. */
export const bulkReadTorture = {
  about: "Reads 200,001 records in bulk while they change: every one once, and no file whole in memory.",
  options: {
    records: { about: "how many accounts there are", value: 200_001 },
    page: { about: "how many of them a job exports", value: 200_000 },
    seed: { about: "of every text and number", value: 1 },
  },
  async run(given, say) {
    const { records = 200_001, page = 200_000, seed = 1 } = given;
    say(`seed ${seed}: ${records} accounts, ${page} a job`);
    const zoho = await run({ bulkRead: { takesMs: 0, perPage: page } });
    const folder = await mkdtemp(join(tmpdir(), "bulk-read-"));
    try {
      const expected = fill(zoho, records, page, randomOf(seed));
      const jobs = await Promise.all(expected.map(async (_digest, at) => await addJob(zoho, at + 1)));
      const found: Page[] = [];
      for (const id of jobs) {
        found.push(await takeWhileItChanges(zoho, id, join(folder, `${id}.zip`)));
        say(`page ${found.length}: ${JSON.stringify(found.at(-1))}`);
      }
      return findings(seed, records, expected, found);
    } finally {
      await rm(folder, { recursive: true });
      await zoho.close();
    }
  },
} satisfies Program;

function findings(seed: number, records: number, expected: readonly string[], found: readonly Page[]) {
  const rows = found.reduce((sum, page) => sum + page.rows, 0);
  const wrong = found.filter((page, at) => page.digest !== expected[at]).length;
  const wrongMore = found.filter((page, at) => page.more !== at + 1 < found.length).length;
  const grewMb = Math.max(...found.map((page) => page.grewMb));
  const csvMb = Math.max(...found.map((page) => page.csvMb));
  const bar = Math.max(ANYWAY_MB, csvMb / 4);
  const ok = rows === records && wrong + wrongMore === 0 && grewMb <= bar;
  return { ok, seed, rows, pages: found.length, pagesWrong: wrong, moreWrong: wrongMore, csvMb, grewMb, bar };
}

/** Puts the accounts in; the digest of each page as its CSV should read. */
function fill(zoho: Running, records: number, perPage: number, random: Random): string[] {
  const by = userOf(zoho.acme, "Administrator");
  const stories = Array.from({ length: Math.min(records, 2_000) }, () => storyOf(random));
  const digests: string[] = [];
  let hash = createHash("sha256");
  for (let n = 1; n <= records; n += 1) {
    const [name, revenue, story] = [
      `客户 "${n}", Ltd`,
      random.whole(1, 9_999_999) / 100,
      random.pick(stories),
    ];
    const values = { Account_Name: name, Annual_Revenue: revenue, Description: story };
    const { id } = insertRecord(zoho.acme, "Accounts", values, by);
    addRow(hash, [id, name, String(revenue), story]);
    if (n % perPage !== 0 && n !== records) continue;
    digests.push(hash.digest("hex"));
    hash = createHash("sha256");
  }
  return digests;
}

const PARTS = ["late, again", 'said "tomorrow"', "请尽快付款。", "first\r\nsecond", "third\n"];
// Mostly what no zip makes small.
const storyOf = (random: Random): string =>
  Array.from({ length: random.whole(40, 80) }, () =>
    random.chance(0.2) ? random.pick(PARTS) : random.next().toString(36).slice(2),
  ).join(" ");

const addRow = (hash: Hash, row: readonly string[]): void => void hash.update(`${JSON.stringify(row)}\n`);

async function addJob(zoho: Running, page: number): Promise<string> {
  const body = { query: { module: { api_name: "Accounts" }, fields: FIELDS, page } };
  const headers = { "content-type": "application/json" };
  const { json } = await zoho.ask("POST", "/crm/bulk/v6/read", { body, headers });
  const id: string = json.data[0].details.id;
  while ((await jobOf(zoho, id)).state !== "COMPLETED") await pause(10);
  return id;
}

const jobOf = async (zoho: Running, id: string) =>
  (await zoho.ask("GET", `/crm/bulk/v6/read/${id}`)).json.data[0];

async function takeWhileItChanges(zoho: Running, id: string, path: string): Promise<Page> {
  let taken = false;
  const changing = changeUntil(zoho, () => taken);
  const grewMb = await peakDuring(() => download(zoho, id, path));
  taken = true;
  await changing;
  const hash = createHash("sha256");
  let [rows, letters] = [0, 0];
  for await (const row of (await openResult(path)).rows) {
    rows += 1;
    letters += row.reduce((sum, value) => sum + Buffer.byteLength(value), 0);
    if (rows > 1) addRow(hash, row);
  }
  const { more_records: more } = (await jobOf(zoho, id)).result;
  const csvMb = Math.round(letters / MB);
  return { rows: rows - 1, digest: hash.digest("hex"), csvMb, grewMb, more };
}

async function download(zoho: Running, id: string, path: string): Promise<void> {
  const token = await zoho.token(zoho.acme, userOf(zoho.acme, "Administrator"));
  const answer = await fetch(`${zoho.url}/crm/bulk/v6/read/${id}/result`, {
    headers: { authorization: `Zoho-oauthtoken ${token}` },
  });
  if (answer.status !== 200 || !answer.body) throw new Error(`the download was answered ${answer.status}`);
  await pipeline(Readable.fromWeb(answer.body as ReadableStream), createWriteStream(path));
}

async function changeUntil(zoho: Running, done: () => boolean): Promise<void> {
  const by = userOf(zoho.acme, "Sales");
  for (const id of zoho.acme.records.get("Accounts")?.keys() ?? []) {
    if (done()) return;
    updateRecord(zoho.acme, "Accounts", id, { Account_Name: "changed meanwhile" }, by);
    await pause(1);
  }
}
