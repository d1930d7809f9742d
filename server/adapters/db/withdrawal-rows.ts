import type { Transaction } from "kysely";
import type { WithdrawalBook } from "../../promise/ports.ts";
import { agreementBook, type LineRowsNeed } from "./followup-rows.ts";
import { endPromise } from "./promise-rows.ts";
import type { Database } from "./schema.ts";

export const withdrawalBook = (
  tx: Transaction<Database>,
  orgId: string,
  need: LineRowsNeed,
): WithdrawalBook => ({
  ...agreementBook(tx, orgId, need),
  withdrawPromise: (promiseId, on, said) => endPromise(tx, orgId, [promiseId], "withdrawn", on, said),
});
