import { type Random, randomOf } from "../../../sandbox/books/random.ts";
import { liveCompany } from "../../../sandbox/companies.ts";
import { pause } from "../../../server/adapters/db/store/pause.ts";
import { toDay } from "../../../shared/kernel/day.ts";
import {
  type Installed,
  openTestHouse,
  postJson,
  signIn,
  type TestHouse,
  userOf,
} from "../../house/open-test-house.ts";
import type { TestDatabase } from "../../support/store.ts";
import { debtorsBook } from "../sending/debtors.ts";
import { type Fleet, openFleet } from "../sending/fleet.ts";
import { endLeases } from "../sending/standing.ts";
import { type CrmMishaps, crmMishaps } from "./crm-mishaps.ts";
import { aFollowUp, type ExpectedRecord, expectedOf } from "./follow-up.ts";
import { judgeWriteback, rowsOf, type Verdict } from "./verdict.ts";

const TUESDAY = toDay("2026-11-24");
const ACCOUNTS = 12;
const CLERKS = 4;

export interface Torment {
  readonly followups: number;
  readonly kills: number;
  readonly servers: number;
  readonly late: number;
  readonly seed: string;
  readonly say: (line: string) => void;
}

export interface Tormented {
  readonly verdict: Verdict;
  readonly logged: number;
  readonly kills: number;
  /** Write requests that the CRM saw, and what became of those that went wrong. */
  readonly writes: number;
  readonly mishaps: Readonly<Record<string, number>>;
}

interface Scene extends Torment {
  readonly house: TestHouse;
  readonly database: TestDatabase;
  readonly installed: Installed;
  readonly fleet: Fleet;
  readonly random: Random;
  readonly mishaps: CrmMishaps;
  readonly expected: ExpectedRecord[];
}

/** Clerks log by the server's door while servers write to a CRM that answers badly and die over it; then it is judged. */
export async function tormentWriteback(torment: Torment, database: TestDatabase): Promise<Tormented> {
  const random = randomOf(`writeback ${torment.seed}`);
  const mishaps = crmMishaps(random.fork("crm"), torment.late);
  const company = { spec: liveCompany, book: debtorsBook(ACCOUNTS, TUESDAY), live: false };
  const house = await openTestHouse([company], {
    databaseUrl: database.ownerUrl,
    api: { fault: mishaps.fault, dailyCredits: () => 1_000_000 },
  });
  const [installed] = house.installed;
  if (installed === undefined) throw new Error("The house has no company.");
  await house.server.stop();
  const fleet = openFleet(house, installed.orgId, torment.servers);
  const scene: Scene = { ...torment, house, database, installed, fleet, random, mishaps, expected: [] };
  try {
    await fleet.man();
    const kills = await logAndFlush(scene);
    await flushUntilQuiet(scene);
    const { expected } = scene;
    const verdict = await judgeWriteback(installed.org, installed.orgId, database, expected);
    const logged = new Set(expected.map(({ externalId }) => externalId.replace(/-next$/, ""))).size;
    return { verdict, logged, kills, writes: mishaps.writes(), mishaps: mishaps.counts };
  } finally {
    await fleet.end();
    await house.close();
  }
}

/** Clerks and servers at the same time; every so often a server dies. Returns how many did. */
async function logAndFlush(scene: Scene): Promise<number> {
  const { followups, kills, fleet, random, say } = scene;
  const numbers = Array.from({ length: followups }, (_, index) => index + 1).values();
  let isLogged = false;
  let logged = 0;
  const clerk = async (): Promise<void> => {
    for (const n of numbers) {
      await logUntilSaved(n, scene);
      logged += 1;
    }
  };
  const clerks = Promise.all(Array.from({ length: CLERKS }, clerk)).then(() => {
    isLogged = true;
  });
  let killed = 0;
  while (!isLogged) {
    await Promise.race([Promise.all([fleet.ask("deliver"), pause(50)]), clerks, pause(1_000)]);
    if (killed >= kills || logged < (followups * (killed + 1)) / (kills + 2)) continue;
    const pid = await fleet.sink(random.pick(fleet.ships));
    killed += 1;
    await endLeases(scene.database, scene.installed.orgId, [pid]);
    say(`kill ${killed}: ${logged} logged, ${scene.mishaps.writes()} writes`);
    await fleet.man();
  }
  await clerks;
  return killed;
}

/** As the widget does: the same text under the same id, until the server says that it is saved. */
async function logUntilSaved(n: number, { installed, random, expected }: Scene): Promise<void> {
  const accountIds = [...installed.filled.accountIds.values()];
  const accountId = accountIds[n % accountIds.length] ?? "";
  const request = aFollowUp(n, random);
  expected.push(...expectedOf(request, accountId));
  const again = random.chance(0.1) ? 2 : 1;
  for (let saved = 0, tries = 0; saved < again; tries += 1) {
    if (tries > 200) throw new Error(`Follow-up ${n} could not be saved.`);
    if (await isSaved(request, accountId, installed)) saved += 1;
    else await pause(100);
  }
}

async function isSaved(request: object, accountId: string, { org }: Installed): Promise<boolean> {
  try {
    const session = await signIn(org, userOf(org, "Collections"), accountId);
    if (!session.ok) return false;
    const url = `${session.apiUrl}/v1/accounts/${accountId}/followups`;
    const { status } = await postJson(url, request, { Authorization: `Bearer ${session.token}` });
    return status === 201;
  } catch {
    return false;
  }
}

const HALF_HOUR_MS = 30 * 60_000;

/** The CRM goes on answering badly for a while, then well; the clock goes on by half hours until nothing waits. */
async function flushUntilQuiet(scene: Scene): Promise<void> {
  const { fleet, house, database, installed, mishaps, say } = scene;
  for (let pass = 0; pass < 40; pass += 1) {
    if (pass === 6) mishaps.calm();
    await fleet.ask("deliver");
    const rows = await rowsOf(database, installed.orgId);
    const waiting = rows.filter(({ state }) => state !== "sent" && state !== "rejected").length;
    say(`pass ${pass + 1}: ${waiting} of ${rows.length} wait, ${mishaps.writes()} writes`);
    if (waiting === 0) return;
    const now = new Date(house.sandbox.world.clock.now() + HALF_HOUR_MS).toISOString();
    await postJson(`${house.sandbox.crmUrl}/sandbox/clock`, { moveTo: now });
  }
}
