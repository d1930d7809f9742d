import { describe, expect, it } from "@jest/globals";
import { spawn } from "node:child_process";

/** Runs the command at a size that measures nothing; the last line of what it prints. */
function findingsOf(...words: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/bench/run.ts", ...words]);
  let [said, complained] = ["", ""];
  child.stdout.on("data", (part: Buffer) => (said += part.toString()));
  child.stderr.on("data", (part: Buffer) => (complained += part.toString()));
  return new Promise((done, fail) =>
    child.once("close", (code) => {
      const last = said.trimEnd().split("\n").at(-1) ?? "";
      // 1 is a bar that was missed: at this size it says nothing.
      if ((code === 0 || code === 1) && last.startsWith("{"))
        done(JSON.parse(last) as Record<string, unknown>);
      else fail(new Error(`${words[0]} ended with ${code}: ${complained}`));
    }),
  );
}

const figure = expect.any(Number);
/** Those that open a CRM, servers and a database take half a minute together: EVERY_BENCH=1 tries them too. */
const inEvery = process.env["EVERY_BENCH"] === "1" ? it : it.skip;

describe("the benchmarks, as commands", () => {
  it("decides every account of a round, and as json-rules-engine does", async () => {
    // With fewer, nobody stands at a rule that the two could read differently.
    const size = "--invoices 9000 --accounts 300 --sample 300 --rounds 1".split(" ");
    const found = await findingsOf("round", ...size);
    expect(found).toMatchObject({ bench: "round", invoices: 9000, sampled: 300, sampleDiffers: 0, bar: 100 });
    expect(found).toMatchObject({ ratio: figure, invoicesPerCpuSecond: figure, peakRssMb: figure });
    const outcomes = Object.values(found["outcomes"] as Record<string, number>);
    expect(outcomes.reduce((all, each) => all + each, 0)).toBe(300);
  }, 60_000);

  it("plans a day from the store, and reads the same rows bare", async () => {
    const found = await findingsOf(..."stored-round --invoices 200 --accounts 20 --reads 1".split(" "));
    expect(found).toMatchObject({ bench: "stored-round", accounts: 20, failed: 0, bar: 3 });
    expect(found).toMatchObject({ ratio: figure, linear: figure, peakRssMb: figure });
  }, 60_000);

  it("scores every account from the store, ages the same rows, and scores again whoever paid", async () => {
    const size = "--invoices 200 --accounts 10 --rounds 1 --payments 2".split(" ");
    const found = await findingsOf("score", ...size);
    expect(found).toMatchObject({ bench: "score", invoices: 200, rows: 380, scored: 10, bar: 6 });
    expect(found).toMatchObject({ ratio: figure, rescoreCpuMs: figure, rescored: 2, differ: 0 });
  }, 60_000);

  it("answers every question of the reports' page from the store", async () => {
    const found = await findingsOf(..."reports --invoices 200 --accounts 10 --rounds 1".split(" "));
    expect(found).toMatchObject({ bench: "reports", invoices: 200, rows: 380, answered: true, bar: 6 });
    expect(found).toMatchObject({ ratio: figure, peakRssMb: figure, blockMs: figure });
  }, 60_000);

  inEvery(
    "warns of every account from the store, and of nothing twice",
    async () => {
      const found = await findingsOf(..."alerts --invoices 400 --accounts 20 --rounds 1".split(" "));
      expect(found).toMatchObject({ bench: "alerts", accounts: 20, changedTwice: 0, bar: 4 });
      expect(found).toMatchObject({ ratio: figure, peakRssMb: figure });
    },
    60_000,
  );

  it("replays a period, and plans single days of it", async () => {
    const found = await findingsOf(..."replay --customers 4 --days 40 --rounds 1".split(" "));
    expect(found).toMatchObject({ bench: "replay", accounts: 4, days: 40, bar: 0.5 });
    expect(found).toMatchObject({ ratio: figure, replayCpuSeconds: figure, planCpuMs: figure });
  }, 60_000);

  inEvery(
    "keeps every record of a CRM that is synced",
    async () => {
      const found = await findingsOf(..."sync --invoices 300 --accounts 20 --rounds 1".split(" "));
      expect(found).toMatchObject({ bench: "sync", records: 490, complete: true, bar: 0.4 });
      expect(found).toMatchObject({ ratio: figure, syncedPerCpuSecond: figure, loopDelayP99Ms: figure });
    },
    60_000,
  );

  inEvery(
    "delivers a day, and nodemailer alone the same bytes",
    async () => {
      const found = await findingsOf(..."deliver --messages 20 --rounds 1 --warmup 0".split(" "));
      expect(found).toMatchObject({ bench: "deliver", messages: 20, complete: true, bar: 0.3 });
      expect(found).toMatchObject({ ratio: figure, messagesPerSecond: figure, loopDelayP99Ms: figure });
    },
    60_000,
  );

  inEvery(
    "serves the account page, and the same bytes without the product",
    async () => {
      const size = "--invoices 20 --others 3 --connections 2 --warmup 20 --seconds 1 --rounds 1".split(" ");
      const found = await findingsOf("account-view", ...size);
      expect(found).toMatchObject({ bench: "account-view", openInvoices: 20, connections: 2, bar: 0.5 });
      expect(found).toMatchObject({ ratio: figure, requestsPerSecond: figure, p99Ms: figure });
    },
    60_000,
  );

  inEvery(
    "answers every point query whole while every invoice changes",
    async () => {
      const size = "--invoices 400 --accounts 40 --queries 50 --seconds 1 --rounds 1".split(" ");
      const found = await findingsOf("store", ...size);
      expect(found).toMatchObject({ bench: "store", invoices: 400, wrongAnswers: 0, complete: true });
      expect(found).toMatchObject({ busyP99Ms: figure, idleP99Ms: figure, copiedPerSecond: figure });
    },
    60_000,
  );
});
