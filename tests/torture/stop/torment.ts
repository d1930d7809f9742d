import { randomOf } from "../../../sandbox/books/random.ts";
import { liveCompany } from "../../../sandbox/companies.ts";
import { pause } from "../../../server/adapters/db/store/pause.ts";
import { toDay } from "../../../shared/kernel/day.ts";
import { openTestHouse, postJson } from "../../house/open-test-house.ts";
import type { TestDatabase } from "../../support/store.ts";
import { debtorsBook } from "../sending/debtors.ts";
import { type Fleet, openFleet } from "../sending/fleet.ts";
import { standingsIn } from "../sending/standing.ts";
import { judgeSending, type Verdict } from "../sending/verdict.ts";
import { type Watch, watchMail } from "./watch.ts";

const TUESDAY = toDay("2026-11-24");
/** Longer than the bar: what comes later than this after a stop was not the letter on the wire. */
const LISTEN_MS = 6_000;
const QUARTER_MS = 15 * 60_000;
/** A lease and some more. */
const PATIENCE_MS = 240_000;

export interface Torment {
  readonly messages: number;
  readonly stops: number;
  readonly servers: number;
  readonly seed: string;
  readonly say: (line: string) => void;
}

/** One stop: of the installation or of the org, from the asking until the mail server heard nothing more. */
export interface Stop {
  readonly of: "installation" | "org";
  /** When the operator had the answer. */
  readonly answeredMs: number;
  /** 0 when nothing was heard after the asking. */
  readonly quietMs: number;
  /** Letters that began to leave after the answer. */
  readonly begunAfter: number;
  readonly sentBefore: number;
}

export interface Tormented {
  readonly verdict: Verdict;
  readonly stops: readonly Stop[];
  readonly stuck: number;
}

/** A round of so many letters by real servers, stopped and resumed several times by the operator's own routes. */
export async function tormentStop(torment: Torment, database: TestDatabase): Promise<Tormented> {
  const { messages, servers, seed, say } = torment;
  const company = { spec: liveCompany, book: debtorsBook(messages, TUESDAY), live: false };
  const house = await openTestHouse([company], { databaseUrl: database.ownerUrl });
  const [installed] = house.installed;
  if (installed === undefined) throw new Error("The house has no company.");
  const { orgId } = installed;
  const token = house.server.opsToken;
  await house.server.ask("POST", `/ops/orgs/${orgId}/mode`, { mode: "live" });
  await house.server.stop();
  const fleet = openFleet(house, orgId, servers);
  const watch = watchMail(house.sandbox.mail, randomOf(`stop ${seed}`));
  const tell = (path: string, body: object) => sayTo(fleet, token, path, body);
  try {
    await fleet.man();
    say(`planning ${messages} letters`);
    let delivering = fleet.ask("round");
    const stops: Stop[] = [];
    for (let n = 0; n < torment.stops; n += 1) {
      const share = Math.floor((messages * (n + 1)) / (torment.stops + 1));
      await begunSoon(watch, share);
      stops.push(await stopOnce(n % 2 === 0 ? "installation" : "org", orgId, watch, tell, fleet));
      say(JSON.stringify(stops.at(-1)));
      await delivering;
      delivering = fleet.ask("deliver");
    }
    await delivering;
    await finish();
    const standings = await standingsIn(database, orgId);
    const accountIds = [...installed.filled.accountIds.values()];
    const { sandbox } = house;
    const verdict = judgeSending({
      sandbox,
      org: installed.org,
      accountIds,
      standings,
      doubtsSeen: new Map(),
    });
    return { verdict, stops, stuck: standings.filter(({ state }) => !ENDED.has(state)).length };
  } finally {
    await fleet.end();
    await house.close();
  }

  /** What was claimed when the stop came is free when its lease ends; what had begun was put off by a quarter. */
  async function finish(): Promise<void> {
    for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await pause(2_000)) {
      const standings = await standingsIn(database, orgId);
      if (standings.length >= messages && standings.every(({ state }) => ENDED.has(state))) return;
      if (standings.some(({ state }) => state === "deferred")) {
        const now = new Date(house.sandbox.world.clock.now() + QUARTER_MS).toISOString();
        await postJson(`${house.sandbox.crmUrl}/sandbox/clock`, { moveTo: now });
      }
      await fleet.ask("deliver");
    }
  }
}

const ENDED = new Set(["sent", "in_doubt"]);

type Say = (path: string, body: object) => Promise<void>;

async function stopOnce(of: Stop["of"], orgId: string, watch: Watch, say: Say, fleet: Fleet): Promise<Stop> {
  const why = { by: "Chen", reason: "wrong letters" };
  const sentBefore = watch.begun();
  const askedAt = performance.now();
  await (of === "installation" ? say("/ops/stop", why) : say(`/ops/orgs/${orgId}/mode`, { mode: "stopped" }));
  const answeredAt = performance.now();
  const begunBy = watch.begun();
  // Whoever asks again while it is stopped sends nothing either.
  const again = fleet.ask("deliver");
  await watch.quietFor(LISTEN_MS);
  await again;
  const stop = {
    of,
    answeredMs: Math.round(answeredAt - askedAt),
    quietMs: Math.max(0, Math.round(watch.lastHeardAt() - askedAt)),
    begunAfter: watch.begun() - begunBy,
    sentBefore,
  };
  await (of === "installation" ? say("/ops/resume", why) : say(`/ops/orgs/${orgId}/mode`, { mode: "live" }));
  return stop;
}

async function sayTo(fleet: Fleet, token: string, path: string, body: object): Promise<void> {
  const [ship] = fleet.ships;
  const answer = await fetch(`${ship?.url}${path}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

/** Ten minutes without it mean that the round does not come so far. */
async function begunSoon(watch: Watch, count: number): Promise<void> {
  for (let waited = 0; watch.begun() < count; waited += 5) {
    if (waited > 600_000) throw new Error(`Only ${watch.begun()} letters have begun to leave.`);
    await pause(5);
  }
}
