import { expect, it } from "@jest/globals";
import { usualNumbers } from "../support/named-program.ts";
import { storageTorture } from "../torture/storage.ts";

it("loses nothing, leaves nobody and reopens, killed at its first boot, at a restart and at work", async () => {
  const given = { ...usualNumbers(storageTorture), kills: 3, server: 0, seed: 4 };
  const { ok, store } = await storageTorture.run(given, () => undefined);
  expect(store).toMatchObject({
    kills: 3,
    lost: 0,
    orphans: 0,
    failedOpens: 0,
    faults: [],
    secondOpeners: 1,
  });
  expect(store).toHaveProperty("acknowledged", expect.any(Number));
  expect(ok).toBe(true);
}, 180_000);
