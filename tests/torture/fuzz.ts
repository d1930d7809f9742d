import { randomOf } from "../../sandbox/books/random.ts";
import { type Keeper, startKeeper } from "../support/store-keeper.ts";
import type { Program } from "../support/named-program.ts";
import { openHouseGround } from "./fuzz/house-ground.ts";
import { openSandboxGround } from "./fuzz/sandbox-ground.ts";
import { type Tormented, torment } from "./fuzz/torment.ts";

const grounds = { sandbox: openSandboxGround, house: openHouseGround };

/** Bad requests to every door of the sandbox and of our server: one clear error each, nothing stored, all alive. */
export async function fuzz(requests: number, seed: number): Promise<Record<keyof typeof grounds, Tormented>> {
  const one = async (name: keyof typeof grounds): Promise<Tormented> => {
    const { ground, close } = await grounds[name]();
    try {
      return await torment(ground, Math.ceil(requests / 2), randomOf(seed).fork(name));
    } finally {
      await close();
    }
  };
  return { sandbox: await one("sandbox"), house: await one("house") };
}

export const fuzzTorture: Program = {
  about: "Sends random and malicious requests to every endpoint of the sandbox and of the server.",
  options: {
    requests: { about: "how many, half to each", value: 10_000 },
    seed: { about: "of the requests", value: 1 },
  },
  async run({ requests = 0, seed = 0 }, say) {
    say(`seed ${seed}`);
    const keeper = await keptStore();
    try {
      const found = await fuzz(requests, seed);
      for (const { mischief } of Object.values(found)) for (const each of mischief) say(JSON.stringify(each));
      const mischief = found.sandbox.mischief.length + found.house.mischief.length;
      return {
        ok: mischief === 0,
        seed,
        requests: found.sandbox.requests + found.house.requests,
        refused: found.sandbox.refused + found.house.refused,
        taken: { ...found.sandbox.taken, ...found.house.taken },
        mischief,
      };
    } finally {
      await keeper.stop();
    }
  },
};

/** The tests' database, which jest starts by itself and a command must start. */
async function keptStore(): Promise<Pick<Keeper, "stop">> {
  const keeper = await startKeeper();
  process.env["HUIKUAN_TEST_KEEPER"] = keeper.path;
  return keeper;
}
