import { expect, it } from "@jest/globals";
import { usualNumbers } from "../support/named-program.ts";
import { writebackTorture } from "../torture/writeback.ts";

it("gives the CRM one record of each follow-up, though it loses answers", async () => {
  const small = { ...usualNumbers(writebackTorture), followups: 60, servers: 1, kills: 0, late: 0, seed: 3 };
  expect(await writebackTorture.run(small, () => undefined)).toMatchObject({
    ok: true,
    logged: 60,
    missing: 0,
    doubled: 0,
    strangers: 0,
    different: 0,
    refused: 0,
    waiting: 0,
  });
}, 180_000);
