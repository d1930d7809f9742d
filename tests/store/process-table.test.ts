import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "@jest/globals";
import { processesAt, signal } from "../../server/adapters/db/store/process-table.ts";

describe("a signal to several processes", () => {
  it("reaches the next one when the first has ended between the look and the signal", async () => {
    const mark = `wait-${process.pid}-${process.hrtime.bigint()}`;
    const waiting = () =>
      spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", mark], { stdio: "ignore" });
    const [gone, there] = [waiting(), waiting()];
    await Promise.all([once(gone, "spawn"), once(there, "spawn")]);
    const seen = processesAt(mark, ["node", "MainThread"]);
    const inOrder = [gone.pid, there.pid].map((pid) => seen.find((one) => one.pid === pid));
    const both = inOrder.filter((one) => one !== undefined);
    expect(both).toHaveLength(2);
    const ended = [once(gone, "exit"), once(there, "exit")];
    gone.kill("SIGKILL");
    await ended[0];
    signal(both, "SIGKILL");
    expect(await ended[1]).toEqual([null, "SIGKILL"]);
  });
});
