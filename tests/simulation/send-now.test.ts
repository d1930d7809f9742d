import { describe, expect, it } from "@jest/globals";
import { methodsOf } from "./ports-of.ts";
import { raceOf } from "./send-race.ts";

/** EVERY_RACE=1 runs five thousand. */
const RACES = process.env["EVERY_RACE"] === "1" ? 5_000 : 40;

const points = new Set<string>();

describe("a message that a person asks to leave now", () => {
  it(
    "R-05: two tabs, pressed twice each, and a round among other turns: one message, and everybody is answered",
    async () => {
      const failed: string[] = [];
      const heard = new Set<string>();
      for (let seed = 1; seed <= RACES; seed += 1) {
        const race = await raceOf(String(seed));
        if (race.messages !== 1 || race.unanswered > 0 || race.said.length !== 4)
          failed.push(
            `seed ${seed}: ${race.messages} messages, ${race.unanswered} open, ${race.said.join(" ")}`,
          );
        for (const each of race.said) heard.add(each);
        for (const point of race.points) points.add(point);
      }
      expect(failed).toEqual([]);
      // Every way for a press to end came by.
      expect([...heard].sort()).toEqual(["changed", "nothing-to-send", "planned", "queued", "send-changed"]);
    },
    RACES * 1_000,
  );

  it("has a fault point at every method of its book and on either side of its commits", () => {
    const methods = methodsOf("server/dunning/send-now-ports.ts", "SendBook");
    expect(methods.length).toBeGreaterThan(5);
    const wanted = ["sends: begin", "sends: commit, before", "sends: commit, after"];
    for (const method of methods) wanted.push(`sends.${method}`);
    expect(wanted.filter((point) => !points.has(point))).toEqual([]);
  });
});
