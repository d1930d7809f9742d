import { describe, expect, it } from "@jest/globals";
import { smtpTorture } from "../torture/smtp.ts";
import { OUTCOMES } from "../torture/smtp/outcomes.ts";

/** Each row of the table once; `npm run torture -- smtp` makes a thousand of them. */
describe("a mail server that errs at some command", () => {
  it("R-03 R-04 E-03: leaves each message as the table says, at most one letter, and every doubt to a person", async () => {
    const found = await smtpTorture.run({ runs: OUTCOMES.length, seed: 1 }, () => undefined);
    expect(found).toMatchObject({
      ok: true,
      runs: OUTCOMES.length,
      firstWrong: [],
      flaws: [],
      resent: 0,
      improprieties: [],
    });
  }, 120_000);
});
