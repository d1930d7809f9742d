import { randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import express from "express";
import { openPhoneDrop, type PhoneDrop } from "../../sandbox/sms/index.ts";
import { openCalendars } from "../../server/adapters/calendar/open-calendars.ts";
import { smsBook } from "../../server/adapters/db/sms-rows.ts";
import { reportBook } from "../../server/adapters/db/report-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { mobileNumbers } from "../../server/adapters/phone/mobile-number.ts";
import { createSeal, newSealKey } from "../../server/adapters/seal/seal.ts";
import { openTexter } from "../../server/adapters/sms/open-texter.ts";
import { twilioSignature } from "../../server/adapters/sms/twilio-signature.ts";
import { type DunningDesk, putPolicy, takeReport } from "../../server/dunning/index.ts";
import { policyBook } from "../../server/adapters/db/policy-rows.ts";
import type { HttpRooms } from "../../server/http/rooms.ts";
import { smsRoutes } from "../../server/http/sms-routes.ts";
import {
  admitHook,
  hookUrl,
  putSmsSender,
  readSmsSender,
  type SmsDesk,
  takeReply,
} from "../../server/sms/index.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import type { SmsProvider } from "../../shared/sms/contract.ts";
import { Town } from "../stories/town.ts";
import { type Listening, listenOn } from "../support/listening.ts";
import type { TestDatabase } from "../support/store.ts";

export const TWILIO = { account: `AC${"1".repeat(32)}`, token: "f".repeat(32) };
export const ALIYUN = {
  keyId: "LTAI5tSandboxKey0001",
  secret: "sandboxsecret0000000000000001",
  signName: "恒信贸易",
  templates: {
    SMS_1000001:
      "您好，${accountName}应付 ${askedAmount}，最长已逾期 ${oldestDays} 天，请尽快安排付款，对账请联系我们。如已付款请忽略。${deadlineSentence}${senderName}，回T退订",
  },
};
const SENDERS = {
  twilio: { account: TWILIO.account, secret: TWILIO.token, from: "+14155550100", templates: {} },
  aliyun: {
    account: ALIYUN.keyId,
    secret: ALIYUN.secret,
    from: ALIYUN.signName,
    templates: { "sms-reminder": { "zh-CN": "SMS_1000001" } },
  },
};
const seal = createSeal({ current: "k", keys: { k: newSealKey() } });
const mobileOf = mobileNumbers();
const calendars = { ...openCalendars(), mobileOf };

/** A town whose policy texts three days past due, by a provider with real phones behind it. */
export class TextingTown {
  readonly town: Town;
  readonly phones: PhoneDrop;
  readonly desk: DunningDesk;
  readonly sms: SmsDesk;
  readonly serverUrl: string;
  readonly #listening: readonly Listening[];

  private constructor(
    parts: Pick<TextingTown, "town" | "phones" | "desk" | "sms" | "serverUrl">,
    listening: readonly Listening[],
  ) {
    ({
      town: this.town,
      phones: this.phones,
      desk: this.desk,
      sms: this.sms,
      serverUrl: this.serverUrl,
    } = parts);
    this.#listening = listening;
  }

  static async found(db: TestDatabase, provider: SmsProvider): Promise<TextingTown> {
    const town = await Town.found(db);
    const { orgId } = town;
    const phones = openPhoneDrop({
      twilio: TWILIO,
      aliyun: ALIYUN,
      clock: { now: () => town.now.getTime() },
    });
    const at = await listenOn(express().use(phones.app));
    const place = { url: "" };
    const now = () => town.now;
    const sms: SmsDesk = {
      now,
      newId: randomUUID,
      inTenant: (org, work) => withTenant(db.pool, org, (tx) => work(smsBook(tx, org, seal))),
      newSecret: () => randomBytes(24).toString("base64url"),
      sameText: (one, other) =>
        one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other)),
      twilioSignature,
      mobileOf: (written, country, region) => mobileOf(written, calendars.codeOf(country) ?? region),
      get publicUrl() {
        return place.url;
      },
    };
    const desk: DunningDesk = {
      ...town.deskOf("one"),
      calendars,
      texter: openTexter({
        accountOf: (org) => sms.inTenant(org, (book) => book.account()),
        reportUrl: (org, account) => hookUrl(place.url, org, account, "report"),
        urls: { twilio: at.url, aliyun: at.url },
        now,
        newNonce: randomUUID,
        deadlineMs: 2_000,
      }),
    };
    const reports = {
      now,
      newId: randomUUID,
      inTenant: <T>(org: string, work: (book: ReturnType<typeof reportBook>) => Promise<T>) =>
        withTenant(db.pool, org, (tx) => work(reportBook(tx, org))),
    };
    const rooms = {
      sms: {
        read: (org: string) => readSmsSender(org, sms),
        put: () => Promise.reject(new Error("not asked here")),
        admit: (call: Parameters<typeof admitHook>[0]) => admitHook(call, sms),
        report: (org: string, report: Parameters<typeof takeReport>[1]) => takeReport(org, report, reports),
        reply: (reply: Parameters<typeof takeReply>[0], region: string) => takeReply(reply, region, sms),
        numberOf: (written: string) => mobileOf(written, "CN") ?? `+${written}`,
      },
    };
    const server = await listenOn(
      express()
        .use("/sms/aliyun", express.json({ limit: "256kb" }))
        .use(smsRoutes(rooms as unknown as HttpRooms)),
    );
    place.url = server.url;
    const admin = { orgId, userId: "1", userName: "Chen" };
    const put = await putSmsSender(admin, { provider, region: "CN", ...SENDERS[provider] }, sms);
    if (!put.ok) throw new Error(put.because.message.en);
    const { reportUrl, replyUrl } = put.value.sender ?? { reportUrl: "", replyUrl: "" };
    phones.hooks(provider, { report: reportUrl, reply: replyUrl });
    const steps = standardPolicy.steps.map((step) =>
      step.key === "reminder-1" ? { ...step, channel: "sms", template: "sms-reminder" } : step,
    );
    const policies = {
      now,
      inTenant: <T>(org: string, work: (book: ReturnType<typeof policyBook>) => Promise<T>) =>
        withTenant(db.pool, org, (tx) => work(policyBook(tx, org))),
    };
    const policy = await putPolicy(orgId, { ...standardPolicy, steps }, "Chen", policies);
    if (!policy.ok) throw new Error(policy.because.message.en);
    return new TextingTown({ town, phones, desk, sms, serverUrl: server.url }, [at, server]);
  }

  /** An account with one overdue invoice, and a billing contact with that mobile. */
  async debtor(id: string, mobile: string | null, language = "zh-CN"): Promise<void> {
    await this.town.account(id, `ap${id}@buyer.example`, language);
    await this.town.sql(`UPDATE contact SET mobile = $3 WHERE org_id = $1 AND account_id = $2`, [
      this.town.orgId,
      id,
      mobile,
    ]);
    await this.town.invoice(`5${id}`, id, 100_000, "2026-03-02");
  }

  /** "account state/reason delivered" of each text, by account. */
  async fates(): Promise<string[]> {
    const rows = await this.town.sql<{ line: string }>(
      `SELECT concat_ws(' ', account_id, as_of, state, reason, delivered) AS line FROM dispatch
       WHERE org_id = $1 AND channel = 'sms' ORDER BY account_id, as_of, created_at`,
      [this.town.orgId],
    );
    return rows.map(({ line }) => line);
  }

  async log(accountId: string): Promise<string[]> {
    const rows = await this.town.sql<{ line: string }>(
      `SELECT kind || ' ' || note AS line FROM followup WHERE org_id = $1 AND account_id = $2 ORDER BY recorded_at, kind`,
      [this.town.orgId, accountId],
    );
    return rows.map(({ line }) => line);
  }

  async leave(): Promise<void> {
    await this.phones.settled();
    for (const each of this.#listening) await each.close();
    await this.town.leave();
  }
}
