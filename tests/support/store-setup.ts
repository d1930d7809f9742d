import { folderInMemory } from "./folder-in-memory.ts";
import { type Keeper, startKeeper } from "./store-keeper.ts";

const held = globalThis as { huikuanKeeper?: Keeper; huikuanFolder?: string };

export default async function setUp(): Promise<void> {
  const folder = folderInMemory();
  if (folder !== null) {
    held.huikuanFolder = folder;
    process.env["TMPDIR"] = folder;
  }
  const keeper = await startKeeper();
  held.huikuanKeeper = keeper;
  process.env["HUIKUAN_TEST_KEEPER"] = keeper.path;
}
