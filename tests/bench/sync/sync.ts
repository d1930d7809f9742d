import type { Program } from "../../support/named-program.ts";
import { inFreshCell, openCell } from "../cell.ts";
import { brief, median } from "../figures.ts";
import type { StandIn } from "./sandbox-cell.ts";

export interface Reading {
  readonly records: number;
  readonly unreadable: number;
  /** CPU, user and system, of the reading process alone. */
  readonly seconds: number;
}

export interface Pulled extends Reading {
  readonly changed: number;
  readonly wallSeconds: number;
  /** CPU of the database's processes. */
  readonly storeSeconds: number;
  readonly loopDelayP99Ms: number;
  readonly loopDelayMaxMs: number;
}

const BAR = 0.4;
const rate = ({ records, seconds }: Reading): number => records / seconds;

export const syncBench: Program = {
  about:
    "Records per CPU second of a first list sync from the sandbox, decoded alone and kept in the store, against axios and JSON.parse of the same bytes.",
  options: {
    invoices: { about: "invoices in the CRM; half as many payments come with them", value: 30_000 },
    accounts: { about: "accounts, with a contact each", value: 2_000 },
    rounds: { about: "rounds of all three, interleaved, each in a fresh process", value: 5 },
    seed: { about: "which books", value: 1 },
  },
  async run(given, say) {
    const { rounds = 1, ...size } = given;
    const crm = openCell("sync/sandbox-cell.ts");
    try {
      const { records } = await crm.ask<StandIn>("start", size);
      say(`the CRM holds ${records} records`);
      const [parsed, decoded, pulled]: [Reading[], Reading[], Pulled[]] = [[], [], []];
      for (let round = 0; round < rounds; round += 1) {
        const from = async <T>(script: string, task: string) =>
          inFreshCell<T>(script, task, await crm.ask("grant"));
        parsed.push(await from<Reading>("sync/reader-cell.ts", "parse"));
        decoded.push(await from<Reading>("sync/reader-cell.ts", "decode"));
        pulled.push(await from<Pulled>("sync/pull-cell.ts", "pull"));
        const rates = [parsed, decoded, pulled].map((each) => Math.round(rate(each[round] as Reading)));
        say(`round ${round + 1}: parse, decode, whole path: ${rates.join(", ")} records per CPU second`);
      }
      return findings(records, parsed, decoded, pulled);
    } finally {
      await crm.stop();
    }
  },
};

function findings(
  records: number,
  parsed: readonly Reading[],
  decoded: readonly Reading[],
  pulled: readonly Pulled[],
) {
  const against = (ours: readonly Reading[]) =>
    brief(median(ours.map((each, at) => rate(each) / rate(parsed[at] as Reading))));
  const all = [...parsed, ...decoded, ...pulled];
  const complete = all.every((each) => each.records === records && each.unreadable === 0);
  const ratio = against(decoded);
  const figure = (pick: (each: Pulled) => number) => brief(median(pulled.map(pick)));
  return {
    records,
    complete: complete && pulled.every(({ changed }) => changed === records),
    parsedPerCpuSecond: Math.round(median(parsed.map(rate))),
    decodedPerCpuSecond: Math.round(median(decoded.map(rate))),
    syncedPerCpuSecond: Math.round(median(pulled.map(rate))),
    syncedRatio: against(pulled),
    syncedPerSecond: Math.round(median(pulled.map((each) => each.records / each.wallSeconds))),
    storeCpuSeconds: figure((each) => each.storeSeconds),
    loopDelayP99Ms: figure((each) => each.loopDelayP99Ms),
    loopDelayMaxMs: figure((each) => each.loopDelayMaxMs),
    ratio,
    bar: BAR,
    ok: ratio >= BAR && complete,
  };
}
