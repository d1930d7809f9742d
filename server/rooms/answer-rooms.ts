import { createHash } from "node:crypto";
import type { answerRows, NamedRequest } from "../adapters/db/answer-rows.ts";
import type { Door } from "../compose/ground.ts";
import type { AnswerRooms } from "../http/answer-once.ts";
import type { Seal } from "../sync/ports.ts";

export interface AnswerDesk {
  readonly inTenant: Door<ReturnType<typeof answerRows>>;
  readonly seal: Seal;
  readonly newId: () => string;
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Answers given before. What an administrator was told may be a secret address, so they are sealed. */
export const answerRooms = ({ inTenant, seal, newId }: AnswerDesk): AnswerRooms => ({
  async meet(orgId, who, name, asks) {
    const place = { orgId, table: "kept_answer", column: "body_sealed" };
    const named: NamedRequest = {
      keyHash: hashOf(JSON.stringify([who, name])),
      requestHash: hashOf(asks),
      asker: newId(),
    };
    const met = await inTenant(orgId, (book) => book.meet(named));
    if (met.kind === "answered")
      return { kind: "answered", status: met.status, type: met.type, body: seal.open(met.bodySealed, place) };
    if (met.kind !== "first") return { kind: met.kind };
    return {
      kind: "first",
      keep: ({ body, ...answer }) =>
        inTenant(orgId, (book) => book.keep(named, { ...answer, bodySealed: seal.seal(body, place) })),
      forget: () => inTenant(orgId, (book) => book.forget(named)),
    };
  },
});
