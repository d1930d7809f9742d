import { setPriority } from "node:os";
import { testOwnLedger } from "../../../shared/forecast/backtest/own-ledger.ts";
import type { KnownInvoice } from "../../../shared/forecast/seen-invoice.ts";

/** A process of its own: takes a ledger in pieces, tests it while letters and pages go first, and answers once. */
const known: KnownInvoice[] = [];
const PARTS = { p1: 1, p2: 2, p3: 3 } as const;
/** Behind everything else on the machine. */
const LAST = 10;

process.on("message", (piece: readonly KnownInvoice[] | "all") => {
  if (piece !== "all") {
    for (const each of piece) known.push(each);
    return;
  }
  setPriority(LAST);
  const tested = testOwnLedger(known, (part) => process.send?.({ done: PARTS[part] }));
  process.send?.({ tested }, () => process.exit(0));
});
// The server that asked is gone.
process.on("disconnect", () => process.exit(1));
