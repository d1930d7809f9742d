import type { Browser } from "playwright-core";
import { launchChromium } from "../../support/chromium.ts";
import type { Program } from "../../support/named-program.ts";
import { median } from "../figures.ts";
import { type BenchStand, openBenchStand } from "./bench-stand.ts";
import { firstLoad } from "./first-load.ts";
import { measuredLoad } from "./measured-load.ts";
import { FLOOR, OURS, PEER, PEER_ALL_ROWS, type Side } from "./sides.ts";

const BAR = 0.5;
const SCRIPT_BAR = 40_000;
const SORT_BAR_MS = 150;

interface Times {
  readonly ms: number;
  readonly cpuMs: number;
  readonly sortMs: number;
}

interface Compared {
  readonly ours: Times;
  readonly peer: Times;
  readonly peerAllRowsMs: number;
  readonly floorMs: number;
  readonly ratio: number;
  readonly cpuRatio: number;
}

export const widgetBench: Program = {
  about:
    "Bytes of the widget's first load, and its time from navigation to painted rows on a slowed processor, against a Bootstrap, jQuery and DataTables page of the same content in the same CRM page, and a page that draws one row.",
  options: {
    few: { about: "open invoices of the everyday account", value: 500 },
    many: { about: "open invoices of the big one", value: 5_000 },
    throttle: { about: "times slower than this machine", value: 4 },
    rounds: { about: "rounds of all, interleaved, each page in a fresh context", value: 9 },
    allRows: { about: "rounds of the peer with paging off, for the record", value: 1 },
  },
  async run(given, say) {
    const { few = 1, many = 1 } = given;
    const stand = await openBenchStand();
    const browser = await launchChromium();
    try {
      const zh = await firstLoad(browser, stand, OURS, "zh_CN");
      const en = await firstLoad(browser, stand, OURS, "en_US");
      const peer = await firstLoad(browser, stand, PEER, "zh_CN");
      for (const each of [zh, en, peer]) say(JSON.stringify(each.files));
      const small = await compare(browser, stand, few, given, say);
      const large = await compare(browser, stand, many, given, say);
      const scriptGzip = Math.max(zh.scriptGzip, en.scriptGzip);
      const ratio = Math.max(small.ratio, large.ratio);
      const sortMs = Math.round(large.ours.sortMs);
      return {
        scriptGzip,
        scriptGzipEn: en.scriptGzip,
        scriptBrotli: zh.scriptBrotli,
        styleGzip: zh.styleGzip,
        peerScriptGzip: peer.scriptGzip,
        peerStyleGzip: peer.styleGzip,
        ...figuresOf(few, small),
        ...figuresOf(many, large),
        sortMs,
        peerSortMs: Math.round(large.peer.sortMs),
        scriptBar: SCRIPT_BAR,
        sortBarMs: SORT_BAR_MS,
        ratio,
        bar: BAR,
        ok: ratio <= BAR && scriptGzip < SCRIPT_BAR && sortMs < SORT_BAR_MS,
      };
    } finally {
      await browser.close();
      await stand.close();
    }
  },
};

function figuresOf(invoices: number, { ours, peer, ...rest }: Compared): Record<string, number> {
  return {
    [`firstContentMs${invoices}`]: Math.round(ours.ms),
    [`peerMs${invoices}`]: Math.round(peer.ms),
    [`peerAllRowsMs${invoices}`]: Math.round(rest.peerAllRowsMs),
    [`floorMs${invoices}`]: Math.round(rest.floorMs),
    [`ratio${invoices}`]: rest.ratio,
    [`cpuMs${invoices}`]: Math.round(ours.cpuMs),
    [`peerCpuMs${invoices}`]: Math.round(peer.cpuMs),
    [`cpuRatio${invoices}`]: rest.cpuRatio,
  };
}

async function compare(
  browser: Browser,
  stand: BenchStand,
  invoices: number,
  { throttle = 1, rounds = 1, allRows = 0 }: Readonly<Record<string, number>>,
  say: (line: string) => void,
): Promise<Compared> {
  const time = (side: Side): Promise<Times> => timed(browser, stand, side, invoices, throttle);
  const floor = (): Promise<number> => floorMs(browser, stand, invoices, throttle);
  await time(OURS);
  await time(PEER);
  await floor();
  const [ours, peers, whole]: [Times[], Times[], Times[]] = [[], [], []];
  const floors: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [own, peer] = [await time(OURS), await time(PEER)];
    ours.push(own);
    peers.push(peer);
    floors.push(await floor());
    if (round < allRows) whole.push(await time(PEER_ALL_ROWS));
    say(
      `${invoices} invoices, round ${round + 1}: ours ${JSON.stringify(own)}, peer ${JSON.stringify(peer)}, floor ${floors.at(-1)}`,
    );
  }
  const ratioOf = (what: keyof Times): number =>
    Number(median(ours.map((own, at) => own[what] / (peers[at]?.[what] ?? Number.NaN))).toFixed(3));
  return {
    ours: middle(ours),
    peer: middle(peers),
    floorMs: median(floors),
    peerAllRowsMs: median(whole.map(({ ms }) => ms)),
    ratio: ratioOf("ms"),
    cpuRatio: ratioOf("cpuMs"),
  };
}

const middle = (times: readonly Times[]): Times => ({
  ms: median(times.map(({ ms }) => ms)),
  cpuMs: median(times.map(({ cpuMs }) => cpuMs)),
  sortMs: median(times.map(({ sortMs }) => sortMs)),
});

async function timed(
  browser: Browser,
  stand: BenchStand,
  side: Side,
  invoices: number,
  throttle: number,
): Promise<Times> {
  const load = await measuredLoad(browser, stand, { side, invoices, locale: "zh_CN", throttle });
  try {
    const sortMs = await load.sortMs();
    if (load.complaints.length > 0) throw new Error(`${side.page}: ${load.complaints.join(" ")}`);
    return { ms: load.firstContentMs, cpuMs: load.cpuMs, sortMs };
  } finally {
    await load.close();
  }
}

async function floorMs(
  browser: Browser,
  stand: BenchStand,
  invoices: number,
  throttle: number,
): Promise<number> {
  const load = await measuredLoad(browser, stand, { side: FLOOR, invoices, locale: "zh_CN", throttle });
  await load.close();
  if (load.complaints.length > 0) throw new Error(`${FLOOR.page}: ${load.complaints.join(" ")}`);
  return load.firstContentMs;
}
