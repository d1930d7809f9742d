import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { statSync } from "node:fs";
import { join } from "node:path";
import { generateBook } from "../../sandbox/books/index.ts";
import { liveCompany } from "../../sandbox/companies.ts";
import { keepEnvironment } from "../../sandbox/keep-environment.ts";
import { openStore, type Store } from "../../server/adapters/db/store/open-store.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { type Installed, openTestHouse, type TestHouse } from "./open-test-house.ts";
import { type Ran, runCommand } from "./run-command.ts";

const TUESDAY = toDay("2026-11-24");
const CLI = "server/cli/reminders.ts";

let house: TestHouse;
let live: Installed;
let store: Store;
let envFile: string;

beforeAll(async () => {
  const book = generateBook({ seed: "command line", today: TUESDAY, customers: 14, zhShare: 0.8 });
  // Nothing happens in the CRM meanwhile, so that a plan made a week ahead must come true.
  house = await openTestHouse([{ spec: liveCompany, book: { ...book, future: [] }, live: true }]);
  [live] = house.installed as [Installed];
  store = await openStore({ dataDir: house.dataDir, attach: true });
  envFile = keepEnvironment(house.server.environment, join(house.dataDir, "server.env"));
}, 180_000);
afterAll(async () => {
  await store?.close();
  await house?.close();
});

const reminders = (...args: readonly string[]): Promise<Ran> => runCommand(CLI, [...args, "--env", envFile]);

interface PlanLine {
  readonly org: string;
  readonly asOf: string;
  readonly accountId: string;
  readonly currency: string;
  readonly outcome: "remind" | "hold" | "failed";
  readonly step: string | null;
  readonly reason: string | null;
  readonly recipient: string | null;
}

interface ReportLine {
  readonly kind: "aging" | "figure" | "month" | "roll";
  readonly currency: string;
  readonly balance: string;
  readonly opening: string;
  readonly closing: string;
}

const linesOf = ({ out }: Ran): readonly PlanLine[] =>
  out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as PlanLine);

/** What the server beside the command does by itself every minute: it hears of the CRM, and answers. */
const SERVERS_OWN = new Set(["pull_asked", "notice"]);

/** How many rows every other table has: what "writes nothing" means. */
async function rowCounts(): Promise<Readonly<Record<string, number>>> {
  const { rows } = await store.ownerPool.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1",
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows.filter((row) => !SERVERS_OWN.has(row.name))) {
    // The owner passes the tenant wall only as one of its tenants.
    const client = await store.ownerPool.connect();
    try {
      await client.query("BEGIN");
      await client.query("SELECT set_config('app.org', $1, true)", [live.orgId]);
      const counted = await client.query<{ n: string }>(`SELECT count(*) AS n FROM "${name}"`);
      counts[name] = Number(counted.rows[0]?.n);
      await client.query("COMMIT");
    } finally {
      client.release();
    }
  }
  return counts;
}

/** The counts once the server beside the command has ended what it was at: two of them in a row are the same. */
async function countsAtRest(): Promise<Readonly<Record<string, number>>> {
  let counts = await rowCounts();
  for (;;) {
    await new Promise((done) => setTimeout(done, 1500));
    const again = await rowCounts();
    if (JSON.stringify(again) === JSON.stringify(counts)) return counts;
    counts = again;
  }
}

const key = (line: { accountId: string; currency: string; step: string | null }): string =>
  `${line.accountId} ${line.currency} ${line.step}`;

describe("the reminders command beside a running server", () => {
  it("plans a day, writes nothing, and the round of that day does just that", async () => {
    const before = await countsAtRest();
    const planned = await reminders("plan", "--as-of", "2026-12-01");
    expect(planned.complaints).toEqual([]);
    expect(planned.code).toBe(0);
    expect(await rowCounts()).toEqual(before);
    expect(before["dispatch"]).toBeGreaterThan(0);

    const lines = linesOf(planned);
    expect(lines.every(({ org, asOf }) => org === live.org.zgid && asOf === "2026-12-01")).toBe(true);
    await house.advanceDays(7);
    await house.server.ask("POST", `/ops/orgs/${live.orgId}/round`);
    const { rows } = await decisionsOf(lines[0]?.asOf ?? "");
    expect(lines.map((line) => `${key(line)} ${line.outcome} ${line.reason}`).sort()).toEqual(
      rows.map((row) => `${key(row)} ${row.outcome} ${row.reason}`).sort(),
    );
    expect(lines.filter(({ outcome }) => outcome === "remind").length).toBeGreaterThan(1);
  }, 60_000);

  it("refuses a round of a day that is over, in one sentence", async () => {
    const ran = await reminders("run", "--as-of", "2026-11-20");
    expect(ran.complaints).toEqual([
      `${live.org.name}: a round of a later day than 2026-11-20 exists; rounds only go forward.`,
    ]);
    expect([ran.code, ran.out]).toEqual([1, ""]);
  });

  it("runs today's round again and sends nothing twice", async () => {
    const before = house.sandbox.mail.messages().length;
    const ran = await reminders("run");
    expect(ran.complaints).toEqual([]);
    expect(JSON.parse(ran.out)).toMatchObject({ org: live.org.zgid, asOf: "2026-12-01", fault: null });
    expect(house.sandbox.mail.messages().length).toBe(before);
  });

  it("reports receivables that are the sum of the ledger's rows, month after month", async () => {
    const ran = await reminders("report");
    expect([ran.code, ran.complaints]).toEqual([0, []]);
    const lines = ran.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as ReportLine);
    const agings = lines.filter(({ kind }) => kind === "aging");
    const { rows } = await asTenant<{ currency: string; minor: string }>(
      `SELECT currency, sum(CASE kind WHEN 'invoice' THEN amount_minor ELSE -amount_minor END) AS minor
       FROM ledger_entry WHERE known_to IS NULL AND reversed_on IS NULL AND on_day <= $1::date
       GROUP BY currency ORDER BY currency`,
      ["2026-12-01"],
    );
    expect(agings.map(({ currency, balance }) => ({ currency, minor: balance.replace(".", "") }))).toEqual(
      rows,
    );
    for (const { currency, balance } of agings) {
      const own = lines.filter((line) => line.currency === currency);
      const months = own.filter(({ kind }) => kind === "month");
      expect([months.length, months.at(-1)?.closing]).toEqual([13, balance]);
      expect(months.slice(1).map(({ opening }) => opening)).toEqual(
        months.slice(0, -1).map(({ closing }) => closing),
      );
      expect(own.filter(({ kind }) => kind === "figure")).toHaveLength(11);
    }
  });

  it.each([
    [["plan", "--as-of", "2026-02-30"], /2026-02-30/],
    [["plan", "--org", "123"], /No org 123/],
    [["send"], /"plan", "run", "report" or "replay"/],
  ])("answers %j with one sentence", async (args, says) => {
    const ran = await reminders(...args);
    expect(ran.complaints).toHaveLength(1);
    expect(ran.complaints[0]).toMatch(says);
    expect(ran.code).toBe(1);
  });

  it("names an environment file that is not there", async () => {
    const ran = await runCommand(CLI, ["plan", "--env", "no-such.env"]);
    expect(ran.complaints).toEqual([
      '--env "no-such.env" cannot be read: give the file that "npm start" names while it runs.',
    ]);
  });

  it("keeps the server's secrets for their owner alone", () => {
    expect(statSync(envFile).mode & 0o777).toBe(0o600);
  });
});

const decisionsOf = (asOf: string) =>
  asTenant<{
    accountId: string;
    currency: string;
    step: string | null;
    outcome: string;
    reason: string | null;
  }>(
    'SELECT account_id AS "accountId", currency, step, outcome, reason FROM decision WHERE as_of = $1::date',
    [asOf],
  );

async function asTenant<Row extends object>(text: string, values: readonly string[]) {
  const client = await store.ownerPool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.org', $1, true)", [live.orgId]);
    return await client.query<Row>(text, [...values]);
  } finally {
    await client.query("COMMIT");
    client.release();
  }
}
