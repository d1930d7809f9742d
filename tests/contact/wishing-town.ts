import { afterAll, afterEach, beforeAll } from "@jest/globals";
import type { Desks } from "../../server/compose.ts";
import { type Asker, readContacts } from "../../server/contact/index.ts";
import { ReturningTown } from "../bounce/returning-town.ts";
import type { Town } from "../stories/town.ts";
import { desksOver } from "../support/desks.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

export const DAY = "2026-03-05";

/** A town in which letters come back, and the desks of those who talk to its buyers: one for each test of a file. */
export function wishingTown() {
  let db: TestDatabase;
  let returning: ReturningTown;
  let desks: Desks;
  beforeAll(async () => {
    db = await openTestDatabase();
    const whole = await desksOver(db);
    const now = () => returning.town.now;
    desks = {
      ...whole,
      followup: { ...whole.followup, now },
      contacts: { ...whole.contacts, now },
      holds: { ...whole.holds, now },
    };
  });
  afterEach(() => returning.leave());
  afterAll(() => db.drop());

  const at = {
    get town(): Town {
      return returning.town;
    },
    get returning(): ReturningTown {
      return returning;
    },
    get desks(): Desks {
      return desks;
    },
    /** Buyer 100, whose invoice is three days past due. */
    async found(): Promise<void> {
      returning = await ReturningTown.found(db);
      await returning.town.account("100");
      await returning.town.invoice("103", "100", 100_000, "2026-03-02");
    },
    asker: (accountId = "100", role: Asker["role"] = "collector"): Asker => ({
      ...{ orgId: returning.town.orgId, accountId, userId: "5", userName: "李倩", role },
    }),
    there: async (accountId = "100") => (await readContacts(at.asker(accountId), desks.contacts)).contacts,
    /** To whom mails left, in order. */
    written: (): string[] => returning.town.sink.mails.flatMap(({ to }) => to),
  };
  return at;
}
