import { createHash, randomUUID } from "node:crypto";
import { expect } from "@jest/globals";
import { holdBook } from "../../server/adapters/db/hold-rows.ts";
import { sendBook } from "../../server/adapters/db/send-now-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import {
  askSend,
  deliverDay,
  planAsked,
  previewSend,
  readSend,
  reapDispatches,
  type SendDesk,
} from "../../server/dunning/index.ts";
import type { HoldDesk } from "../../server/hold/index.ts";
import type { SendAnswerBody, SendPreviewBody } from "../../shared/dunning/contract.ts";
import { toDay } from "../../shared/kernel/day.ts";
import type { Town } from "./town.ts";
import type { Towns } from "./towns.ts";

const dayIn = (_zone: string, at: Date) =>
  toDay(new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
const digest = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");

export const senderAt = (town: Town, accountId = "100") => ({
  orgId: town.orgId,
  accountId,
  userId: "7",
  userName: "Li Na",
  role: "collector" as const,
});

/** The parts of a preview; of what leaves nothing, why, and from when on. */
export const nothing = ({ parts }: SendPreviewBody) =>
  parts.map((part) => (part.kind === "nothing" ? [part.because, part.opensAt] : part.kind));

/** What people press, look at and wait for in these towns. */
export function byHand(towns: Towns) {
  const deskOf = (town: Town, worker = "hand"): SendDesk => ({
    ...town.deskOf(worker),
    inTenant: (orgId, work) => withTenant(towns.database().pool, orgId, (tx) => work(sendBook(tx, orgId))),
    dayIn,
    digest,
  });
  async function preview(town: Town, accountId = "100"): Promise<SendPreviewBody> {
    const told = await previewSend(senderAt(town, accountId), deskOf(town));
    if (!told.ok) throw new Error(told.because);
    return told.value;
  }
  const ask = (town: Town, shown: string, clientId: string = randomUUID(), accountId = "100") =>
    askSend(senderAt(town, accountId), { clientId, digest: shown }, deskOf(town));

  /** What the org's next turn does. */
  async function turn(town: Town, worker = "hand"): Promise<void> {
    await reapDispatches(town.orgId, town.deskOf(worker));
    await planAsked(town.orgId, dayIn("", town.now), deskOf(town, worker));
    await deliverDay(town.orgId, dayIn("", town.now), town.deskOf(worker));
  }

  /** Looks, says yes, and has the org's turn come; what became of it. */
  async function sendNow(town: Town): Promise<SendAnswerBody> {
    const clientId = randomUUID();
    expect(await ask(town, (await preview(town)).digest, clientId)).toMatchObject({
      ok: true,
      value: { state: "queued", messages: [] },
    });
    await turn(town);
    const told = await readSend(senderAt(town), clientId, deskOf(town));
    if (!told.ok) throw new Error(told.because);
    return told.value;
  }

  const holdDeskOf = (town: Town): HoldDesk => ({
    inTenant: (orgId, work) => withTenant(towns.database().pool, orgId, (tx) => work(holdBook(tx, orgId))),
    now: () => town.now,
    newId: randomUUID,
    dayIn,
  });

  const acts = async (town: Town): Promise<string[]> =>
    (
      await town.sql<{ line: string }>(
        `SELECT concat_ws(' ', kind, about, by_name) AS line FROM admin_act WHERE org_id = $1`,
        [town.orgId],
      )
    ).map(({ line }) => line);
  return { preview, ask, turn, sendNow, holdDeskOf, acts, deskOf };
}
