import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import canonicalize from "canonicalize";
import type { Transaction } from "kysely";
import { uuidv7 } from "uuidv7";
import type { AccountDesk, PreviewDesk } from "./account/index.ts";
import type { GoLiveDesk, StandstillDesk } from "./activation/index.ts";
import { openCalendars } from "./adapters/calendar/open-calendars.ts";
import { type Clock, followedClock, systemClock } from "./adapters/clock/clock.ts";
import { accountBook } from "./adapters/db/account-rows.ts";
import { activationBook } from "./adapters/db/activation-rows.ts";
import { connectionDesk, saveConnection } from "./adapters/db/connection-rows.ts";
import { chargeBook } from "./adapters/db/charge-rows.ts";
import { creditBook } from "./adapters/db/credit-rows.ts";
import { dunningBook } from "./adapters/db/dunning-rows.ts";
import { contactBook } from "./adapters/db/contact-book.ts";
import { agreesWithClock } from "./adapters/db/clock-check.ts";
import { disputeBook } from "./adapters/db/dispute-rows.ts";
import { agreementBook, followUpBook, type LineRowsNeed } from "./adapters/db/followup-rows.ts";
import { groupBook } from "./adapters/db/group-rows.ts";
import { holdBook } from "./adapters/db/hold-rows.ts";
import { ledgerBook } from "./adapters/db/ledger-rows.ts";
import { noticeBook } from "./adapters/db/notice-rows.ts";
import { nextOrgId, orgBook, readDirectory } from "./adapters/db/org-rows.ts";
import { outboxBook, writebackQueue } from "./adapters/db/outbox-rows.ts";
import { planBook, planVerdictBook } from "./adapters/db/plan-rows.ts";
import { policyBook } from "./adapters/db/policy-rows.ts";
import { promiseBook } from "./adapters/db/promise-rows.ts";
import { replayBook } from "./adapters/db/replay-rows.ts";
import { wordingBook } from "./adapters/db/wording-rows.ts";
import { withdrawalBook } from "./adapters/db/withdrawal-rows.ts";
import { readTerms } from "./adapters/db/terms-rows.ts";
import { roundRows } from "./adapters/db/round-rows.ts";
import type { Database } from "./adapters/db/schema.ts";
import type { Store } from "./adapters/db/store/open-store.ts";
import { sendBook } from "./adapters/db/send-now-rows.ts";
import { senderRows } from "./adapters/db/sender-rows.ts";
import { keyAccountRows } from "./adapters/db/key-account-rows.ts";
import { settingsRows } from "./adapters/db/settings-rows.ts";
import { replayAlone } from "./adapters/db/replay-turn.ts";
import { standstillRows } from "./adapters/db/standstill-rows.ts";
import { syncBook } from "./adapters/db/sync-rows.ts";
import { soonInTurn } from "./adapters/db/turns.ts";
import { withTenant } from "./adapters/db/with-tenant.ts";
import { textReportBook } from "./adapters/db/text-report-rows.ts";
import { openCourier } from "./adapters/mail/open-courier.ts";
import { smtpAddress } from "./adapters/mail/smtp-address.ts";
import { hashOf, newSecret, sameHash, widgetTokens } from "./adapters/token/widget-token.ts";
import { consentStates } from "./adapters/token/consent-states.ts";
import { crmConsent } from "./adapters/zoho/crm-consent.ts";
import { crmInstall } from "./adapters/zoho/crm-install.ts";
import { openCrm } from "./adapters/zoho/open-crm.ts";
import { composeTexts } from "./compose-texts.ts";
import { type Config, isLoopback } from "./config.ts";
import type { CreditDesk } from "./credit/index.ts";
import {
  type Calendars,
  type DunningDesk,
  type PolicyDesk,
  readPolicyOf,
  type ReplayDesk,
  type SendDesk,
  type TextReportDesk,
} from "./dunning/index.ts";
import type { FollowUpDesk } from "./followup/index.ts";
import type { HoldDesk } from "./hold/index.ts";
import { breathing } from "./breathing.ts";
import { localTime } from "./jobs/today.ts";
import type { ConsentDesk, OrgDesk } from "./org/index.ts";
import type { OutboxDesk } from "./outbox/index.ts";
import type { DisputeDesk } from "./dispute/index.ts";
import type { PlanDesk, PlanVerdictDesk } from "./plan/index.ts";
import type { PromiseDesk, WithdrawalDesk } from "./promise/index.ts";
import type { SettingsDesk } from "./settings/index.ts";
import { type NoticeDesk, rereadInvoices, type SyncDesk } from "./sync/index.ts";
import { serverSeal } from "./server-seal.ts";

type Tx = Transaction<Database>;

/** Every feature's desk, over one store, one clock, one CRM and one courier. The only file that knows every room. */
export type Desks = Awaited<ReturnType<typeof composeDesks>>;

export async function composeDesks(config: Config, store: Store) {
  const clock: Clock = config.clockUrl === null ? systemClock : await followedClock(config.clockUrl);
  const now = () => clock.now();
  const seal = serverSeal(config);
  const tokens = widgetTokens(config.tokenKey, now);
  const crm = openCrm({
    connections: connectionDesk(store.pool, seal),
    now,
    resourceDir: resolve(join(config.dataDir, "zoho")),
  });
  const courier = openCourier(smtpAddress(config.smtp.url, config.smtp.requireTls));
  const worker = `${process.pid}-${uuidv7()}`;
  const door =
    <Book>(make: (tx: Tx, orgId: string) => Book) =>
    <T>(orgId: string, work: (book: Book) => Promise<T>): Promise<T> =>
      withTenant(store.pool, orgId, (tx) => work(make(tx, orgId)));
  const basics = { now, newId: uuidv7 };
  const places = openCalendars();
  const { sms, texter, calendars, numberOf } = composeTexts({ config, seal, calendars: places, now, door });

  const org: OrgDesk = {
    ...basics,
    inTenant: door((tx, orgId) => ({
      ...orgBook(tx, orgId),
      saveConnection: (connection) => saveConnection(tx, seal, orgId, connection),
    })),
    directory: () => readDirectory(store.ownerPool),
    nextOrgId: () => nextOrgId(store.ownerPool),
    newSecret,
    hashOf,
    sameHash,
    issueToken: tokens.issue,
    issueSettingsToken: tokens.issueForSettings,
    apiUrl: config.publicUrl,
  };
  const consent: ConsentDesk = {
    org,
    crm: consentOf(config),
    ...consentStates(config.tokenKey, now),
    forgetToken: crm.tokens.forget,
  };
  const zoneOf = (orgId: string) =>
    org.inTenant(orgId, async (book) => (await book.org())?.timeZone ?? "UTC");
  const dayIn = (timeZone: string, at: Date) => localTime(at, timeZone).day;
  const sync: SyncDesk = { now, inTenant: door(syncBook), crm: crm.source };
  const notices: NoticeDesk = {
    now,
    inTenant: door(noticeBook),
    newSecret,
    hashOf,
    sameHash,
    notifyUrl: notifyUrlOf(config),
    crm: crm.watch,
  };
  const credit: CreditDesk = { ...basics, inTenant: door(creditBook) };
  const promise: PromiseDesk = { now, inTenant: door(promiseBook) };
  const outbox: OutboxDesk = { now, inTenant: door(outboxBook), crm: crm.writer, worker };
  const dunning: DunningDesk = {
    ...basics,
    inTenant: door(dunningBook),
    courier,
    texter,
    fresh: { reread: (orgId, invoiceIds) => rereadInvoices(orgId, invoiceIds, sync) },
    calendars,
    defaultSender: config.defaultSender,
    stopped: () => config.stopSending,
    ...(config.clockUrl === null ? { clockIsRight: () => agreesWithClock(store.pool, now) } : {}),
    worker,
  };
  const textReports: TextReportDesk = { ...basics, inTenant: door(textReportBook) };
  const sends: SendDesk = { ...dunning, inTenant: door(sendBook), dayIn, digest };
  const lines = {
    ...basics,
    dayIn: async (orgId: string, at: Date) => dayIn(await zoneOf(orgId), at),
    digest,
  };
  const followUps = (tx: Tx, orgId: string) =>
    followUpBook(tx, orgId, lineNeeds(tx, orgId, calendars, now()));
  const followup: FollowUpDesk = { ...lines, calendars, inTenant: door(followUps) };
  const lineDoor = <Book>(make: (tx: Tx, orgId: string, need: LineRowsNeed) => Book) =>
    door((tx, orgId) => make(tx, orgId, lineNeeds(tx, orgId, calendars, now())));
  const withdrawals: WithdrawalDesk = { ...lines, inTenant: lineDoor(withdrawalBook) };
  const dispute: DisputeDesk = { ...lines, inTenant: lineDoor(disputeBook) };
  const plan: PlanDesk = { ...lines, inTenant: lineDoor(planBook) };
  const planVerdicts: PlanVerdictDesk = { now, inTenant: lineDoor(planVerdictBook) };
  const account: AccountDesk = {
    now,
    dayIn,
    calendars,
    inTenant: door((tx, orgId) => ({
      ...accountBook(tx, orgId),
      credit: creditBook(tx, orgId),
      dunning: dunningBook(tx, orgId),
      group: groupBook(tx, orgId),
      log: async (accountId) => {
        const page = await followUps(tx, orgId).page(accountId, null, 30);
        return { followups: [...page.followups], before: page.before };
      },
    })),
  };
  const previews: PreviewDesk = {
    now,
    dayIn,
    calendars,
    inTenant: lineDoor((tx, orgId, need) => ({
      dunning: dunningBook(tx, orgId),
      agreed: agreementBook(tx, orgId, need),
    })),
  };
  const policies: PolicyDesk = { now, inTenant: door(policyBook) };
  const replays: ReplayDesk = { inTenant: door(replayBook), calendars, breathe: breathing() };
  const settings: SettingsDesk = {
    now,
    dayIn,
    calendars,
    replays,
    replayAlone: replayAlone(store.ownerPool),
    inTenant: door((tx, orgId) => ({ ...settingsRows(tx, orgId), dunning: dunningBook(tx, orgId) })),
  };
  const rounds = door(roundRows);
  const activation: GoLiveDesk = {
    ...basics,
    dayIn,
    dunning,
    digest,
    inTenant: door(activationBook),
    inTurn: (orgId, doing, patienceMs) => soonInTurn(store.ownerPool, orgId, doing, patienceMs),
  };
  const holds: HoldDesk = { ...basics, dayIn, inTenant: door(holdBook) };
  const standstill: StandstillDesk = { now, ...standstillRows(store.ownerPool) };
  return {
    org,
    consent,
    sync,
    notices,
    credit,
    promise,
    outbox,
    dunning,
    sends,
    sms,
    textReports,
    numberOf,
    followup,
    withdrawals,
    dispute,
    plan,
    planVerdicts,
    previews,
    account,
    rounds,
    activation,
    holds,
    groups: { now, dayIn, inTenant: door(groupBook) },
    contacts: { ...basics, calendars, inTenant: door(contactBook) },
    charges: { ...basics, dayIn, inTenant: door(chargeBook) },
    standstill,
    policies,
    settings,
    senders: { ...basics, inTenant: door(senderRows), courier, stopped: () => config.stopSending },
    wordings: { ...dunning, dayIn, inTenant: door(wordingBook) },
    keyAccounts: { ...basics, inTenant: door(keyAccountRows), fields: crm.accountFields },
    replays,
    clock,
    tokens,
    install: crmInstall,
    zoneOf,
    forgetToken: crm.tokens.forget,
    closeMail: () => courier.close(),
  };
}

/** SHA-256, in hex, of a value's canonical JSON. */
const digest = (value: unknown): string =>
  createHash("sha256")
    .update(canonicalize(value) ?? "")
    .digest("hex");

/** The CRM reaches us by https; a sandbox on this machine, which a CRM of Zoho's never is, without. */
function notifyUrlOf({ publicUrl, extraCrmHosts }: Config): string | null {
  const isReached = publicUrl.startsWith("https:") || (isLoopback(publicUrl) && extraCrmHosts.length > 0);
  return isReached ? `${publicUrl}/zoho/notifications` : null;
}

function consentOf({ zohoClient, publicUrl }: Config): ConsentDesk["crm"] {
  if (zohoClient === null) return null;
  const { id, secret, accountsUrl } = zohoClient;
  return crmConsent({
    clientId: id,
    clientSecret: secret,
    accountsUrl,
    redirectUri: `${publicUrl}/oauth/return`,
  });
}

function lineNeeds(tx: Tx, orgId: string, calendars: Calendars, at: Date): LineRowsNeed {
  return {
    entriesOf: ledgerBook(tx, orgId).entriesOf,
    termsOf: async (accountId) => {
      const { country, zones, orgZone } = await readTerms(tx, orgId, accountId);
      const asOf = localTime(at, orgZone).day;
      const policy = await readPolicyOf(dunningBook(tx, orgId), accountId, asOf, at, calendars);
      return { calendar: calendars.of(country, zones), promiseGraceDays: policy.promiseGraceDays };
    },
    queueCopy: (copy, at) => writebackQueue(tx, orgId).queueWriteback({ writebackId: uuidv7(), ...copy }, at),
  };
}
