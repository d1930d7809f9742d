import { randomBytes, randomUUID } from "node:crypto";
import express from "express";
import { bounceBook } from "../../server/adapters/db/bounce-rows.ts";
import { reportBook } from "../../server/adapters/db/report-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { readReturned } from "../../server/adapters/mail/read-returned.ts";
import { createSeal, newSealKey } from "../../server/adapters/seal/seal.ts";
import { hashOf, sameHash } from "../../server/adapters/token/widget-token.ts";
import { type BounceDesk, putReturns } from "../../server/bounce/index.ts";
import { takeReport } from "../../server/dunning/index.ts";
import { bounceRoutes } from "../../server/http/bounce-routes.ts";
import { stopRoutes } from "../../server/http/stop-routes.ts";
import type { HttpRooms } from "../../server/http/rooms.ts";
import { bounceRooms } from "../../server/rooms/bounce-rooms.ts";
import { stopTagOf, tagOf, Town } from "../stories/town.ts";
import { type Listening, listenOn } from "../support/listening.ts";
import type { TestDatabase } from "../support/store.ts";

const seal = createSeal({ current: "k", keys: { k: newSealKey() } });

/** A town whose mail comes back, over real HTTP, to the address that its administrator was shown. */
export class ReturningTown {
  readonly town: Town;
  readonly bounces: BounceDesk;
  #server!: Listening;
  #intake = "";

  private constructor(town: Town, db: TestDatabase) {
    this.town = town;
    const inTenant: BounceDesk["inTenant"] = (org, work) =>
      withTenant(db.pool, org, (tx) => work(bounceBook(tx, org, seal)));
    const reports = {
      now: () => town.now,
      newId: randomUUID,
      inTenant: <T>(org: string, work: (book: ReturnType<typeof reportBook>) => Promise<T>) =>
        withTenant(db.pool, org, (tx) => work(reportBook(tx, org))),
    };
    const here = () => this.#server.url;
    this.bounces = {
      inTenant,
      now: () => town.now,
      newId: randomUUID,
      newSecret: () => randomBytes(24).toString("base64url"),
      sameText: (one, other) => sameHash(hashOf(one), hashOf(other)),
      tagOf,
      stopTagOf,
      read: readReturned,
      tell: (org, word) => takeReport(org, { ...word, channel: "email", to: null }, reports),
      get publicUrl() {
        return here();
      },
    };
  }

  static async found(db: TestDatabase, address = "returns@seller.example"): Promise<ReturningTown> {
    const it = new ReturningTown(await Town.found(db), db);
    const rooms = { returns: bounceRooms(it.bounces) } as unknown as HttpRooms;
    it.#server = await listenOn(express().use(bounceRoutes(rooms)).use(stopRoutes(rooms.returns)));
    const put = await putReturns(
      { orgId: it.town.orgId, userId: "1", userName: "Chen" },
      { address },
      it.bounces,
    );
    if (!put.ok) throw new Error(put.because.message.en);
    it.#intake = put.value.mailbox?.intakeUrl ?? "";
    return it;
  }

  /** Hands a mail on, as a mail server's pipe does; answers the status. */
  async comesBack(raw: Uint8Array | string, path = this.#intake): Promise<number> {
    const { status } = await fetch(path, {
      method: "POST",
      headers: { "content-type": "message/rfc822" },
      body: typeof raw === "string" ? raw : Buffer.from(raw),
    });
    return status;
  }

  get url(): string {
    return this.#server.url;
  }

  get intake(): string {
    return this.#intake;
  }

  /** "account day state/reason delivered reply" of each mail. */
  async fates(): Promise<string[]> {
    const rows = await this.town.sql<{ line: string }>(
      `SELECT concat_ws(' ', account_id, as_of, state, reason, delivered, delivery_reply) AS line FROM dispatch
       WHERE org_id = $1 AND channel = 'email' AND state NOT IN ('held', 'cancelled') ORDER BY as_of, account_id, created_at`,
      [this.town.orgId],
    );
    return rows.map(({ line }) => line);
  }

  async log(accountId: string): Promise<string[]> {
    const rows = await this.town.sql<{ note: string }>(
      `SELECT note FROM followup WHERE org_id = $1 AND account_id = $2 AND kind = 'message' ORDER BY recorded_at, note`,
      [this.town.orgId, accountId],
    );
    return rows.map(({ note }) => note);
  }

  async tasks(): Promise<string[]> {
    const rows = await this.town.sql<{ subject: string }>(
      `SELECT record->>'subject' AS subject FROM writeback WHERE org_id = $1 AND module = 'Tasks' ORDER BY 1`,
      [this.town.orgId],
    );
    return rows.map(({ subject }) => subject);
  }

  async leave(): Promise<void> {
    await this.#server.close();
    await this.town.leave();
  }
}
