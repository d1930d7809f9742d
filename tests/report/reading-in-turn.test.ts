import { describe, expect, it } from "@jest/globals";
import { readingInTurn } from "../../server/report/index.ts";

/** A reading that ends when it is told to, and knows how often it was begun. */
function held(answer: string) {
  const reading = { begun: 0, end: (): void => undefined, read: (): Promise<string> => promise };
  const promise = new Promise<string>((done) => (reading.end = () => done(answer)));
  reading.read = () => {
    reading.begun += 1;
    return promise;
  };
  return reading;
}
const soon = () => new Promise<void>((done) => setImmediate(done));

describe("readings of whole ledgers", () => {
  it("reads an org's ledger once at a time, in the order of asking", async () => {
    const inTurn = readingInTurn();
    const [first, second] = [held("a"), held("b")];
    const told = [inTurn("1", "x", first.read), inTurn("1", "y", second.read)];
    await soon();
    expect([first.begun, second.begun]).toEqual([1, 0]);
    first.end();
    await soon();
    expect(second.begun).toBe(1);
    second.end();
    expect(await Promise.all(told)).toEqual(["a", "b"]);
  });

  it("tells one answer to all who ask what waits, but never one that was begun before they asked", async () => {
    const inTurn = readingInTurn();
    const [first, second, third] = [held("old"), held("new"), held("never")];
    const told = [first, second, third].map(({ read }) => inTurn("1", "x", read));
    [first, second, third].forEach(({ end }) => end());
    expect(await Promise.all(told)).toEqual(["old", "new", "new"]);
    expect([first.begun, second.begun, third.begun]).toEqual([1, 1, 0]);
  });

  it("never mixes questions or orgs", async () => {
    const inTurn = readingInTurn(1);
    const asked = [
      ["1", "x"],
      ["1", "x"],
      ["2", "x"],
      ["1", "y"],
      ["2", "x"],
    ] as const;
    const told = asked.map(([org, question], at) =>
      inTurn(org, question, async () => `${org}${question}${at}`),
    );
    expect(await Promise.all(told)).toEqual(["1x0", "1x1", "2x2", "1y3", "2x2"]);
  });

  it("reads as many orgs at once as it may, and lets one with a free ledger pass one that waits", async () => {
    const inTurn = readingInTurn(2);
    const asked = ["1", "1", "2", "3"].map((org) => ({ org, reading: held(org) }));
    const told = asked.map(({ org, reading }, at) => inTurn(org, `${at}`, reading.read));
    await soon();
    expect(asked.map(({ reading }) => reading.begun)).toEqual([1, 0, 1, 0]);
    asked[2]?.reading.end();
    await soon();
    expect(asked.map(({ reading }) => reading.begun)).toEqual([1, 0, 1, 1]);
    asked.forEach(({ reading }) => reading.end());
    expect(await Promise.all(told)).toEqual(["1", "1", "2", "3"]);
  });

  it("tells a fault to whoever asked, and goes on", async () => {
    const inTurn = readingInTurn();
    const failed = inTurn("1", "x", () => Promise.reject(new Error("gone")));
    const next = inTurn("1", "x", () => Promise.resolve("told"));
    await expect(failed).rejects.toThrow("gone");
    expect(await next).toBe("told");
  });
});
