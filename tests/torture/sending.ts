import { quantile } from "../bench/figures.ts";
import type { Findings, Program } from "../support/named-program.ts";
import { withDatabase } from "./own-database.ts";
import { type Tormented, tormentSending } from "./sending/torment.ts";
import { isClean } from "./sending/verdict.ts";

export const sendingTorture = {
  about:
    "Kills real servers at random while they deliver a round of reminders, until it is over; then judges the mailbox.",
  options: {
    messages: { about: "reminders of one round, each to a debtor of its own", value: 500 },
    kills: { about: "SIGKILLs within one round", value: 25 },
    servers: { about: "server processes at work on the same database", value: 1 },
    reaped: {
      about: "kills of an only server after which it is measured how soon what it held is taken back",
      value: 5,
    },
    mishaps: { about: "SMTP commands of a thousand that go wrong", value: 10 },
    rounds: { about: "fresh rounds, each with its own seed", value: 1 },
    seed: { about: "of every chance taken", value: 1 },
  },
  async run(given, say) {
    const { messages = 0, kills = 0, servers = 1, mishaps = 0, reaped = 0, rounds = 1, seed = 1 } = given;
    const found: Findings[] = [];
    for (let round = 0; round < rounds; round += 1) {
      say(`seed ${seed}, round ${round + 1}: ${messages} messages, ${kills} kills, ${servers} servers`);
      const torment = {
        messages,
        kills,
        servers,
        mishapsPerMille: mishaps,
        reaped,
        seed: `${seed}/${round}`,
        say,
      };
      const tormented = await withDatabase((database) => tormentSending(torment, database));
      found.push(findingsOf(tormented, messages));
      say(JSON.stringify(found.at(-1)));
    }
    return { ok: found.every(({ ok }) => ok), seed, messages, rounds: found };
  },
} satisfies Program;

/** */
const REAPED_WITHIN_MS = 15_000;

/** Clean, and every kill that was asked for fell. */
export const findingsOf = (
  { verdict, stuck, reapedMs, ...counts }: Tormented,
  messages: number,
): Findings => ({
  ok: stuck.length === 0 && isClean(verdict, messages) && reapedMs.every((ms) => ms <= REAPED_WITHIN_MS),
  ...counts,
  // beyond the lease itself.
  reapedP99Ms: reapedMs.length === 0 ? 0 : quantile(reapedMs, 0.99),
  reapedSamples: reapedMs.length,
  ...verdict,
  stuck: stuck.join(" "),
});
