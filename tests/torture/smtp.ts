import { randomOf } from "../../sandbox/books/random.ts";
import { openCourier } from "../../server/adapters/mail/open-courier.ts";
import {
  deliverDay,
  type DunningDesk,
  messagesInDoubt,
  planDay,
  reapDispatches,
  remindAccount,
} from "../../server/dunning/index.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { fatesIn, type MessageFate } from "../dunning/message-fate.ts";
import { Town } from "../stories/town.ts";
import type { Program } from "../support/named-program.ts";
import { withDatabase } from "./own-database.ts";
import { type FaultyServer, openFaultyServer } from "./smtp/faulty-server.ts";
import { type Outcome, OUTCOMES } from "./smtp/outcomes.ts";

const TODAY = toDay("2026-03-05");
const HOUR_MS = 3_600_000;

export const smtpTorture = {
  about:
    "Every fault that a mail server may make at every command, in random order, against the outcome table; then judges the mailbox after a week.",
  options: {
    runs: { about: "messages, each to a debtor of its own and with a fault of its own", value: 1_000 },
    seed: { about: "of the order", value: 1 },
  },
  async run({ runs = 0, seed = 1 }, say) {
    return withDatabase(async (db) => {
      const server = await openFaultyServer();
      const town = await Town.foundWith(db, server);
      // From when nothing goes wrong any more: a town's own has no patience with a slow machine.
      const patient = openCourier({ host: "127.0.0.1", port: server.port, secure: false, withoutTls: true });
      try {
        const told = await errAgainAndAgain(town, server, runs, seed, say);
        return await judged({ town, server, patient }, told);
      } finally {
        patient.close();
        await town.leave();
      }
    });
  },
} satisfies Program;

interface Told {
  readonly accountId: string;
  readonly outcome: Outcome;
  readonly became: string;
  /** Letters of it in the mailbox at once. */
  readonly letters: number;
}

async function errAgainAndAgain(
  town: Town,
  server: FaultyServer,
  runs: number,
  seed: number,
  say: (line: string) => void,
): Promise<readonly Told[]> {
  await town.crowd(runs, "2026-03-02");
  await town.dawn(TODAY);
  await planDay(town.orgId, TODAY, town.desk);
  const rows = await town.sql<{ dispatch_id: string; account_id: string }>(
    "SELECT dispatch_id, account_id FROM dispatch WHERE org_id = $1 AND state = 'planned' ORDER BY account_id",
    [town.orgId],
  );
  const random = randomOf(`smtp ${seed}`);
  const elsewhere = otherWays(town, server);
  const told: Told[] = [];
  for (const [at, { dispatch_id, account_id }] of rows.entries()) {
    // Each row of the table in turn, then at random.
    const outcome = OUTCOMES[at] ?? random.pick(OUTCOMES);
    const before = server.mails.length;
    if (outcome.fault !== null && outcome.at !== "connect" && outcome.at !== "TLS") {
      // What goes wrong as a line opens needs a new one.
      if (outcome.at === "greeting" || outcome.at === "EHLO") await elsewhere.hangUp();
      server.errOnce(outcome.at, outcome.fault);
    }
    const desk =
      outcome.at === "TLS" ? elsewhere.withTls : outcome.at === "connect" ? elsewhere.nobody : town.desk;
    const { kind } = await remindAccount(town.orgId, dispatch_id, desk);
    told.push({ accountId: account_id, outcome, became: kind, letters: server.mails.length - before });
    if (told.length % 100 === 0) say(`${told.length} of ${runs}`);
  }
  elsewhere.close();
  return told;
}

/** The same house with a courier that asks for TLS, and with one whose mail server is gone. */
function otherWays(town: Town, server: FaultyServer) {
  const to = (port: number, withoutTls: boolean) =>
    openCourier({ host: "127.0.0.1", port, secure: false, withoutTls, silenceMs: 400 });
  const couriers = [to(server.port, false), to(1, true)] as const;
  const deskOf = (courier: DunningDesk["courier"]): DunningDesk => ({ ...town.desk, courier });
  return {
    withTls: deskOf(couriers[0]),
    nobody: deskOf(couriers[1]),
    hangUp: async () => {
      server.cut();
      await new Promise((soon) => setTimeout(soon, 20));
    },
    close: () => couriers.forEach((courier) => courier.close()),
  };
}

interface Quiet {
  readonly town: Town;
  readonly server: FaultyServer;
  readonly patient: DunningDesk["courier"];
}

async function judged({ town, server, patient }: Quiet, told: readonly Told[]) {
  const desk: DunningDesk = { ...town.desk, courier: patient };
  const wrong = told.filter(
    ({ outcome, became, letters }) => became !== outcome.becomes || letters !== outcome.letters,
  );
  const shown = new Set((await messagesInDoubt(town.orgId, town.desk)).map(({ accountId }) => accountId));
  for (let hour = 1; hour <= 3; hour += 1) {
    town.now = new Date(town.now.getTime() + HOUR_MS);
    await town.sql("UPDATE sync_cursor SET last_ok_at = $2 WHERE org_id = $1", [town.orgId, town.now]);
    await reapDispatches(town.orgId, town.desk);
    await deliverDay(town.orgId, TODAY, desk);
  }
  const fates = new Map((await fatesIn(town)).map((fate) => [fate.accountId, fate]));
  const flaws = told.flatMap((each) => flawsOf(each, fates.get(each.accountId), shown));
  // No later round sends what is in doubt again.
  const letters = server.mails.length;
  const doubted = told
    .filter(({ outcome }) => outcome.becomes === "in_doubt")
    .map(({ accountId }) => `ap${accountId}@buyer.example`);
  const toDoubted = () => server.mails.filter(({ to }) => doubted.includes(to[0] ?? "")).length;
  const before = toDoubted();
  for (let on = addDays(TODAY, 1); on < addDays(TODAY, 3); on = addDays(on, 1)) await town.round(on, desk);
  return {
    runs: told.length,
    wrongOutcomes: wrong.length,
    firstWrong: wrong.slice(0, 5).map(({ outcome, became }) => `${outcome.name}: ${became}`),
    flaws: flaws.slice(0, 10),
    letters,
    inDoubt: doubted.length,
    resent: toDoubted() - before,
    improprieties: server.improprieties.slice(0, 5),
    ok:
      wrong.length + flaws.length + server.improprieties.length === 0 &&
      toDoubted() === before &&
      told.length > 0,
  };
}

function flawsOf(
  { outcome, accountId }: Told,
  fate: MessageFate | undefined,
  shown: ReadonlySet<string>,
): string[] {
  const ends = outcome.becomes === "deferred" ? "sent" : outcome.becomes;
  const letters = outcome.becomes === "deferred" ? 1 : outcome.letters;
  const flaws: string[] = [];
  const wrong = (isWrong: boolean, flaw: string): void =>
    void (isWrong && flaws.push(`${outcome.name}: ${flaw}`));
  wrong(fate?.states.join() !== ends, `ended ${String(fate?.states)}`);
  wrong(fate?.letters.length !== letters, `${fate?.letters.length} letters`);
  wrong(ends !== "sent" && fate?.tasks.length !== 1, `${fate?.tasks.length} tasks`);
  wrong(fate?.lines.length !== 1, `${fate?.lines.length} lines in the timeline`);
  wrong(ends === "in_doubt" && !shown.has(accountId), "a doubt that nobody sees");
  return flaws;
}
