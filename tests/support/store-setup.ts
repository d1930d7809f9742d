import { type Keeper, startKeeper } from "./store-keeper.ts";

const held = globalThis as { huikuanKeeper?: Keeper };

export default async function setUp(): Promise<void> {
  const keeper = await startKeeper();
  held.huikuanKeeper = keeper;
  process.env["HUIKUAN_TEST_KEEPER"] = keeper.path;
}
