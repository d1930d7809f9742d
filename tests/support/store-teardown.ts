import type { Keeper } from "./store-keeper.ts";

const held = globalThis as { huikuanKeeper?: Keeper };

export default async function tearDown(): Promise<void> {
  await held.huikuanKeeper?.stop();
}
