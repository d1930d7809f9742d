import { expect, it } from "@jest/globals";
import { usualNumbers } from "../support/named-program.ts";
import { sendingTorture } from "../torture/sending.ts";

it("R-07 R-21: sends each reminder once, or shows it in doubt, though its server is killed while it sends", async () => {
  const small = { ...usualNumbers(sendingTorture), messages: 24, kills: 2, reaped: 1, mishaps: 30, seed: 3 };
  const { rounds, ok } = await sendingTorture.run(small, () => undefined);
  expect({ ok, rounds }).toMatchObject({
    ok: true,
    rounds: [
      { kills: 2, duplicates: 0, lost: 0, unaccounted: 0, doubtsHidden: 0, doubtsResent: 0, stuck: "" },
    ],
  });
}, 180_000);
