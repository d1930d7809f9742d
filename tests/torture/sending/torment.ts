import { type Random, randomOf } from "../../../sandbox/books/random.ts";
import { liveCompany } from "../../../sandbox/companies.ts";
import { pause } from "../../../server/adapters/db/store/pause.ts";
import { toDay } from "../../../shared/kernel/day.ts";
import { type Installed, openTestHouse, postJson, type TestHouse } from "../../house/open-test-house.ts";
import type { TestDatabase } from "../../support/store.ts";
import { debtorsBook } from "./debtors.ts";
import { type Fleet, openFleet } from "./fleet.ts";
import { openPostOffice, type PostOffice } from "./post-office.ts";
import { endLeases, heldBy, type InHand, type Standing, standingsIn, tasksWaiting } from "./standing.ts";
import { dispatchOf, judgeSending, type Verdict } from "./verdict.ts";

const TUESDAY = toDay("2026-11-24");

export interface Torment {
  readonly messages: number;
  readonly kills: number;
  readonly servers: number;
  readonly mishapsPerMille: number;
  /** Of so many messages at least it is measured how long after its lease a dead one's is taken back. */
  readonly reaped: number;
  readonly seed: string;
  readonly say: (line: string) => void;
}

export interface Tormented {
  readonly verdict: Verdict;
  readonly kills: number;
  /** Kills that left a message on the wire: "sending" was committed and its outcome was not. */
  readonly killsOnTheWire: number;
  /** Kills that left a claim whose message had not begun to leave. */
  readonly killsAtAClaim: number;
  /** milliseconds from the end of a dead server's lease until it holds that message no more, message by message. */
  readonly reapedMs: readonly number[];
  readonly mishaps: PostOffice["mishaps"];
  /** States in which messages were left for good although they have an end; empty when none. */
  readonly stuck: readonly string[];
}

interface Scene extends Torment {
  readonly house: TestHouse;
  readonly database: TestDatabase;
  readonly installed: Installed;
  readonly fleet: Fleet;
  readonly office: PostOffice;
  readonly random: Random;
  readonly doubtsSeen: Map<string, number>;
}

/** One round of so many messages by real servers on a real database, killed again and again until it is over. */
export async function tormentSending(torment: Torment, database: TestDatabase): Promise<Tormented> {
  const book = debtorsBook(torment.messages, TUESDAY);
  const company = { spec: liveCompany, book, live: false };
  const house = await openTestHouse([company], { databaseUrl: database.ownerUrl });
  const [installed] = house.installed;
  if (installed === undefined) throw new Error("The house has no company.");
  await house.server.ask("POST", `/ops/orgs/${installed.orgId}/mode`, { mode: "live" });
  await house.server.stop();
  const random = randomOf(`sending ${torment.seed}`);
  const scene: Scene = {
    ...torment,
    house,
    database,
    installed,
    random,
    fleet: openFleet(house, installed.orgId, torment.servers),
    office: openPostOffice(house.sandbox.mail, random.fork("mail"), torment.mishapsPerMille),
    doubtsSeen: new Map(),
  };
  try {
    const killed = await killAgainAndAgain(scene);
    const standings = await finish(scene);
    const { sandbox } = house;
    const accountIds = [...installed.filled.accountIds.values()];
    const verdict = judgeSending({ ...scene, sandbox, org: installed.org, accountIds, standings });
    const stuck = standings
      .map(({ state }) => state)
      .filter((state) => !["sent", "in_doubt"].includes(state));
    return { verdict, ...killed, mishaps: scene.office.mishaps, stuck };
  } finally {
    await scene.fleet.end();
    await house.close();
  }
}

type Killed = Pick<Tormented, "kills" | "killsOnTheWire" | "killsAtAClaim" | "reapedMs">;

async function killAgainAndAgain(scene: Scene): Promise<Killed> {
  const { kills, fleet, office, random, database, installed, say } = scene;
  const killed = { kills: 0, killsOnTheWire: 0, killsAtAClaim: 0, reapedMs: [] as number[] };
  while (killed.kills < kills) {
    await fleet.man();
    const begunAt = office.begun();
    // What is left is shared among the kills that are left, so that each falls within the round.
    const share = Math.max(1, Math.floor((scene.messages - begunAt) / (kills - killed.kills + 1)));
    const after = begunAt + random.whole(1, share);
    const isPlanned = await allPlanned(scene);
    let isOver = false;
    const delivering = fleet.ask(isPlanned ? "deliver" : "round").finally(() => {
      isOver = true;
    });
    // Mostly while something is on the wire; else anywhere between the start and there.
    if (!isPlanned || random.chance(0.7)) await becomesSoon(() => isOver || office.begun() >= after);
    await pause(random.next() * (office.begun() >= after ? 60 : 2_000));
    const pid = await fleet.sink(random.pick(fleet.ships));
    killed.kills += 1;
    // With another server alive the round would be over before the kills are.
    const isWatched = scene.servers === 1 && killed.reapedMs.length < scene.reaped;
    const diedAt = performance.now();
    const ends = { ...LEASES_END, moments: scene.reaped - killed.reapedMs.length };
    const held = await endLeases(database, installed.orgId, [pid], isWatched ? ends : undefined);
    if (isWatched) killed.reapedMs.push(...(await reapedAfter(scene, pid, held, diedAt)));
    const left = held.map(({ state }) => state);
    if (left.includes("sending")) killed.killsOnTheWire += 1;
    else if (left.includes("claimed")) killed.killsAtAClaim += 1;
    await rememberDoubts(scene);
    say(`kill ${killed.kills}: ${office.begun()} begun, in hand ${left.join(", ") || "nothing"}`);
    if (scene.servers === 1) await delivering;
  }
  return killed;
}

/** Over more than two turns of the reaper, so that each lease meets it at another moment of its turn. */
const LEASES_END = { fromMs: 1_000, toMs: 12_000 } as const;
const SEES_EVERY_MS = 50;
const NEVER_MS = 60_000;

/** Nobody asks for anything: whoever is alive, or starts now, takes back what the dead one held. */
async function reapedAfter(
  { fleet, database, installed }: Scene,
  pid: number,
  held: readonly InHand[],
  diedAt: number,
): Promise<readonly number[]> {
  if (held.length === 0) return [];
  await fleet.man();
  const took = new Map<string, number>();
  while (took.size < held.length) {
    const still = await heldBy(database, installed.orgId, [pid]);
    const sinceMs = performance.now() - diedAt;
    for (const { dispatchId, endsInMs } of held)
      if (!took.has(dispatchId) && (!still.has(dispatchId) || sinceMs > endsInMs + NEVER_MS))
        took.set(dispatchId, Math.max(0, Math.round(sinceMs - endsInMs)));
    await pause(SEES_EVERY_MS);
  }
  return [...took.values()];
}

const allPlanned = async ({ database, installed, messages }: Scene): Promise<boolean> =>
  (await standingsIn(database, installed.orgId)).length >= messages;

/** Twenty seconds without a message mean that nothing more is to be expected: the kill falls then. */
async function becomesSoon(is: () => boolean): Promise<void> {
  for (let waited = 0; waited < 20_000 && !is(); waited += 5) await pause(5);
}

/** What is in doubt now may have arrived, or may still be arriving; from here on it must not arrive again. */
async function rememberDoubts(scene: Scene): Promise<void> {
  const { database, installed, house, doubtsSeen } = scene;
  const doubted = (await standingsIn(database, installed.orgId)).filter(({ state }) => state === "in_doubt");
  if (doubted.every(({ dispatchId }) => doubtsSeen.has(dispatchId))) return;
  await pause(100);
  const arrived = house.sandbox.mail.messages().map(({ messageId }) => dispatchOf(messageId));
  for (const { dispatchId } of doubted)
    if (!doubtsSeen.has(dispatchId))
      doubtsSeen.set(dispatchId, arrived.filter((id) => id === dispatchId).length);
}

const ENDED = new Set(["sent", "in_doubt"]);
const QUARTER_MS = 15 * 60_000;

/** Servers that nobody kills any more, the clock going on by quarters of an hour, until every message has its end. */
async function finish(scene: Scene): Promise<readonly Standing[]> {
  const { fleet, house, database, installed, office } = scene;
  office.calm();
  for (let tries = 0; ; tries += 1) {
    await fleet.man();
    await fleet.ask((await allPlanned(scene)) ? "deliver" : "round");
    await rememberDoubts(scene);
    const standings = await standingsIn(database, installed.orgId);
    const isOver = standings.length >= scene.messages && standings.every(({ state }) => ENDED.has(state));
    if (isOver && (await tasksWaiting(database, installed.orgId)) === 0) return standings;
    if (tries === 20) return standings;
    const now = new Date(house.sandbox.world.clock.now() + QUARTER_MS).toISOString();
    await postJson(`${house.sandbox.crmUrl}/sandbox/clock`, { moveTo: now });
  }
}
