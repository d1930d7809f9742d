import { CONNECTIONS } from "../../../server/adapters/mail/open-courier.ts";
import { toDay } from "../../../shared/kernel/day.ts";
import type { Program } from "../../support/named-program.ts";
import { type Cell, inFreshCell, openCell } from "../cell.ts";
import { brief, median } from "../figures.ts";

/** One letter as it was stored before it left. */
export interface Letter {
  readonly from: string;
  readonly to: string;
  /** In base64. */
  readonly raw: string;
  readonly sha256: string;
}

export interface Delivered {
  readonly fates: Readonly<Record<string, number>>;
  readonly failed: readonly string[];
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly storeCpuSeconds: number;
  /** Statements that the database was asked, with beginnings and commits. */
  readonly roundTrips: number;
  readonly loopDelayP99Ms: number;
  readonly loopDelayMaxMs: number;
}

interface Round {
  readonly delivered: Delivered;
  readonly aloneSeconds: number;
  /** The mail server has exactly the bytes that the store has, once each. */
  readonly asStored: boolean;
}

/**
 * Of what nodemailer's own pool does with the same bytes, to the same server process, over as many connections: its users
 * may have five by default, but mailbox providers let one sender open three, and both sides are held to that.
 */
const BAR = 0.3;
/** A Tuesday, at half past ten where the debtors are. */
const TODAY = toDay("2025-11-18");
const AT = Date.parse("2025-11-18T02:30:00Z");

export const deliverBench: Program = {
  about:
    "Messages a second through a real mail server on loopback with every gate on (read again from the CRM, decided again, claimed, committed as sending, bytes stored, outcome), against nodemailer alone sending the same bytes over as many connections.",
  options: {
    messages: { about: "messages in a round", value: 1_000 },
    rounds: { about: "rounds of both, interleaved", value: 5 },
    warmup: { about: "messages before the first round", value: 200 },
  },
  async run({ messages = 1, rounds = 1, warmup = 0 }, say) {
    const [crm, sink, house] = ["crm", "sink", "house"].map((name) =>
      openCell(`deliver/${name}-cell.ts`),
    ) as [Cell, Cell, Cell];
    try {
      const smtpPort = await sink.ask<number>("start");
      await crm.ask("start", { debtors: warmup + messages * rounds, today: TODAY });
      const grant = await crm.ask("grant");
      const planned = await house.ask<number>("open", { grant, smtpPort, today: TODAY, at: AT });
      say(`${planned} messages are planned`);
      const told: Round[] = [];
      const round = async (count: number): Promise<Round> => {
        const delivered = await house.ask<Delivered>("deliver", { messages: count, today: TODAY });
        const letters = await house.ask<readonly Letter[]>("letters");
        const arrived = await sink.ask<readonly string[]>("taken");
        const alone = { port: smtpPort, connections: CONNECTIONS, letters };
        const aloneSeconds = await inFreshCell<number>("deliver/alone-cell.ts", "send", alone);
        await sink.ask("taken");
        const stored = letters.map(({ to, sha256 }) => `${to} ${sha256}`).sort();
        const asStored = stored.length === count && stored.join() === arrived.join();
        return { delivered, aloneSeconds, asStored };
      };
      if (warmup > 0) await round(warmup);
      for (let each = 0; each < rounds; each += 1) {
        const one = await round(messages);
        told.push(one);
        const { delivered, aloneSeconds } = one;
        say(
          `round ${each + 1}: ${Math.round(messages / delivered.seconds)} messages a second (${brief((delivered.cpuSeconds / messages) * 1e3)} ms of CPU each, ${brief((delivered.storeCpuSeconds / messages) * 1e3)} in the store, ${brief(delivered.roundTrips / messages)} questions to it), nodemailer alone ${Math.round(messages / aloneSeconds)}; ${JSON.stringify(delivered.fates)} ${delivered.failed[0] ?? ""}`,
        );
      }
      return findings(messages, told);
    } finally {
      await house.stop();
      await Promise.all([sink.stop(), crm.stop()]);
    }
  },
};

function findings(messages: number, told: readonly Round[]) {
  const figure = (pick: (round: Round) => number) => brief(median(told.map(pick)));
  const ratio = figure(({ delivered, aloneSeconds }) => aloneSeconds / delivered.seconds);
  const complete = told.every(({ delivered, asStored }) => delivered.fates["sent"] === messages && asStored);
  return {
    messages,
    rounds: told.length,
    connections: CONNECTIONS,
    complete,
    messagesPerSecond: figure(({ delivered }) => messages / delivered.seconds),
    alonePerSecond: figure(({ aloneSeconds }) => messages / aloneSeconds),
    cpuMsPerMessage: figure(({ delivered }) => (delivered.cpuSeconds / messages) * 1e3),
    storeCpuMsPerMessage: figure(({ delivered }) => (delivered.storeCpuSeconds / messages) * 1e3),
    roundTripsPerMessage: figure(({ delivered }) => delivered.roundTrips / messages),
    loopDelayP99Ms: figure(({ delivered }) => delivered.loopDelayP99Ms),
    loopDelayMaxMs: figure(({ delivered }) => delivered.loopDelayMaxMs),
    ratio,
    bar: BAR,
    ok: ratio >= BAR && complete,
  };
}
