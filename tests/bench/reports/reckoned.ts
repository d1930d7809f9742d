import { withTenant } from "../../../server/adapters/db/with-tenant.ts";
import { receivablesBook } from "../../../server/adapters/db/receivables-rows.ts";
import { addDays, type Day } from "../../../shared/kernel/day.ts";
import { money } from "../../../shared/kernel/money.ts";
import { CNY, type EmptyStore, ORG } from "../filled-store.ts";

/** A version of what losses and the cost of credit are reckoned by, in force: reports are priced. */
export const approveTerms = ({ store }: EmptyStore, today: Day): Promise<void> =>
  withTenant(store.pool, ORG, async (tx) => {
    const book = receivablesBook(tx, ORG);
    const [proposer, approver] = [
      { userId: "1", userName: "Lin" },
      { userId: "2", userName: "Mei" },
    ];
    const at = new Date();
    await book.addVersion({
      ...{ version: 1, clientId: "0191f5a0-0000-7000-8000-000000000001", reason: "Bench", by: proposer, at },
      terms: {
        matrices: [{ currency: CNY, rates: [3_000, 16_000, 36_000, 66_000, 108_000] }],
        assessed: [],
        loss: { writeOffPpm: 500_000, recoveryPpm: 100_000, forwardPpm: 1_000_000, forwardReason: "" },
        ...{ yearlyPpm: 60_000, contact: money(3_000, CNY), evidence: {} },
      },
    });
    await book.addApproval(1, addDays(today, -1), approver, at);
  });
