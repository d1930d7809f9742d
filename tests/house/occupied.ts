import { afterAll, beforeAll } from "@jest/globals";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for what a test file writes, and a port that somebody else listens on. */
export function occupied(): { folder(): string; takenPort(): number } {
  let folder: string;
  let taken: Server;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "huikuan-bad-"));
    taken = createServer();
    taken.listen(0, "127.0.0.1");
    await once(taken, "listening");
  });
  afterAll(async () => {
    await new Promise((closed) => taken.close(closed));
    await rm(folder, { recursive: true, force: true });
  });
  return { folder: () => folder, takenPort: () => (taken.address() as AddressInfo).port };
}
