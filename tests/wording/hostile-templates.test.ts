import { describe, expect, it } from "@jest/globals";
import { tormentTemplates } from "../torture/templates.ts";

describe("hostile templates and values", () => {
  it("X-03, E-06: take the closed list only, and leave every value a value", () => {
    expect(tormentTemplates(200, 250, 7).mischief).toEqual([]);
  });
});
