import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  type ApprovalDesk,
  decideLine,
  proposeLine,
  readLines,
  takeSteps,
} from "../../server/approval/index.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { CNY } from "../ledger/entries.ts";
import { desksOver } from "../support/desks.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { A, aroundLimits, foundTown, ORG } from "./limit-town.ts";

const TODAY = toDay("2024-04-15");
let database: TestDatabase;
let desk: ApprovalDesk;
let { rows, queued, sent, pulled } = {} as ReturnType<typeof aroundLimits>;
let clock = new Date("2024-04-15T02:00:00Z");

beforeAll(async () => {
  database = await openTestDatabase();
  desk = { ...(await desksOver(database)).approvals, now: () => clock };
  await foundTown(database);
  ({ rows, queued, sent, pulled } = aroundLimits(database));
});
afterAll(() => database.drop());

const by = (role: "admin" | "rep") =>
  ({ orgId: ORG, accountId: A, userId: role, userName: role, role }) as const;
let ids = 0;
const ask = (more: object = {}) => ({
  ...{ clientId: `0190a0a0-0000-7000-8000-${String((ids += 1)).padStart(12, "0")}` },
  ...{ limitMinor: 50_000, currency: CNY, parts: [], reason: "season" },
  ...{ from: TODAY, until: addDays(TODAY, 30) },
  ...more,
});
const word = (lineId: string, verdict: "approved" | "withdrawn") => ({ lineId, verdict, note: "" });

describe("a limit for a season", () => {
  it("gives way to the limit of the year when it is over, and is nobody's to renew alone by a cent less", async () => {
    const year = ask({ limitMinor: 40_000, until: addDays(TODAY, 300) });
    const season = ask({ limitMinor: 90_000, until: addDays(TODAY, 20) });
    for (const [at, asked] of [year, season].entries()) {
      clock = new Date(`2024-04-15T02:0${at}:00Z`);
      await proposeLine(by("rep"), asked, desk);
      await decideLine(by("admin"), word(asked.clientId, "approved"), desk);
    }
    await sent();
    await pulled(A, 90_000, "2024-04-15T03:00:00Z");
    const renewal = ask({ limitMinor: 89_999, until: addDays(TODAY, 21) });
    await proposeLine(by("admin"), renewal, desk);
    const alone = await decideLine(by("admin"), word(renewal.clientId, "approved"), desk);
    expect(alone).toEqual({ ok: false, because: "own-limit" });
    await decideLine(by("admin"), word(renewal.clientId, "withdrawn"), desk);
    expect(await takeSteps(ORG, addDays(TODAY, 20), desk)).toEqual({ limitsWritten: 0 });
    clock = new Date("2024-05-06T02:00:00Z");
    expect(await takeSteps(ORG, addDays(TODAY, 21), desk)).toEqual({ limitsWritten: 1 });
    expect((await queued()).at(-1)).toEqual({
      record: { accountId: A, currency: "CNY", limitMinor: 40_000 },
    });
    expect(await readLines(by("rep"), desk)).toMatchObject({
      value: { current: { crm: "on-its-way", line: { limitMinor: 40_000, state: "in-force" } } },
    });
  });

  it("is taken once by two at once", async () => {
    const asked = ask({ from: toDay("2024-05-07"), until: toDay("2024-06-07") });
    await proposeLine(by("rep"), asked, desk);
    await decideLine(by("admin"), word(asked.clientId, "approved"), desk);
    await sent();
    const before = (await queued()).length;
    const step = {
      lineId: asked.clientId,
      phase: "begins",
      amountMinor: 50_000,
      accountId: A,
      currency: CNY,
    } as const;
    for (const writebackId of ["one", "other"])
      await desk.inTenant(ORG, (book) => book.take([{ ...step, writebackId }], clock));
    expect(await queued()).toHaveLength(before + 1);
    const lost = `SELECT FROM limit_step s WHERE line_id = '${asked.clientId}' AND NOT EXISTS
      (SELECT FROM writeback w WHERE w.org_id = s.org_id AND w.writeback_id = s.writeback_id)`;
    expect(await rows(lost)).toEqual([]);
  });
});
