import { createHash } from "node:crypto";
import { classifyNoAnswer, classifyTwilio } from "../../server/adapters/sms/classify-answer.ts";
import { classifyMail, classifySilence } from "../../server/adapters/zoho/classify-mail.ts";
import type { CrmCourier, Delivery, SealedMail } from "../../server/dunning/mail-ports.ts";
import type { Texter } from "../../server/dunning/text-ports.ts";
import type { Process } from "./process.ts";
import type { World } from "./world.ts";

/** One request over HTTP that is made once: what may become of it, and what the house makes of that. */
interface Post {
  readonly name: "CRM" | "text";
  /** It says no to one that it has nothing of. */
  readonly full: Delivery;
  readonly refused: Delivery;
  readonly noSuch: Delivery;
  readonly done: Delivery;
  /** Nobody took the connection. */
  readonly nobody: Delivery;
  /** It answers that it broke, or not at all: it has it, or has it not. */
  readonly unclear: readonly Delivery[];
}

const fault = (code: string): Error => Object.assign(new Error(code), { code });
const crmSays = (status: number, code: string | null, path: string | null = null) =>
  classifyMail({ status, code, message: "", path });

const BY_CRM: Post = {
  name: "CRM",
  full: crmSays(400, "LIMIT_REACHED"),
  refused: crmSays(400, "NOT_ALLOWED"),
  noSuch: crmSays(400, "INVALID_DATA", "$.data[0].to[0].email"),
  done: crmSays(200, "SUCCESS"),
  nobody: classifySilence(fault("ECONNREFUSED"), true),
  unclear: [classifySilence(fault("ECONNRESET"), true), crmSays(502, null), crmSays(500, "INTERNAL_ERROR")],
};

const providerSays = (status: number, body: object) => classifyTwilio({ status, body });

const BY_TEXT: Post = {
  name: "text",
  full: providerSays(429, { code: 20429 }),
  refused: providerSays(400, { code: 21606 }),
  noSuch: providerSays(400, { code: 21211 }),
  done: providerSays(201, { sid: "SM1", status: "queued" }),
  nobody: classifyNoAnswer(fault("ECONNREFUSED")),
  unclear: [classifyNoAnswer(fault("ECONNRESET")), providerSays(502, {}), providerSays(500, { code: 20500 })],
};

/** The CRM, or a provider of texts: it takes the whole message or none of it, and its answer may be lost. */
async function post(
  { full, refused, noSuch, done, nobody, unclear, name }: Post,
  { process, world, by }: Ground,
  { to, raw }: { readonly to: string; readonly raw: Uint8Array },
  mayBegin: () => Promise<boolean>,
): Promise<Delivery> {
  const { random } = world;
  const answers = (delivery: Delivery): Delivery => {
    world.happens(`by ${name}: ${delivery.kind}`);
    return delivery;
  };
  await process.waits(random.whole(50, 2_000));
  const trouble = random.whole(1, 100) <= world.mailTrouble;
  await process.point("deliver: at the door");
  if (!(await mayBegin())) return answers({ kind: "deferred", reply: "overslept", badAddress: false });
  const begun = world.time.now;
  const keep = (): void => {
    const bytes = Buffer.from(raw).toString();
    world.mailbox.push({ order: world.next(), at: world.time.now, begun, by, to, bytes });
  };
  if (world.dead.has(to)) return answers(noSuch);
  if (!trouble) {
    keep();
    await process.point("deliver: after the answer");
    return answers(done);
  }
  if (random.chance(0.5)) return answers(random.pick([full, refused, nobody, nobody]));
  if (random.chance(0.5)) keep();
  await process.waits(30_000);
  return answers(random.pick(unclear));
}

interface Ground {
  readonly process: Process;
  readonly world: World;
  readonly by: string;
}

function sealed(message: object, messageId: string): SealedMail {
  const raw = Buffer.from(JSON.stringify(message));
  return { raw, sha256: createHash("sha256").update(raw).digest("hex"), messageId };
}

export const crmCourierOf = (ground: Ground): CrmCourier => ({
  seal: (letter) => sealed({ ...letter, to: letter.to.address, html: undefined }, letter.messageId),
  deliver: (_orgId, raw, mayBegin) => deliver(BY_CRM, ground, raw, mayBegin),
});

export const texterOf = (ground: Ground): Texter => ({
  seal: ({ dispatchId, to, text }) => sealed({ messageId: dispatchId, to, text }, dispatchId),
  deliver: (_orgId, raw, mayBegin) => deliver(BY_TEXT, ground, raw, mayBegin),
});

const deliver = (by: Post, ground: Ground, raw: Uint8Array, mayBegin: () => Promise<boolean>) => {
  const { to } = JSON.parse(Buffer.from(raw).toString()) as { readonly to: string };
  return ground.process.outside("deliver", () => post(by, ground, { to, raw }, mayBegin));
};
