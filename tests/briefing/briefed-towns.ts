import { afterAll, beforeAll } from "@jest/globals";
import {
  type BriefingDesk,
  deliverBriefings,
  prepareBriefings,
  setBriefings,
} from "../../server/briefing/index.ts";
import type { Desks } from "../../server/compose.ts";
import { type Day, toDay } from "../../shared/kernel/day.ts";
import type { Town } from "../stories/town.ts";
import { openTowns } from "../stories/towns.ts";
import { desksOver } from "../support/desks.ts";

/** Thursday; the reminder of the one debt is due on it. */
export const THURSDAY = toDay("2026-03-05");

interface Chosen {
  readonly forewarning?: boolean;
  readonly digestOn?: number | null;
  readonly digestTo?: readonly string[];
}

/** Towns of a test file, whose own people are written to by the town's mail server and clock. */
export function openBriefings() {
  const towns = openTowns();
  let desks: Desks;
  beforeAll(async () => {
    desks = await desksOver(towns.database());
  });
  afterAll(() => desks.closeMail());
  const deskOf = (town: Town): BriefingDesk => ({
    ...desks.briefings,
    now: () => town.now,
    courier: town.desk.courier,
    dunning: town.desk,
    stopped: () => town.stopped,
  });
  const prepare = (town: Town, on: Day) => prepareBriefings(town.orgId, on, deskOf(town));
  const deliver = (town: Town) => deliverBriefings(town.orgId, deskOf(town));
  return {
    towns,
    desks: () => desks,
    prepare,
    deliver,
    choose(town: Town, chosen: Chosen) {
      const request = { forewarning: false, digestOn: null, reason: "a test", ...chosen };
      const admin = { orgId: town.orgId, userId: "9", userName: "Chen" };
      return setBriefings(admin, { ...request, digestTo: [...(chosen.digestTo ?? [])] }, deskOf(town));
    },
    /** How many mails the day makes; they are handed over. */
    async brief(town: Town, on: Day): Promise<number> {
      await town.dawn(on);
      const made = await prepare(town, on);
      await deliver(town);
      return made;
    },
  };
}

export const hire = (town: Town, userId: string, more: { locale?: string; active?: boolean } = {}) =>
  town.sql(
    "INSERT INTO crm_user (org_id, user_id, name, email, profile, active, locale) VALUES ($1, $2, $3, $4, 'Standard', $5, $6)",
    [
      town.orgId,
      userId,
      `Owner ${userId}`,
      `owner${userId}@seller.example`,
      more.active ?? true,
      more.locale ?? null,
    ],
  );

/** "kind user day state" of each mail to our own people. */
export async function statesIn(town: Town): Promise<string[]> {
  const rows = await town.sql<{ line: string }>(
    "SELECT concat_ws(' ', kind, user_id, for_on, state) AS line FROM briefing WHERE org_id = $1 ORDER BY kind, user_id, for_on",
    [town.orgId],
  );
  return rows.map(({ line }) => line);
}
