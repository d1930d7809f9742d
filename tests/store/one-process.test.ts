import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openStore } from "../../server/adapters/db/store/open-store.ts";
import { type OtherProcess, otherProcess } from "../support/other-process.ts";

let dataDir: string;
let holder: OtherProcess;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "huikuan-one-"));
  holder = otherProcess("hold", dataDir);
  await holder.says("ready");
});
afterAll(async () => {
  await holder.kill("SIGTERM");
  rmSync(dataDir, { recursive: true, force: true });
});

describe("a data directory that a process holds", () => {
  it("is refused to a second process within a second, in one sentence that names the holder", async () => {
    const second = otherProcess("hold", dataDir);
    const refusal = await second.says("refused");
    expect(refusal["refused"]).toBe(
      `The data directory ${dataDir} is in use by another Huikuan process (pid ${holder.child.pid}); stop that one, or give this one a directory of its own.`,
    );
    expect(refusal["ms"]).toBeLessThan(1000);
    await second.kill("SIGKILL");
  });

  it("is refused under another path to the same directory", async () => {
    await expect(
      openStore({ dataDir: join(dataDir, "..", ".", dataDir.split("/").at(-1) ?? "") }),
    ).rejects.toThrow(/in use by another Huikuan process/);
  });

  it("lets a command attach to the running database, and leave it running", async () => {
    const beside = await openStore({ dataDir, attach: true });
    expect((await beside.pool.query("SELECT current_user AS role")).rows).toEqual([{ role: "huikuan_app" }]);
    await beside.close();
    const again = await openStore({ dataDir, attach: true });
    expect((await again.ownerPool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await again.close();
  });
});

describe("a data directory that nobody holds", () => {
  it("opens for a command that would have attached, and is free again after close", async () => {
    const own = mkdtempSync(join(tmpdir(), "huikuan-free-"));
    for (const attach of [true, false]) {
      const store = await openStore({ dataDir: own, attach });
      expect(store.kind).toBe("embedded");
      await store.close();
    }
    rmSync(own, { recursive: true, force: true });
  });
});
