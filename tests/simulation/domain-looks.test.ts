import { describe, expect, it } from "@jest/globals";
import { looksOf } from "./domain-looks.ts";
import type { Fate } from "./process.ts";

/** EVERY_POINT=1 comes by at each fault point. */
const STRIDE = process.env["EVERY_POINT"] === "1" ? 1 : 3;

const points = new Set<string>();

/** The story once for every `STRIDE`-th fault point of the first server, with that fate there; what went wrong, and where. */
async function everywhere(fate: NonNullable<Fate>): Promise<string[]> {
  const way: string[] = [];
  await looksOf(
    "look",
    () => null,
    (point) => void way.push(point),
  );
  for (const point of way) points.add(point);
  const flaws: string[] = [];
  for (let at = 0; at < way.length; at += STRIDE) {
    let passed = -1;
    const looks = await looksOf("look", () => {
      passed += 1;
      return passed === at ? fate : null;
    });
    const { noted, failed, ageHours, keyIsProven, faults } = looks;
    const said = noted.join(" | ");
    if (said !== WANTED || failed || !keyIsProven || ageHours > 3 || faults.length > 0)
      flaws.push(`at ${at}, ${way[at]}: ${JSON.stringify(looks)}`);
  }
  return flaws;
}

/** Each turn of the verdict once, in its order. */
const WANTED = [
  "the check of the domain failed",
  "our key was found published",
  "the check of the domain passed",
].join(" | ");

describe("the domain that is looked up again by two servers", () => {
  it("R-02: is judged and told of once for each turn, wherever one of them dies", async () => {
    expect(await everywhere({ kind: "dies" })).toEqual([]);
  }, 120_000);

  it("R-20: and wherever one of them sleeps until the other has looked, and longer", async () => {
    expect(await everywhere({ kind: "sleeps", ms: 2.5 * 3_600_000 })).toEqual([]);
  }, 120_000);

  it("has a fault point at every question, at every reading and writing, and on either side of its commits", () => {
    const room = ["begin", "commit, before", "commit, after"].map((point) => `senders: ${point}`);
    const book = ["sender", "lockSender", "signingKeys", "saveCheck", "proveSigningKey", "noteChange"];
    const asked = ["texts", "addresses"].flatMap((what) => [`${what}: before`, `${what}: after`]);
    const wanted = [...room, ...book.map((method) => `senders.${method}`), ...asked];
    expect(wanted.filter((point) => !points.has(point))).toEqual([]);
  });
});
