import type { GoLiveDesk, StandstillDesk } from "../activation/index.ts";
import { activationBook } from "../adapters/db/activation-rows.ts";
import { holdBook } from "../adapters/db/hold-rows.ts";
import { standstillRows } from "../adapters/db/standstill-rows.ts";
import { soonInTurn } from "../adapters/db/turns.ts";
import type { DunningDesk } from "../dunning/index.ts";
import type { HoldDesk } from "../hold/index.ts";
import type { Ground } from "./ground.ts";

/** Whether reminders leave at all: live, stopped, or held back for one account. */
export function standingDesks(ground: Ground, dunning: DunningDesk) {
  const { store, now, newId, dayIn, digest, door } = ground;
  const activation: GoLiveDesk = {
    now,
    newId,
    dayIn,
    dunning,
    digest,
    fromAddresses: ground.crm.fromAddresses,
    inTenant: door(activationBook),
    inTurn: (orgId, doing, patienceMs) => soonInTurn(store.ownerPool, orgId, doing, patienceMs),
  };
  const holds: HoldDesk = { now, newId, dayIn, inTenant: door(holdBook) };
  const standstill: StandstillDesk = { now, ...standstillRows(store.ownerPool) };
  return { activation, holds, standstill };
}
