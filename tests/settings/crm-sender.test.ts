import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { proposeGoLive } from "../../server/activation/index.ts";
import type { Desks } from "../../server/compose.ts";
import {
  checkSender,
  readSender,
  saveFiles,
  saveSender,
  type SenderDesk,
  testSender,
} from "../../server/settings/index.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { openTowns } from "../stories/towns.ts";
import type { Town } from "../stories/town.ts";
import { desksOver } from "../support/desks.ts";
import { recordsOf } from "./zone.ts";

const towns = openTowns();
let desks: Desks;
let town: Town;
const admin = () => ({ orgId: town.orgId, userId: "7", userName: "陈总" });
const sound = {
  name: "海纳精密 应收",
  address: "ar@haina.example",
  replyTo: "chen@mail.haina.example",
  signature: { "zh-CN": "海纳精密财务部", en: "Haina, accounts receivable" },
};
/** From which addresses the CRM sends. */
let crmSays: () => Result<readonly string[], string> = () => ok([]);
const desk = (): SenderDesk => ({
  ...desks.senders,
  fromAddresses: async () => crmSays(),
  records: recordsOf(() => ({})),
});

beforeAll(async () => {
  desks = await desksOver(towns.database());
  town = await towns.oneDebt();
  await town.sql(
    "INSERT INTO crm_user (org_id, user_id, name, email, profile, active) VALUES ($1, '7', '7', 'chen@haina.example', 'Administrator', true)",
    [town.orgId],
  );
});
afterAll(() => desks.closeMail());

describe("a sender of the org's own", () => {
  it("may be the CRM's: from an address that it knows, without files, tests and checks of our own", async () => {
    const ask = (by: "smtp" | "zoho") =>
      saveSender(admin(), { sender: { ...sound, by }, reason: "stands in the CRM" }, desk());
    const says = async () => {
      const asked = await ask("zoho");
      return asked.ok ? "taken" : `${asked.because.field}: ${asked.because.message.en}`;
    };
    crmSays = () => ok(["chen@haina.example"]);
    expect(await says()).toMatch(/^sender\.address: Zoho CRM does not send from "ar@haina\.example".*\.$/);
    crmSays = () => refuse("OAUTH_SCOPE_MISMATCH");
    expect(await says()).toMatch(/^sender\.by: .*OAUTH_SCOPE_MISMATCH.*connect it again\.$/);
    crmSays = () => {
      throw new Error("no answer");
    };
    expect(await says()).toMatch(/^sender\.by: .*does not answer/);
    crmSays = () => ok(["AR@haina.example"]);
    const files = { rule: { attach: "pdf", mostMb: 5 }, reason: "x" } as const;
    expect((await saveFiles(admin(), files, desks.files)).ok).toBe(true);
    expect(await says()).toMatch(/^sender\.by: .*cannot carry the invoices' files/);
    await saveFiles(admin(), { ...files, rule: null }, desks.files);
    await checkSender(admin(), { selector: null }, desk());
    expect(await says()).toBe("taken");
    expect(await readSender(admin(), desk())).toMatchObject({
      sender: { ...sound, by: "zoho" },
      check: null,
    });
    expect(await saveFiles(admin(), files, desks.files)).toMatchObject({
      ok: false,
      because: { field: "rule" },
    });
    expect((await checkSender(admin(), { selector: null }, desk())).ok).toBe(false);
    expect((await testSender(admin(), { sender: { ...sound, by: "zoho" } }, desk())).ok).toBe(false);
    const obstacles = async () =>
      (await proposeGoLive(town.orgId, { ...desks.activation, fromAddresses: async () => crmSays() }))
        .obstacles;
    expect(await obstacles()).not.toContain("not-in-crm");
    crmSays = () => ok([]);
    expect(await obstacles()).toContain("not-in-crm");
    expect((await ask("smtp")).ok).toBe(true);
    expect((await readSender(admin(), desk())).sender).toEqual(sound);
  });
});
