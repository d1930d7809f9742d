import { expect, it } from "@jest/globals";
import { usualNumbers } from "../support/named-program.ts";
import { sendingTorture } from "../torture/sending.ts";

it("R-07 R-21: sends each reminder once, or shows it in doubt, though its server is killed while it sends", async () => {
  const small = { ...usualNumbers(sendingTorture), messages: 24, kills: 2, reaped: 1, mishaps: 30, seed: 3 };
  const { rounds } = await sendingTorture.run(small, () => undefined);
  const clean = { duplicates: 0, lost: 0, unaccounted: 0, doubtsHidden: 0, doubtsResent: 0, stuck: "" };
  expect(rounds).toMatchObject([{ ok: true, kills: 2, ...clean }]);
}, 180_000);
