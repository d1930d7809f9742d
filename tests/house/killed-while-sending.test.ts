import { expect, it } from "@jest/globals";
import { usualNumbers } from "../support/named-program.ts";
import { sendingTorture } from "../torture/sending.ts";

it("R-07 R-21: sends each reminder once, or shows it in doubt, though its server is killed while it sends", async () => {
  const small = { ...usualNumbers(sendingTorture), messages: 24, kills: 2, reaped: 1, mishaps: 30, seed: 3 };
  const { rounds } = await sendingTorture.run(small, () => undefined);
  const clean = { duplicates: 0, lost: 0, unaccounted: 0, doubtsHidden: 0, doubtsResent: 0, stuck: "" };
  expect(rounds).toMatchObject([{ kills: 2, ...clean }]);
  expect(Number(rounds[0]?.["sent"]) + Number(rounds[0]?.["inDoubt"])).toBe(24);
  // How fast is the command's own bar: here two others work on the same two processors.
  expect(rounds[0]?.["reapedP99Ms"]).toBeLessThan(60_000);
}, 180_000);
