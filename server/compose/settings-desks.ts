import { simplify } from "../adapters/chinese/simplify.ts";
import { dunningBook } from "../adapters/db/dunning-rows.ts";
import { filesRows } from "../adapters/db/files-rows.ts";
import { keyAccountRows } from "../adapters/db/key-account-rows.ts";
import { replayAlone } from "../adapters/db/replay-turn.ts";
import { senderRows } from "../adapters/db/sender-rows.ts";
import { settingsRows } from "../adapters/db/settings-rows.ts";
import { wordingBook } from "../adapters/db/wording-rows.ts";
import { mailRecords } from "../adapters/dns/mail-records.ts";
import { makeSigningKey } from "../adapters/mail/make-signing-key.ts";
import type { DunningDesk, ReplayDesk } from "../dunning/index.ts";
import type { FilesDesk, KeyAccountDesk, SenderDesk, SettingsDesk } from "../settings/index.ts";
import type { WordingDesk } from "../wording/index.ts";
import type { Ground } from "./ground.ts";

/** What administrators see and set. */
export function settingsDesks(ground: Ground, dunning: DunningDesk, replays: ReplayDesk) {
  const { config, store, now, newId, dayIn, door, courier, crm, seal } = ground;
  const settings: SettingsDesk = {
    now,
    dayIn,
    calendars: dunning.calendars,
    replays,
    replayAlone: replayAlone(store.ownerPool),
    inTenant: door((tx, orgId) => ({ ...settingsRows(tx, orgId), dunning: dunningBook(tx, orgId) })),
  };
  const senders: SenderDesk = {
    now,
    newId,
    inTenant: door((tx, orgId) => senderRows(tx, orgId, seal)),
    makeSigningKey,
    courier,
    fromAddresses: crm.fromAddresses,
    records: mailRecords(),
    relay: new URL(config.smtp.url).hostname,
    stopped: () => config.stopSending,
  };
  const wordings: WordingDesk = { ...dunning, dayIn, simplify, inTenant: door(wordingBook) };
  const keyAccounts: KeyAccountDesk = {
    now,
    newId,
    inTenant: door(keyAccountRows),
    fields: crm.accountFields,
  };
  const files: FilesDesk = { now, newId, inTenant: door(filesRows) };
  return { settings, senders, wordings, keyAccounts, files };
}
