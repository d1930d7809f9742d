import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  type GoLiveDesk,
  proposeGoLive,
  readActs,
  readStanding,
  rehearseOrg,
  releaseFuse,
  resumeOrg,
  setCaps,
  signGoLive,
  stopOrg,
} from "../../server/activation/index.ts";
import { inTurn, soonInTurn } from "../../server/adapters/db/turns.ts";
import type { Desks } from "../../server/compose.ts";
import { deliverDay, planDay } from "../../server/dunning/index.ts";
import { STANDARD_CAPS } from "../../shared/activation/caps.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import type { Town } from "../stories/town.ts";
import { openTowns } from "../stories/towns.ts";
import { desksOver } from "../support/desks.ts";

const towns = openTowns();
const TODAY = toDay("2026-03-05");
const ADMIN = { userId: "7", userName: "Chen Wei" };
let desks: Desks;
beforeAll(async () => {
  desks = await desksOver(towns.database());
});
afterAll(() => desks.closeMail());

const deskOf = (town: Town): GoLiveDesk => ({
  ...desks.activation,
  now: () => town.now,
  dunning: town.desk,
});

/** An org that rehearsed this morning, with so many debtors: the first one's debt is the oldest. */
async function rehearsed(debtors: number, outcome = "ok"): Promise<Town> {
  const town = await towns.found({}, "rehearsal");
  for (let each = 0; each < debtors; each += 1) {
    const id = String(100 + each);
    await town.account(id);
    await town.invoice(`5${id}`, id, 100_000, each === 0 ? "2026-03-01" : "2026-03-02");
  }
  await town.dawn(TODAY);
  await planDay(town.orgId, TODAY, town.desk);
  await town.sql(
    "INSERT INTO round (org_id, as_of, started_at, finished_at, outcome) VALUES ($1, '2026-03-05', $2, $2, $3)",
    [town.orgId, town.now, outcome],
  );
  return town;
}

/** The store does not answer between the round's opening and the planning of its first accounts. */
function deafWhileCounting(town: Town): Town["desk"] {
  let deaf = false;
  return {
    ...town.desk,
    inTenant: (orgId, work) =>
      town.desk.inTenant(orgId, (book) =>
        work({
          ...book,
          accountsToPlan: (asOf) => book.accountsToPlan(asOf).finally(() => (deaf = true)),
          daySoFar: (asOf) => book.daySoFar(asOf).finally(() => (deaf = false)),
          sheets: (...asked) => (deaf ? Promise.reject(new Error("no answer")) : book.sheets(...asked)),
        }),
      ),
  };
}

const sign = async (town: Town, name = ADMIN.userName) => {
  const { digest } = await proposeGoLive(town.orgId, deskOf(town));
  return signGoLive(town.orgId, ADMIN, { digest, name }, deskOf(town));
};
const caps = (town: Town, firstDay: number, seen = STANDARD_CAPS) =>
  setCaps(
    town.orgId,
    ADMIN,
    { caps: { ...STANDARD_CAPS, firstDay }, seen, reason: "small steps" },
    deskOf(town),
  );

describe("R-18: going live", () => {
  it("shows the first day's messages and amounts, and sends exactly these once they are signed", async () => {
    const town = await rehearsed(3);
    const proposal = await proposeGoLive(town.orgId, deskOf(town));
    expect(proposal).toMatchObject({
      asOf: "2026-03-05",
      counts: { messages: 3, accounts: 3, amounts: { CNY: 300_000 } },
      held: {},
      obstacles: [],
      cap: 50,
    });
    expect(proposal.messages[0]).toMatchObject({ recipient: "ap100@buyer.example", askedMinor: 100_000 });
    await deliverDay(town.orgId, TODAY, town.desk);
    expect(town.sink.mails).toEqual([]);
    expect(await sign(town)).toEqual({ ok: true, value: { planned: 3 } });
    await deliverDay(town.orgId, TODAY, town.desk);
    expect(await town.subjects()).toEqual(
      expect.arrayContaining(proposal.messages.map(({ subject }) => subject)),
    );
    expect(town.sink.mails.map(({ to }) => to[0]).sort()).toEqual(
      proposal.messages.map(({ recipient }) => recipient).sort(),
    );
    const { acts } = await readActs(town.orgId, deskOf(town));
    expect(acts[0]).toMatchObject({
      kind: "went-live",
      by: "Chen Wei",
      body: { digest: proposal.digest, messages: 3, amounts: { CNY: 300_000 } },
    });
  });

  it("names an account that cannot be read, and shows all others", async () => {
    const town = await rehearsed(3);
    await town.entry("invoice", "5999", "101", 1, "2026-02-01", "renminbi", "2026-03-01", null);
    const { failed, counts } = await proposeGoLive(town.orgId, deskOf(town));
    expect(failed.map(({ accountId }) => accountId)).toEqual(["101"]);
    expect(counts.messages).toBe(2);
  });

  it("asks for another look when anything changed since", async () => {
    const town = await rehearsed(2);
    const { digest } = await proposeGoLive(town.orgId, deskOf(town));
    await town.pays("9", "100", 40_000, "2026-03-05", "5100");
    const signed = await signGoLive(town.orgId, ADMIN, { digest, name: "Chen Wei" }, deskOf(town));
    expect(signed).toEqual({ ok: false, because: "proposal-changed" });
    expect((await readStanding(town.orgId, deskOf(town))).mode).toBe("rehearsal");
  });

  it.each([
    ["data-is-old", "UPDATE sync_cursor SET last_ok_at = last_ok_at - interval '2 hours' WHERE org_id = $1"],
    ["no-sender", "UPDATE org SET settings = '{}' WHERE org_id = $1"],
    ["rehearsal-failed", "UPDATE round SET outcome = 'failed' WHERE org_id = $1"],
    ["rehearsal-failed", "DELETE FROM round WHERE org_id = $1"],
    ["already-live", "UPDATE org SET mode = 'live' WHERE org_id = $1"],
    ["is-stopped", "UPDATE org SET mode = 'stopped' WHERE org_id = $1"],
  ])("is refused as %s after %s", async (because, spoil) => {
    const town = await rehearsed(1);
    await town.sql(spoil, [town.orgId]);
    expect(await sign(town)).toEqual({ ok: false, because });
  });

  it("does not lift a stop that somebody was told of while it was signed", async () => {
    const town = await rehearsed(1);
    const { digest } = await proposeGoLive(town.orgId, deskOf(town));
    let doors = 0;
    const desk: GoLiveDesk = {
      ...deskOf(town),
      inTenant: async (orgId, work) => {
        doors += 1;
        if (doors === 3) await stopOrg(town.orgId, ADMIN, "not today", deskOf(town));
        return deskOf(town).inTenant(orgId, work);
      },
    };
    const signed = await signGoLive(town.orgId, ADMIN, { digest, name: "Chen Wei" }, desk);
    expect(signed).toEqual({ ok: false, because: "is-stopped" });
    expect((await readStanding(town.orgId, deskOf(town))).mode).toBe("stopped");
  });

  it("is signed with one's own name, and by one of two at once", async () => {
    const town = await rehearsed(1);
    expect(await sign(town, "Li Qian")).toEqual({ ok: false, because: "other-name" });
    const both = await Promise.all([sign(town), sign(town)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("a round at work", () => {
  const mode = async (town: Town) => (await readStanding(town.orgId, deskOf(town))).mode;
  /** Somebody has the org's turn while that is done. */
  const whileAtWork = (town: Town, work: () => Promise<unknown>) =>
    inTurn(towns.database().ownerPool, town.orgId, work);
  const impatient = (town: Town): GoLiveDesk => ({
    ...deskOf(town),
    inTurn: (orgId, work) => soonInTurn(towns.database().ownerPool, orgId, work, 0),
  });

  it("is waited for by who signs, so that nothing is planned beside it", async () => {
    const town = await rehearsed(2);
    const { digest } = await proposeGoLive(town.orgId, deskOf(town));
    const signs = () => signGoLive(town.orgId, ADMIN, { digest, name: ADMIN.userName }, deskOf(town));
    let signed: ReturnType<typeof signs> | null = null;
    await whileAtWork(town, async () => {
      signed = signs();
      await new Promise((soon) => setTimeout(soon, 150));
      expect(await mode(town)).toBe("rehearsal");
    });
    expect(await signed).toEqual({ ok: true, value: { planned: 2 } });
  });

  it("that takes longer than a page waits refuses a signature and a second yes, and nothing is kept of them", async () => {
    const town = await rehearsed(1);
    const { digest } = await proposeGoLive(town.orgId, deskOf(town));
    const { acts } = await readActs(town.orgId, deskOf(town));
    await whileAtWork(town, async () => {
      const signature = { digest, name: ADMIN.userName };
      const busy = { ok: false, because: "at-work" };
      expect(await signGoLive(town.orgId, ADMIN, signature, impatient(town))).toEqual(busy);
      expect(await releaseFuse(town.orgId, ADMIN, TODAY, "the quarter's end", impatient(town))).toEqual(busy);
    });
    expect(await mode(town)).toBe("rehearsal");
    expect((await readActs(town.orgId, deskOf(town))).acts).toEqual(acts);
  });
});

describe("the first days' cap", () => {
  it("lets the oldest debt hear first, and the others the next day, growing", async () => {
    const town = await rehearsed(8);
    await caps(town, 2);
    expect((await proposeGoLive(town.orgId, deskOf(town))).held).toEqual({ capped: 6 });
    expect(await sign(town)).toMatchObject({ value: { planned: 2 } });
    await deliverDay(town.orgId, TODAY, town.desk);
    await planDay(town.orgId, TODAY, town.desk);
    await deliverDay(town.orgId, TODAY, town.desk);
    expect(town.sink.mails).toHaveLength(2);
    expect(town.sink.mails.some(({ to }) => to[0] === "ap100@buyer.example")).toBe(true);
    expect((await town.holds()).filter((line) => line === "2026-03-05 capped 2026-03-05")).toHaveLength(6);
    await town.round(addDays(TODAY, 1));
    expect(town.sink.mails).toHaveLength(6);
  });

  it("gives a place that was set aside to nobody else that day, unless the day's round is walked again", async () => {
    const town = await rehearsed(4);
    await caps(town, 2);
    await sign(town);
    await town.pays("9", "100", 100_000, "2026-03-05", "5100");
    expect((await deliverDay(town.orgId, TODAY, town.desk)).fates).toEqual({ cancelled: 1, sent: 1 });
    expect((await deliverDay(town.orgId, TODAY, town.desk)).fates).toEqual({});
    expect((await town.holds()).filter((line) => line === "2026-03-05 capped 2026-03-05")).toHaveLength(2);
    expect((await planDay(town.orgId, TODAY, town.desk)).planned).toBe(1);
    await deliverDay(town.orgId, TODAY, town.desk);
    expect(town.sink.mails).toHaveLength(2);
  });

  it("is what one administrator saw when they changed it: of two at once the second is told, and nothing of theirs is kept", async () => {
    const town = await rehearsed(1);
    const both = await Promise.all([caps(town, 2), caps(town, 3)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, because: "caps-changed" });
    const firstDay = both[0]?.ok === true ? 2 : 3;
    const { caps: kept } = await readStanding(town.orgId, deskOf(town));
    expect(kept).toEqual({ ...STANDARD_CAPS, firstDay });
    expect((await readActs(town.orgId, deskOf(town))).acts).toHaveLength(1);
    expect(await caps(town, 4)).toEqual({ ok: false, because: "caps-changed" });
    expect((await caps(town, 4, kept)).ok).toBe(true);
  });

  it("is over after its days, and then a flood needs a second yes", async () => {
    const town = await rehearsed(30);
    await caps(town, 1);
    await sign(town);
    await town.sql("UPDATE org SET live_on = '2026-02-20' WHERE org_id = $1", [town.orgId]);
    await town.sql("UPDATE dispatch SET state = 'cancelled' WHERE org_id = $1", [town.orgId]);
    await planDay(town.orgId, TODAY, town.desk);
    expect(await town.dispatches()).toEqual([]);
    expect((await town.holds()).filter((line) => line === "2026-03-05 capped")).toHaveLength(30);
    await town.entry("invoice", "5999", "100", 1, "2026-02-01", "renminbi", "2026-03-01", null);
    await planDay(town.orgId, TODAY, town.desk);
    expect(await town.dispatches()).toEqual([]);
    await town.sql("DELETE FROM ledger_entry WHERE org_id = $1 AND entry_id = '5999'", [town.orgId]);
    await planDay(town.orgId, TODAY, deafWhileCounting(town));
    expect(await town.dispatches()).toEqual([]);
    const yesterday = await releaseFuse(town.orgId, ADMIN, addDays(TODAY, -1), "late", deskOf(town));
    expect(yesterday).toEqual({ ok: false, because: "not-today" });
    expect(await releaseFuse(town.orgId, ADMIN, TODAY, "end of the quarter", deskOf(town))).toMatchObject({
      value: { planned: 30 },
    });
  });
});

describe("what was planned before rehearsal was chosen", () => {
  it("is set aside with it, so that the next signature shows all that leaves", async () => {
    const town = await rehearsed(5);
    await sign(town);
    await rehearseOrg(town.orgId, ADMIN, "once more", deskOf(town));
    const proposal = await proposeGoLive(town.orgId, deskOf(town));
    expect(proposal.counts.messages).toBe(5);
    expect(await sign(town)).toEqual({ ok: true, value: { planned: 5 } });
    await deliverDay(town.orgId, TODAY, town.desk);
    expect(town.sink.mails).toHaveLength(5);
  });

  it("is set aside also when somebody had claimed it, or had put it off: neither leaves under the next signature", async () => {
    const town = await rehearsed(2);
    await sign(town);
    const states = async (state: string) =>
      (
        await town.sql("SELECT 1 FROM dispatch WHERE org_id = $1 AND NOT rehearsed AND state = $2", [
          town.orgId,
          state,
        ])
      ).length;
    await town.sql(
      `UPDATE dispatch SET state = 'claimed', fence = 1, lease_until = now() + interval '2 minutes'
       WHERE org_id = $1 AND NOT rehearsed`,
      [town.orgId],
    );
    await rehearseOrg(town.orgId, ADMIN, "once more", deskOf(town));
    expect([await states("claimed"), await states("cancelled")]).toEqual([0, 2]);
    // The one on the wire heard of it at the last moment, and was put off.
    await town.sql(
      "UPDATE dispatch SET state = 'deferred' WHERE org_id = $1 AND NOT rehearsed AND account_id = '100'",
      [town.orgId],
    );
    expect(await sign(town)).toEqual({ ok: true, value: { planned: 2 } });
    expect(await states("deferred")).toBe(0);
  });

  it("is set aside whole by the next delivery, should any of it be left", async () => {
    const town = await rehearsed(8);
    await sign(town);
    await town.sql("UPDATE org SET mode = 'rehearsal' WHERE org_id = $1", [town.orgId]);
    expect((await deliverDay(town.orgId, TODAY, town.desk)).fates).toEqual({ cancelled: 8 });
    expect(town.sink.mails).toEqual([]);
  });
});

describe("stopping and going back", () => {
  it("resumes what was live as live, and what rehearsed as rehearsal", async () => {
    const town = await rehearsed(1);
    const mode = async () => (await readStanding(town.orgId, deskOf(town))).mode;
    await stopOrg(town.orgId, ADMIN, "a doubt", deskOf(town));
    await stopOrg(town.orgId, ADMIN, "twice", deskOf(town));
    await resumeOrg(town.orgId, ADMIN, "no doubt", deskOf(town));
    expect(await mode()).toBe("rehearsal");
    await sign(town);
    await stopOrg(town.orgId, ADMIN, "a doubt", deskOf(town));
    await deliverDay(town.orgId, TODAY, town.desk);
    expect(town.sink.mails).toEqual([]);
    await resumeOrg(town.orgId, ADMIN, "no doubt", deskOf(town));
    expect(await mode()).toBe("live");
    await deliverDay(town.orgId, TODAY, town.desk);
    expect(town.sink.mails).toHaveLength(1);
    expect(await resumeOrg(town.orgId, ADMIN, "again", deskOf(town))).toEqual({
      ok: false,
      because: "not-stopped",
    });
    await rehearseOrg(town.orgId, ADMIN, "once more", deskOf(town));
    expect(await readStanding(town.orgId, deskOf(town))).toMatchObject({ mode: "rehearsal", liveOn: null });
  });
});
