import autocannon from "autocannon";
import { AccountView } from "../../../shared/account/contract.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import type { Program } from "../../support/named-program.ts";
import { type Cell, openCell } from "../cell.ts";
import { brief, median } from "../figures.ts";
import { openEmptyStore } from "../filled-store.ts";
import { fillAccount } from "./fill-account.ts";

const BAR = 0.5;
const SHANGHAI_MS = 8 * 3_600_000;

interface Served {
  readonly requestsPerSecond: number;
  readonly p99Ms: number;
  readonly cpuUs: number;
}

interface Target {
  readonly cell: Cell;
  readonly url: string;
  readonly token?: string;
}

export const accountViewBench: Program = {
  about:
    "Requests a second for one account's page through the whole server, against a bare node:http server that sends the same statements to the same database and answers bytes made before.",
  options: {
    invoices: { about: "open invoices of the account", value: 200 },
    others: { about: "other accounts of the org", value: 300 },
    connections: { about: "connections at once", value: 10 },
    warmup: { about: "requests to each server before the first round", value: 600 },
    seconds: { about: "seconds that each server is asked in a round", value: 4 },
    rounds: { about: "rounds of both, interleaved", value: 5 },
  },
  async run(given, say) {
    const { invoices = 1, others = 1, connections = 1, warmup = 1, seconds = 1, rounds = 1 } = given;
    const { store, dataDir, close } = await openEmptyStore();
    const [own, floor] = [openCell("account-view/own-cell.ts"), openCell("account-view/floor-cell.ts")];
    try {
      const now = new Date();
      const today = Math.floor((now.getTime() + SHANGHAI_MS) / 86_400_000) as Day;
      await fillAccount(store, { open: invoices, others }, today, now);
      const ours = { cell: own, ...(await own.ask<{ url: string; token: string }>("start", { dataDir })) };
      const bytes = await bytesOf(ours);
      const bare = {
        cell: floor,
        ...(await floor.ask<{ url: string; statements: number }>("start", { dataDir, bytes })),
      };
      if ((await bytesOf(bare)) !== bytes) throw new Error("The floor answers other bytes.");
      say(`${bytes.length} characters of JSON after ${bare.statements} statements`);
      // By count, not by time: on a slow machine seconds would measure code that is not compiled yet.
      for (const target of [ours, bare]) await serve(target, { connections, amount: warmup });
      const run = (target: Target) => serve(target, { connections, duration: seconds });
      const [served, floors]: [Served[], Served[]] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        served.push(await run(ours));
        floors.push(await run(bare));
        say(
          `round ${round + 1}: ours ${JSON.stringify(served[round])}, floor ${JSON.stringify(floors[round])}`,
        );
      }
      const ratios = served.map(
        (each, at) => each.requestsPerSecond / (floors[at]?.requestsPerSecond ?? Number.NaN),
      );
      const ratio = brief(median(ratios));
      return {
        openInvoices: AccountView.parse(JSON.parse(bytes)).items.length,
        bytes: Buffer.byteLength(bytes),
        statements: bare.statements,
        connections,
        requestsPerSecond: median(served.map((each) => each.requestsPerSecond)),
        p99Ms: median(served.map((each) => each.p99Ms)),
        cpuUsPerRequest: median(served.map((each) => each.cpuUs)),
        floorRequestsPerSecond: median(floors.map((each) => each.requestsPerSecond)),
        floorP99Ms: median(floors.map((each) => each.p99Ms)),
        floorCpuUsPerRequest: median(floors.map((each) => each.cpuUs)),
        ratio,
        bar: BAR,
        ok: ratio >= BAR,
      };
    } finally {
      await Promise.all([own.stop(), floor.stop()]);
      await close();
    }
  },
};

async function bytesOf({ url, token }: Omit<Target, "cell">): Promise<string> {
  const answer = await fetch(url, { headers: headersOf(token) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`);
  return text;
}

const headersOf = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { Authorization: `Bearer ${token}` };

/** Asks one server for so many seconds or requests; any answer but 200 is a fault of the benchmark. */
async function serve(
  target: Target,
  pressure: Pick<autocannon.Options, "connections" | "amount" | "duration">,
): Promise<Served> {
  const before = await target.cell.ask<NodeJS.CpuUsage>("cpu");
  const result = await autocannon({
    url: target.url,
    ...pressure,
    headers: headersOf(target.token),
  });
  const after = await target.cell.ask<NodeJS.CpuUsage>("cpu");
  const wrong = result.errors + result.timeouts + result.non2xx;
  if (wrong > 0) throw new Error(`${target.url} failed ${wrong} of ${result.requests.total} requests.`);
  const cpu = after.user + after.system - before.user - before.system;
  return {
    requestsPerSecond: Math.round(result.requests.average),
    p99Ms: result.latency.p99,
    cpuUs: Math.round(cpu / result.requests.total),
  };
}
