import { rmSync } from "node:fs";
import type { Keeper } from "./store-keeper.ts";

const held = globalThis as { huikuanKeeper?: Keeper; huikuanFolder?: string };

export default async function tearDown(): Promise<void> {
  await held.huikuanKeeper?.stop();
  if (held.huikuanFolder !== undefined) rmSync(held.huikuanFolder, { recursive: true, force: true });
}
