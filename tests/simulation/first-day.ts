import { randomOf } from "../../sandbox/books/random.ts";
import { proposeGoLive, signGoLive } from "../../server/activation/index.ts";
import { STANDARD_CAPS } from "../../shared/activation/caps.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { momentOf } from "./clock-on-wall.ts";
import { desksOf, ORG } from "./desks.ts";
import { drawPolicy } from "./draw.ts";
import { saidIn } from "./oracle/said.ts";
import { Process } from "./process.ts";
import { tick } from "./shift.ts";
import { settleTown } from "./town.ts";
import { World } from "./world.ts";

const ADMIN = { userId: "1", userName: "Zhou" };
const ON = toDay("2026-03-03");
/** As many as a customer has on average. */
const BILLS = 20;

/** a policy is switched on over a history of so many invoices. What was shown, what left, and when. */
export async function firstDay(invoices: number) {
  const startedAt = performance.now();
  const world = new World(randomOf("first day"), momentOf(ON, 0));
  const debtors = Math.ceil((invoices * 2) / (BILLS * 2));
  const policy = { ...drawPolicy(randomOf("first day")), minGapDays: 1 };
  await settleTown(world, { debtors, from: ON, days: 1, policy, caps: null, bills: BILLS * 2 - 1 });
  await rehearses(world);
  const process = new Process(
    "p0",
    world,
    () => null,
    () => undefined,
  );
  const ticks = [362, 541, 560, 575, 780, 1_020, 1_079];
  for (const minute of ticks)
    world.time.at(momentOf(ON, minute), () => void tick(process, world, `p0#${minute}`, true));
  const shown: Shown[] = [];
  let before = -1;
  let refused: unknown = null;
  world.time.at(momentOf(ON, 542), () => {
    void goesLive(world, process).then((live) => {
      before = world.mailbox.length;
      shown.push(...live.shown);
      refused = live.refused;
    });
  });
  await world.time.run();
  const left = saidIn(world).map((each) => `${each.accountId}/${each.currency} ${each.askedMinor}`);
  const expected = shown.map((each) => `${each.accountId}/${each.currency} ${each.askedMinor}`);
  const isSame = [...left].sort().join() === [...expected].sort().join();
  const figures = {
    invoices: world.invoices().length,
    debtors,
    before,
    shown: expected.length,
    left: left.length,
  };
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  const cap = STANDARD_CAPS.firstDay;
  const ok = isSame && before === 0 && left.length > 0 && left.length <= cap && refused === null;
  return { simulate: "first-day", ...figures, cap, same: isSame, refused, seconds, ok };
}

interface Shown {
  readonly accountId: string;
  readonly currency: string;
  readonly askedMinor: number;
}

async function rehearses({ store }: World): Promise<void> {
  await store.directly((tx) =>
    store.org.update(
      tx,
      "org",
      () => true,
      (row) => ({ ...row, mode: "rehearsal" }),
    ),
  );
}

async function goesLive(world: World, process: Process) {
  const desks = desksOf(process, world, "people");
  const desk = { ...desks.activation, dunning: desks.dunning, digest: (it: unknown) => JSON.stringify(it) };
  const proposal = await proposeGoLive(ORG, desk);
  const signed = await signGoLive(ORG, ADMIN, { digest: proposal.digest, name: "Zhou" }, desk);
  return { shown: proposal.messages, refused: signed.ok ? null : signed.because };
}
