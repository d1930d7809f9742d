import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "@jest/globals";
import type { Desks } from "../../server/compose.ts";
import { actOnLine, countInbox, type InboxDesk, readInbox } from "../../server/inbox/index.ts";
import type { LetterDesk } from "../../server/letter/index.ts";
import type { InboxBody, InboxLineBody } from "../../shared/inbox/contract.ts";
import type { InboxAct } from "../../shared/inbox/kinds.ts";
import type { InboxActRequest, InboxQuery } from "../../shared/inbox/request-contract.ts";
import { toDay } from "../../shared/kernel/day.ts";
import type { Town } from "../stories/town.ts";
import { openTowns } from "../stories/towns.ts";
import { desksOver } from "../support/desks.ts";

export const TODAY = "2026-03-05";

export const person = (town: Town, userName = "Li Qian") => ({
  orgId: town.orgId,
  userId: userName === "Li Qian" ? "7" : "8",
  userName,
  role: "collector" as const,
});

/** Towns of a test file, and their inboxes on their own clocks. */
export function openInboxes() {
  const towns = openTowns();
  let desks: Desks;
  beforeAll(async () => {
    desks = await desksOver(towns.database());
  });
  afterAll(() => desks.closeMail());
  const deskOf = (town: Town): InboxDesk => {
    const now = () => town.now;
    return { ...desks.inbox, now, discounts: { ...desks.inbox.discounts, now } };
  };
  const inboxOf = (town: Town, query: InboxQuery = {}): Promise<InboxBody> =>
    readInbox(person(town), query, deskOf(town));
  const act = (town: Town, request: InboxActRequest, by = person(town)) =>
    actOnLine(by, request, deskOf(town));
  return {
    towns,
    inboxOf,
    deskOf,
    lettersOf: (town: Town): LetterDesk => ({ ...desks.letters, now: () => town.now }),
    act,
    linesOf: async (town: Town): Promise<readonly InboxLineBody[]> => (await inboxOf(town)).lines,
    countOf: (town: Town) => countInbox(person(town), deskOf(town)),
    say(town: Town, line: InboxLineBody | undefined, what: InboxAct, reason = "", by = person(town)) {
      if (line === undefined) throw new Error("nothing waits");
      const request = { clientId: randomUUID(), kind: line.about.kind, id: line.id, act: what, reason };
      return act(town, request, by);
    },
    /** One buyer with one open invoice, at ten that morning. */
    async morning(): Promise<Town> {
      const town = await towns.oneDebt();
      await town.dawn(toDay(TODAY));
      return town;
    },
  };
}

/** What people said, as the accounts' logs have it. */
export async function notesIn(town: Town): Promise<string[]> {
  const rows = await town.sql<{ note: string }>(
    "SELECT note FROM followup WHERE org_id = $1 AND kind = 'note' ORDER BY note",
    [town.orgId],
  );
  return rows.map(({ note }) => note);
}
