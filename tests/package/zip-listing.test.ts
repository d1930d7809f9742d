import { describe, expect, it } from "@jest/globals";
import { listingFaults } from "../../manifest/package/zip-listing.ts";

const staged = new Map([
  ["app/widget.html", 700],
  ["app/js/page.js", 9],
]);

describe("the zip's listing against the build", () => {
  it("is silent when both are the same, in any order", () => {
    expect(listingFaults(new Map([...staged].reverse()), staged)).toEqual([]);
  });

  it("names what was left out, what is foreign and what has another size", () => {
    const packed = new Map([
      ["app/widget.html", 701],
      ["app/extra.js", 1],
    ]);
    expect(listingFaults(packed, staged)).toEqual([
      "app/widget.html has 701 bytes in the zip and 700 in the build.",
      "app/js/page.js was left out of the zip.",
      "app/extra.js is in the zip, but not in the build.",
    ]);
  });
});
