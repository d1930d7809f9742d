import { type DunningBook, type DunningDesk, explainDay } from "../../../server/dunning/index.ts";
import type { LedgerEntry } from "../../../shared/ledger/entry.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import type { PlanLine } from "../../../server/dunning/explain-day.ts";
import { desksOf, ORG } from "../desks.ts";
import { Process } from "../process.ts";
import { dunningModel } from "../store/dunning-model.ts";
import { heldModel, markedExempt } from "../store/held-model.ts";
import type { World } from "../world.ts";
import type { InForce } from "./in-force.ts";
import { saidIn } from "./said.ts";

/**
 * Nothing is lost: on a day when everything works, who should hear from us by the CRM's own ledger and by what really
 * arrived, does; and who should not is told why.
 */
export function watchTail(
  world: World,
  on: Day,
  dawn: number,
  night: number,
  policies: readonly InForce[],
  wrong: (flaw: string) => void,
): void {
  let due: Promise<readonly PlanLine[]> = Promise.resolve([]);
  world.time.at(dawn, () => {
    due = whatIsDue(world, on, policies);
  });
  world.time.at(night, () => {
    void due.then(async (lines) => {
      const today = new Set(
        saidIn(world)
          .filter((each) => each.on === on)
          .map(({ accountId, currency }) => `${accountId}/${currency}`),
      );
      const told = await decided(world, on);
      for (const { accountId, currency, outcome, reason, step } of lines) {
        const who = `${accountId}/${currency}`;
        const asExpected = `${outcome} ${String(outcome === "hold" ? reason : step)}`;
        if (outcome === "failed") wrong(`cannot be judged: ${who}`);
        else if (told.get(who) !== asExpected)
          wrong(`day ${on}, ${who}: should ${asExpected}, was told ${String(told.get(who))}`);
        else if (outcome === "remind" && !today.has(who) && !bounces(world, accountId))
          wrong(`lost on day ${on}: ${asExpected} for ${who}`);
      }
    });
  });
}

/** The mail server refuses the only address there is: that is known once it was tried. */
const bounces = (world: World, accountId: string): boolean =>
  world.dead.has(world.contacts.get(`${accountId}1`)?.is.email ?? "");

async function decided(world: World, on: Day): Promise<ReadonlyMap<string, string>> {
  const { store } = world;
  const rows = await store.directly((tx) => store.decisions.rows(tx, String(on)));
  return new Map(
    rows.map(({ accountId, currency, outcome, reason, step }) => [
      `${accountId}/${currency}`,
      `${outcome} ${String(outcome === "hold" ? reason : step)}`,
    ]),
  );
}

/** The dry run, over the CRM's own ledger and the mailbox instead of what the house believes of them. */
function whatIsDue(world: World, on: Day, policies: readonly InForce[]): Promise<readonly PlanLine[]> {
  const { store } = world;
  const witness = new Process(
    "witness",
    world,
    () => null,
    () => undefined,
  );
  const desk: DunningDesk = desksOf(witness, world, "witness").dunning;
  return explainDay(ORG, on, {
    ...desk,
    now: () => new Date(world.time.now),
    inTenant: (_, work) =>
      store.directly((tx) =>
        work(
          withTruth(
            dunningModel(store, tx, () => Promise.resolve()),
            world,
            policies,
            (accountId) => heldModel(store, tx, accountId, on),
          ),
        ),
      ),
  });
}

function withTruth(
  book: DunningBook,
  world: World,
  policies: readonly InForce[],
  heldOf: (accountId: string) => ReturnType<typeof heldModel>,
): DunningBook {
  const truth = (accountId: string) => world.moneyAt(world.order, accountId);
  const said = saidIn(world);
  return {
    ...book,
    oldestReadAt: async () => new Date(world.time.now),
    async sheets(accountIds, rehearsed, asOf) {
      const sheets = await book.sheets(accountIds, rehearsed, asOf);
      return sheets.map((sheet) => ({
        ...sheet,
        excluded: world.accounts.get(sheet.accountId)?.is.noReminders
          ? "asked"
          : heldOf(sheet.accountId).exempt,
        entries: markedExempt(truth(sheet.accountId), heldOf(sheet.accountId)),
        // What was agreed is judged by the same money.
        agreements: { ...sheet.agreements, entries: truth(sheet.accountId).filter(isMoney) },
        history: [
          ...sheet.history.filter(({ state }) => state === "in_doubt"),
          ...said
            .filter(({ accountId }) => accountId === sheet.accountId)
            .map((each) => pastOf(each, sheet.history, policies)),
        ],
      }));
    },
  };
}

const isMoney = ({ kind }: LedgerEntry): boolean => kind !== "invoice";

/** As it stands in a history; which key and threshold its level had then, only the house knows. */
function pastOf(
  { level, on, currency, invoiceIds, kind, under }: ReturnType<typeof saidIn>[number],
  history: Awaited<ReturnType<DunningBook["sheets"]>>[number]["history"],
  policies: readonly InForce[],
): (typeof history)[number] {
  const step = policies.findLast(({ policy }) => policy.id === under)?.policy.steps[level];
  const same = history.find((past) => past.asOf === on && past.currency === currency);
  return {
    step: same?.step ?? step?.key ?? "",
    days: same?.days ?? step?.days ?? 0,
    channel: same?.channel ?? (kind === "letter" ? "email" : "call-task"),
    asOf: on,
    invoiceIds,
    state: "sent",
    currency,
  };
}
