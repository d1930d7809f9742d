import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { messageTags } from "../../server/adapters/token/message-tags.ts";
import { checkMailbox } from "../../shared/bounce/check-mailbox.ts";
import { LONGEST_LOCAL, messageIdOf, returnPathOf, tracesIn } from "../../shared/bounce/return-path.ts";

const tagOf = messageTags(new Uint8Array(32).fill(1), "return");

describe("where a message comes back to", () => {
  it("names the message and its tag, in whichever case servers write it, and in no more than an address may have", () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.constantFrom(
          "returns@seller.example",
          "@returns.seller.example",
          `${"r".repeat(LONGEST_LOCAL)}@s.example`,
        ),
        fc.boolean(),
        (dispatchId, address, loud) => {
          const traced = { dispatchId, tag: tagOf("1", dispatchId) };
          const path = returnPathOf(traced, address);
          expect(path.split("@")[0]?.length).toBeLessThanOrEqual(64);
          const id = messageIdOf(traced, "seller.example");
          expect(tracesIn(loud ? path.toUpperCase() : path)).toEqual([traced]);
          expect(tracesIn(`In-Reply-To: ${id}`)).toEqual([traced]);
        },
      ),
    );
  });

  it("has a tag that is the org's, the message's and the server's alone", () => {
    const other = messageTags(new Uint8Array(32).fill(2), "return");
    expect(new Set([tagOf("1", "a"), tagOf("1", "b"), tagOf("2", "a"), other("1", "a")]).size).toBe(4);
    expect(tagOf("1", "a")).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe("the return address of an org", () => {
  it.each(["returns@seller.example", "@returns.seller.example", " Returns@Seller.Example "])(
    "takes %s",
    (written) => {
      expect(checkMailbox(written)).toEqual({ ok: true, value: written.trim().toLowerCase() });
    },
  );

  it.each([
    "",
    "returns",
    "a@b@c.example",
    "re turns@seller.example",
    "returns+x@seller.example",
    "returns@seller",
    "returns@seller.example\r\nBcc: x@y.example",
    "<returns@seller.example>",
    `${"r".repeat(LONGEST_LOCAL + 1)}@seller.example`,
  ])("refuses %j in one sentence beside its field", (written) => {
    const checked = checkMailbox(written);
    expect(checked).toMatchObject({ ok: false, because: { field: "address" } });
  });
});
