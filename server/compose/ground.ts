import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import canonicalize from "canonicalize";
import type { Transaction } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Day } from "../../shared/kernel/day.ts";
import { type Clock, followedClock, systemClock } from "../adapters/clock/clock.ts";
import { connectionDesk } from "../adapters/db/connection-rows.ts";
import type { Database } from "../adapters/db/schema.ts";
import { signingKeyPlace } from "../adapters/db/signing-key-rows.ts";
import type { Store } from "../adapters/db/store/open-store.ts";
import { withTenant } from "../adapters/db/with-tenant.ts";
import { type OpenCourier, openCourier } from "../adapters/mail/open-courier.ts";
import { smtpAddress } from "../adapters/mail/smtp-address.ts";
import { messageTags } from "../adapters/token/message-tags.ts";
import { type Crm, openCrm } from "../adapters/zoho/open-crm.ts";
import type { Config } from "../config.ts";
import { localTime } from "../jobs/today.ts";
import { serverSeal } from "../server-seal.ts";
import type { Seal } from "../sync/ports.ts";

export type Tx = Transaction<Database>;

/** What every desk of the house stands on. */
export interface Ground {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly seal: Seal;
  readonly crm: Crm;
  readonly courier: OpenCourier;
  /** Proves a message to be an org's. */
  readonly tagOf: (orgId: string, dispatchId: string) => string;
  /** Proves that whoever asks for no more mails was sent one. */
  readonly stopTagOf: (orgId: string, dispatchId: string) => string;
  /** Who claims: this process, and no other. */
  readonly worker: string;
  readonly dayIn: (timeZone: string, at: Date) => Day;
  readonly digest: (value: unknown) => string;
  /** A feature's book behind the one door to an org's rows. */
  readonly door: <Book>(make: (tx: Tx, orgId: string) => Book) => Door<Book>;
}

/** One transaction of one org, over a feature's book. */
export type Door<Book> = <T>(orgId: string, work: (book: Book) => Promise<T>, asks?: "once") => Promise<T>;

export async function layGround(config: Config, store: Store): Promise<Ground> {
  const clock = config.clockUrl === null ? systemClock : await followedClock(config.clockUrl);
  const now = () => clock.now();
  const seal = serverSeal(config);
  return {
    config,
    store,
    clock,
    now,
    newId: uuidv7,
    seal,
    crm: openCrm({
      connections: connectionDesk(store.pool, seal),
      now,
      resourceDir: resolve(join(config.dataDir, "zoho")),
    }),
    courier: openCourier(smtpAddress(config.smtp.url, config.smtp.requireTls), ({ orgId, sealed }) =>
      seal.open(sealed, signingKeyPlace(orgId)),
    ),
    tagOf: messageTags(config.tokenKey, "return"),
    stopTagOf: messageTags(config.tokenKey, "unsubscribe"),
    worker: `${process.pid}-${uuidv7()}`,
    dayIn: (timeZone, at) => localTime(at, timeZone).day,
    digest,
    door: (make) => (orgId, work, asks) => withTenant(store.pool, orgId, (tx) => work(make(tx, orgId)), asks),
  };
}

/** SHA-256, in hex, of a value's canonical JSON. */
const digest = (value: unknown): string =>
  createHash("sha256")
    .update(canonicalize(value) ?? "")
    .digest("hex");
