import { createHash, randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { readMessage, viewAccount } from "../../server/account/index.ts";
import { groupBook } from "../../server/adapters/db/group-rows.ts";
import { sendBook } from "../../server/adapters/db/send-now-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { planAsked, previewSend, type SendDesk } from "../../server/dunning/index.ts";
import { choosePayer, type GroupDesk } from "../../server/group/index.ts";
import type { Role } from "../../shared/account/contract.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { desksOver } from "../support/desks.ts";
import type { Town } from "../stories/town.ts";
import { openTowns } from "../stories/towns.ts";

const towns = openTowns();
const TODAY = "2026-03-05";

const dayIn = (_zone: string, at: Date) =>
  toDay(new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
const deskOf = (town: Town): GroupDesk => ({
  inTenant: (orgId, work) => withTenant(towns.database().pool, orgId, (tx) => work(groupBook(tx, orgId))),
  now: () => town.now,
  dayIn,
});
const personAt = (town: Town, accountId: string, role: Role = "collector") => ({
  orgId: town.orgId,
  accountId,
  userId: "77",
  userName: "Li Qian",
  role,
});

/** A head office 100 with the branch 101; 102 belongs to nobody. */
async function group(): Promise<Town> {
  const town = await towns.oneDebt();
  for (const id of ["101", "102"]) await town.account(id);
  await town.sql("UPDATE account SET parent_id = '100' WHERE org_id = $1 AND account_id = '101'", [
    town.orgId,
  ]);
  await town.invoice("2", "101", 200_000, "2026-03-02");
  await town.dawn(toDay(TODAY));
  return town;
}

interface Asked {
  readonly at?: string;
  readonly role?: Role;
  readonly together?: boolean;
  readonly clientId?: string;
  readonly reason?: string;
}
const choose = (
  town: Town,
  { at = "100", role, together = true, clientId = randomUUID(), reason = "they pay for all" }: Asked = {},
) => choosePayer(personAt(town, at, role), { clientId, together, reason }, deskOf(town));
const kept = (town: Town) =>
  town.sql("SELECT choice_id FROM group_payer WHERE org_id = $1", [town.orgId]).then((rows) => rows.length);
const sent = (town: Town) =>
  town
    .sql<{ line: string }>(
      `SELECT concat_ws(' ', as_of, account_id, array_to_string(invoice_ids, ',')) AS line FROM dispatch
       WHERE org_id = $1 AND state = 'sent' ORDER BY as_of, account_id`,
      [town.orgId],
    )
    .then((rows) => rows.map(({ line }) => line));
async function viewOf(town: Town, accountId: string) {
  const whole = await desksOver(towns.database());
  const seen = await viewAccount(personAt(town, accountId), { ...whole.account, now: () => town.now });
  if (!seen.ok) throw new Error(seen.because);
  return seen.value;
}

describe("choosing who pays for a group", () => {
  it("is for administrators and collectors, not for the owner or whoever only reads", async () => {
    const town = await group();
    for (const role of ["rep", "viewer"] as const)
      expect(await choose(town, { role })).toEqual({ ok: false, because: "not-allowed" });
    expect(await kept(town)).toBe(0);
    for (const role of ["admin", "collector"] as const)
      expect(await choose(town, { role })).toMatchObject({ ok: true });
    expect(await kept(town)).toBe(2);
  });

  it("is done at the head office: not at a branch, at an account alone, or at one that nobody knows", async () => {
    const town = await group();
    const refusals = { "101": "not-head-office", "102": "no-group", "999": "not-synced" };
    for (const [at, because] of Object.entries(refusals))
      expect(await choose(town, { at })).toEqual({ ok: false, because });
    expect(await kept(town)).toBe(0);
    expect(await choose(town, { at: "100" })).toMatchObject({ ok: true });
  });

  it("is saved once for one id, and refused for the same id with another content", async () => {
    const town = await group();
    const clientId = randomUUID();
    const [first, again] = [await choose(town, { clientId }), await choose(town, { clientId })];
    expect(again).toEqual(first);
    for (const other of [{ together: false }, { reason: "another" }])
      expect(await choose(town, { clientId, ...other })).toEqual({
        ok: false,
        because: "same-id-other-text",
      });
    expect(await kept(town)).toBe(1);
  });

  it("holds from the next day's round on, and so does undoing it", async () => {
    const town = await group();
    expect(await choose(town)).toMatchObject({
      ok: true,
      value: { together: false, choice: { together: true, fromOn: "2026-03-06" } },
    });
    await town.round(TODAY);
    expect(await sent(town)).toEqual(["2026-03-05 100 1", "2026-03-05 101 2"]);
    await town.round("2026-03-12");
    await choose(town, { together: false });
    await town.round("2026-03-12");
    expect((await sent(town)).slice(2)).toEqual(["2026-03-12 100 1,2"]);
    await town.round("2026-04-01");
    expect((await sent(town)).slice(3)).toEqual(["2026-04-01 100 1", "2026-04-01 101 2"]);
  });
});

describe("the pages of a group", () => {
  it("say who its head office is, and there alone who the others are; an account alone says nothing", async () => {
    const town = await group();
    const root = { accountId: "100", name: "Buyer 100" };
    const group100 = { root, accounts: 2, together: false, choice: null };
    expect((await viewOf(town, "101")).group).toEqual(group100);
    expect((await viewOf(town, "100")).group).toEqual({
      ...group100,
      members: [{ accountId: "101", name: "Buyer 101" }],
    });
    expect((await viewOf(town, "102")).group).toBeUndefined();
    await choose(town);
    await town.dawn(toDay("2026-03-06"));
    expect((await viewOf(town, "101")).group).toEqual({
      ...group100,
      together: true,
      choice: { together: true, reason: "they pay for all", by: "Li Qian", fromOn: "2026-03-06" },
    });
  });

  it("show and open what the head office was told about a branch, and to nobody whom it does not name", async () => {
    const town = await group();
    await choose(town);
    await town.round("2026-03-06");
    expect(await sent(town)).toEqual(["2026-03-06 100 1,2"]);
    const [line] = (await viewOf(town, "101")).log.followups.filter(({ dispatch }) => dispatch !== null);
    const id = line?.dispatch?.dispatchId ?? "";
    expect(line?.dispatch).toMatchObject({ through: "Buyer 100", state: "sent" });
    expect((await viewOf(town, "100")).log.followups[0]?.dispatch).not.toHaveProperty("through");
    const { account } = await desksOver(towns.database());
    const read = (accountId: string) => readMessage({ orgId: town.orgId, accountId }, id, account);
    for (const accountId of ["100", "101"])
      expect(await read(accountId)).toMatchObject({ ok: true, value: { recipient: "ap100@buyer.example" } });
    expect(await read("102")).toEqual({ ok: false, because: "no-such-message" });
  });

  it("name the head office where a branch's message is asked for now, and nobody where it pays for itself", async () => {
    const town = await group();
    const desk: SendDesk = {
      ...town.desk,
      inTenant: (orgId, work) => withTenant(towns.database().pool, orgId, (tx) => work(sendBook(tx, orgId))),
      dayIn,
      digest: (value) => createHash("sha256").update(JSON.stringify(value)).digest("hex"),
    };
    const look = (accountId: string) => previewSend(personAt(town, accountId), desk);
    expect(await look("101")).toMatchObject({ ok: true, value: { parts: [{ kind: "leaves" }] } });
    expect(await look("101")).not.toHaveProperty("value.payer");
    await choose(town);
    await town.dawn(toDay("2026-03-06"));
    expect(await look("101")).toMatchObject({ ok: true, value: { parts: [], payer: "Buyer 100" } });
    expect(await look("100")).not.toHaveProperty("value.payer");
    await planAsked(town.orgId, toDay("2026-03-06"), desk);
    expect(await sent(town)).toEqual([]);
  });
});
