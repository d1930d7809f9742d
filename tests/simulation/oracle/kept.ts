import { HOLD_REASONS } from "../../../shared/dunning/contract.ts";
import type { KeptDispatch } from "../store/rows.ts";
import type { World } from "../world.ts";
import type { Said } from "./said.ts";

const REASONS: ReadonlySet<string> = new Set(HOLD_REASONS);
const OVER = new Set(["sent", "rejected", "held", "cancelled"]);

/** Lost, left lying, said to be what it is not, told to nobody. */
export async function badlyKept(world: World, said: readonly Said[]): Promise<string[]> {
  const { store } = world;
  const kept = await store.directly((tx) => ({
    dispatches: store.dispatches.rows(tx),
    decisions: store.decisions.rows(tx),
    followups: store.followups.rows(tx),
  }));
  const arrived = new Map<string, number>();
  for (const { id } of said) arrived.set(id, (arrived.get(id) ?? 0) + 1);
  const tasks = new Set(
    world.crmLog.flatMap(({ module, externalId }) => (module === "Tasks" ? [externalId] : [])),
  );
  const lastDay = Math.max(0, ...kept.dispatches.map(({ asOf }) => asOf));
  const flaws = kept.dispatches.flatMap((row) => {
    const flaw = flawIn(row, arrived, tasks, lastDay);
    return flaw === null
      ? []
      : [`${flaw}: ${row.dispatchId} of ${row.accountId}, ${row.state}, day ${row.asOf}`];
  });
  const plans = new Set(kept.dispatches.map((row) => `${row.accountId}/${row.currency}/${row.asOf}`));
  for (const { outcome, reason, asOf, accountId, currency } of kept.decisions) {
    const isHeld = outcome === "hold";
    if (isHeld !== (reason !== null && REASONS.has(reason)))
      flaws.push(`${outcome} with the reason ${String(reason)}: ${accountId}, day ${asOf}`);
    const planned = plans.has(`${accountId}/${currency}/${asOf}`);
    if (!isHeld && !planned) flaws.push(`decided and never planned: ${accountId} ${currency}, day ${asOf}`);
  }
  return [...flaws, ...badlyLogged(world, new Set(kept.followups.map(({ followupId }) => followupId)))];
}

function flawIn(
  row: KeptDispatch,
  arrived: ReadonlyMap<string, number>,
  tasks: ReadonlySet<string | null>,
  lastDay: number,
): string | null {
  const copies = arrived.get(row.channel === "email" ? String(row.messageId) : row.dispatchId) ?? 0;
  if (!OVER.has(row.state) && row.asOf < lastDay) return row.state === "in_doubt" ? null : "left lying";
  if (row.state === "sent" && copies !== 1) return `sent, and ${copies} arrived`;
  if (row.state === "in_doubt" && !tasks.has(row.dispatchId)) return "in doubt, and nobody was told";
  if ((row.state === "held" || row.state === "cancelled") && row.reason === null) return "no reason";
  if (row.state === "held" && !REASONS.has(row.reason ?? ""))
    return `held because of "${String(row.reason)}"`;
  const mayHaveLeft = row.state === "sent" || row.state === "in_doubt";
  return copies > 0 && !mayHaveLeft ? "arrived, and is said not to have" : null;
}

/** L-06: what a person was told is saved stands in the log and, once, in the CRM. */
function badlyLogged(world: World, followups: ReadonlySet<string>): string[] {
  return world.sworn.flatMap((seen) => {
    if (seen.kind !== "said") return [];
    const records = new Set(
      world.crmLog
        .filter(({ record }) => JSON.stringify(record).includes(seen.clientId))
        .map(({ module, externalId }) => `${module} ${String(externalId)}`),
    );
    if (!followups.has(seen.clientId)) return [`acknowledged and lost: ${seen.clientId}`];
    return records.size === 1 ? [] : [`acknowledged, and the CRM has ${records.size}: ${seen.clientId}`];
  });
}
