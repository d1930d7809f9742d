import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { OwnTested } from "../../../shared/forecast/backtest/own-ledger.ts";
import type { KnownInvoice } from "../../../shared/forecast/seen-invoice.ts";
import type { TestLedger } from "../../forecast/back-test-ports.ts";

const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));
/** Where the loader of TypeScript is found. */
const HOUSE = fileURLToPath(new URL("../../../", import.meta.url));
const MOST_MEGABYTES = 512;
const MOST_MS = 20 * 60_000;
/** A piece of a ledger costs a millisecond or two to hand over. */
const PIECE = 2_000;

type Said = { readonly done: number } | { readonly tested: OwnTested };

export interface LedgerTester {
  readonly test: TestLedger;
  /** Ends what is under way: its test throws. */
  close(): void;
}

/** Back-tests in a process of their own, with its memory and its time bounded: no page and no letter waits for one. */
export function openLedgerTester(): LedgerTester {
  const children = new Set<ChildProcess>();
  return {
    async test(known, told) {
      const child = fork(CHILD, {
        cwd: HOUSE,
        execArgv: ["--import", "tsx", `--max-old-space-size=${MOST_MEGABYTES}`],
        serialization: "advanced",
        env: { PATH: process.env["PATH"] },
      });
      children.add(child);
      try {
        const answer = answerOf(child, told);
        answer.catch(() => undefined);
        await handOver(child, known);
        return await answer;
      } finally {
        children.delete(child);
        child.kill("SIGKILL");
      }
    },
    close: () => children.forEach((child) => child.kill("SIGKILL")),
  };
}

function answerOf(child: ChildProcess, told: (done: number) => void): Promise<OwnTested> {
  return new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => child.kill("SIGKILL"), MOST_MS);
    child.on("message", (said: Said) => ("tested" in said ? resolve(said.tested) : told(said.done)));
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      clearTimeout(tooLong);
      reject(new Error(`the back-test ended early, with ${signal ?? `code ${code}`}`));
    });
  });
}

async function handOver(child: ChildProcess, known: readonly KnownInvoice[]): Promise<void> {
  const send = (piece: readonly KnownInvoice[] | "all"): Promise<void> =>
    new Promise((resolve, reject) =>
      child.send(piece as KnownInvoice[], (fault) => (fault ? reject(fault) : resolve())),
    );
  for (let from = 0; from < known.length; from += PIECE) await send(known.slice(from, from + PIECE));
  await send("all");
}
