import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { randomOf } from "../../sandbox/books/random.ts";
import type { MailDrop, MailFault, MailMoment } from "../../sandbox/mail-drop/index.ts";
import { viewAccount } from "../../server/account/index.ts";
import { becomes } from "../../server/adapters/db/store/pause.ts";
import { deliverDay, messagesInDoubt, planDay, settleDoubt } from "../../server/dunning/index.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { Town } from "../stories/town.ts";
import { desksOver } from "../support/desks.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { openDropAsSink } from "./drop-as-sink.ts";
import { fatesIn, flawsOf } from "./message-fate.ts";

const TODAY = toDay("2026-03-05");
const HOUR_MS = 3_600_000;
const PATIENCE_MS = 400;
/** Longer than the courier waits for a server that says nothing. */
const SILENCE_MS = 700;

type Stage = MailMoment["stage"];

let db: TestDatabase;
const towns: Town[] = [];
beforeAll(async () => {
  db = await openTestDatabase();
});
afterEach(async () => {
  for (const town of towns.splice(0)) await town.leave();
});
afterAll(() => db.drop());

async function foundTown(debtors: number): Promise<{ town: Town; drop: MailDrop }> {
  const sink = await openDropAsSink();
  const town = await Town.foundWith(db, sink, "live", PATIENCE_MS);
  towns.push(town);
  for (let id = 100; id < 100 + debtors; id += 1) {
    await town.account(String(id));
    await town.invoice(`5${id}`, String(id), 100_000, "2026-03-02");
  }
  await town.dawn(TODAY);
  await planDay(town.orgId, TODAY, town.desk);
  return { town, drop: sink.drop };
}

/** The mail server errs once at that command, then behaves. */
function errOnce(drop: MailDrop, stage: Stage, fault: MailFault): void {
  let erred = false;
  drop.misbehave((moment) => {
    if (erred || moment.stage !== stage) return undefined;
    erred = true;
    return fault;
  });
}

const deliver = (town: Town) => deliverDay(town.orgId, TODAY, town.desk);

async function anHourLater(town: Town): Promise<void> {
  town.now = new Date(town.now.getTime() + HOUR_MS);
  await town.sql(`UPDATE sync_cursor SET last_ok_at = $2 WHERE org_id = $1`, [town.orgId, town.now]);
}

const reject = (code: number): MailFault => ({ kind: "reject", code, message: "not now" });
const drop = (keep: boolean): MailFault => ({ kind: "drop", keep });
const silence: MailFault = { kind: "stall", ms: SILENCE_MS };

describe("a mail server that does not take the letter", () => {
  it.each<[string, Stage, MailFault]>([
    ["421 at MAIL", "mail", reject(421)],
    ["450 at MAIL", "mail", reject(450)],
    ["421 at RCPT", "rcpt", reject(421)],
    ["451 at RCPT", "rcpt", reject(451)],
    ["421 after the dot", "data", reject(421)],
    ["452 after the dot", "data", reject(452)],
    ["a cut line at MAIL", "mail", drop(false)],
    ["a cut line at RCPT", "rcpt", drop(false)],
    ["silence at MAIL", "mail", silence],
    ["silence at RCPT", "rcpt", silence],
  ])("%s is tried again, as the same message under the same id", async (_, stage, fault) => {
    const { town, drop: mailbox } = await foundTown(1);
    errOnce(mailbox, stage, fault);
    expect((await deliver(town)).fates).toEqual({ deferred: 1 });
    const [before] = await messageIds(town);
    // Of what did not come to its first byte nothing is kept, and it would have had the same id.
    expect(before === null).toBe(stage !== "data");
    await anHourLater(town);
    expect((await deliver(town)).fates).toEqual({ sent: 1 });
    const after = await messageIds(town);
    if (before !== null) expect(after).toEqual([before]);
    expect(mailbox.messages().map(({ messageId }) => messageId)).toEqual(after);
  });

  it.each<[string, Stage, number]>([
    ["554 at MAIL", "mail", 554],
    ["550 5.7.1 at RCPT", "rcpt", 554],
    ["554 after the dot", "data", 554],
  ])("%s for good is told to a person, and not tried again that day", async (_, stage, code) => {
    const { town, drop: mailbox } = await foundTown(1);
    errOnce(mailbox, stage, reject(code));
    expect((await deliver(town)).fates).toEqual({ rejected: 1 });
    await anHourLater(town);
    expect((await deliver(town)).fates).toEqual({});
    expect(mailbox.messages()).toEqual([]);
    const [fate] = await fatesIn(town);
    expect([fate?.states, fate?.tasks.length, fate?.lines.length]).toEqual([["rejected"], 1, 1]);
  });
});

describe("a mail server that refuses what the letter says", () => {
  it("is asked again by later rounds, and a person is asked once", async () => {
    const { town, drop: mailbox } = await foundTown(1);
    mailbox.misbehave(({ stage }) => (stage === "data" ? reject(554) : undefined));
    for (const on of ["2026-03-05", "2026-03-06", "2026-03-09"]) await town.round(on);
    const [refused] = await fatesIn(town);
    expect([new Set(refused?.states), refused?.tasks.length]).toEqual([new Set(["rejected"]), 1]);
    mailbox.misbehave(undefined);
    await town.round("2026-03-12");
    expect(mailbox.messages()).toHaveLength(1);
  });
});

describe("a mail server whose answer is lost", () => {
  it.each<[string, MailFault, number]>([
    ["and that has the letter", drop(true), 1],
    ["and that does not have it", drop(false), 0],
    ["because it falls silent and keeps the letter", silence, 1],
  ])("%s leaves a doubt that a person sees and no machine resolves", async (_, fault, letters) => {
    const { town, drop: mailbox } = await foundTown(1);
    errOnce(mailbox, "data", fault);
    expect((await deliver(town)).fates).toEqual({ in_doubt: 1 });
    await becomes(() => mailbox.messages().length === letters, 5_000);
    for (let on = TODAY; on < addDays(TODAY, 6); on = addDays(on, 1)) await town.round(on);
    expect(mailbox.messages()).toHaveLength(letters);
    const [fate] = await fatesIn(town);
    expect(fate && flawsOf(fate, { state: "in_doubt", letters: 1, mayDoubt: true })).toEqual([]);
    expect(await seenOf(town)).toEqual({
      line: "in_doubt",
      next: { kind: "hold", because: "in-doubt", until: null },
    });
    const [listed, ...more] = await messagesInDoubt(town.orgId, town.desk);
    const [messageId] = await messageIds(town);
    expect([listed, more]).toMatchObject([
      {
        accountId: "100",
        accountName: "Buyer 100",
        recipient: "ap100@buyer.example",
        messageId,
        on: "2026-03-05",
      },
      [],
    ]);
    await settleDoubt(town.orgId, listed?.dispatchId ?? "", letters === 1, "Li Na", town.desk);
    expect(await messagesInDoubt(town.orgId, town.desk)).toEqual([]);
  });

  it("gets each of many letters once, whatever it does at any command, or leaves it in doubt", async () => {
    const { town, drop: mailbox } = await foundTown(16);
    const random = randomOf("lost answers");
    const mistakes = [reject(421), reject(451), drop(true), drop(false)];
    let answers = 0;
    mailbox.misbehave(({ stage }) => {
      // Which letter meets which mistake is the connections' chance; that one answer is lost is not.
      if (stage === "data" && ++answers === 1) return drop(true);
      return random.chance(0.25) ? random.pick(mistakes) : undefined;
    });
    for (let hour = 0; hour < 7; hour += 1) {
      if (hour === 5) mailbox.misbehave(undefined);
      await deliver(town);
      await anHourLater(town);
    }
    const fates = await fatesIn(town);
    const flaws = fates.flatMap((fate) => flawsOf(fate, { state: "sent", letters: 1, mayDoubt: true }));
    expect(flaws).toEqual([]);
    expect(new Set(fates.flatMap(({ states }) => states))).toEqual(new Set(["sent", "in_doubt"]));
  }, 60_000);
});

async function messageIds(town: Town): Promise<readonly string[]> {
  const rows = await town.sql<{ message_id: string }>(`SELECT message_id FROM dispatch WHERE org_id = $1`, [
    town.orgId,
  ]);
  return rows.map(({ message_id }) => message_id);
}

/** What the account's page says: the message's line in the timeline, and what comes next. */
async function seenOf(town: Town): Promise<{ line: string | undefined; next: unknown }> {
  const desks = await desksOver(db);
  try {
    const reader = {
      orgId: town.orgId,
      accountId: "100",
      userId: "77",
      userName: "Li Na",
      role: "collector",
    } as const;
    const seen = await viewAccount(reader, { ...desks.account, now: () => town.now });
    if (!seen.ok) throw new Error(seen.because);
    return { line: seen.value.log.followups[0]?.dispatch?.state, next: seen.value.next[0]?.next };
  } finally {
    desks.closeMail();
  }
}
