import type { Courier, Delivery } from "../../server/dunning/index.ts";
import type { Process } from "./process.ts";
import type { World } from "./world.ts";

type Take = Courier["deliver"];

const said = (kind: Delivery["kind"], reply: string, badAddress = false): Delivery => ({
  kind,
  reply,
  badAddress,
});

/** What may happen once the server has the whole letter. */
const ENDS: readonly ((keep: () => void) => Delivery)[] = [
  // A timeout, or the line was lost after the final dot: it has it, or it has it not.
  (keep) => {
    keep();
    return said("in_doubt", "the line was lost");
  },
  (keep) => {
    keep();
    return said("in_doubt", "the line was lost");
  },
  () => said("in_doubt", "the line was lost"),
  () => said("deferred", "452 later"),
  () => said("rejected", "554 not this"),
];

function answered(world: World, delivery: Delivery): Delivery {
  world.happens(`mail: ${String(delivery.reply)}`);
  return delivery;
}

/** The mail server, as the courier tells of it: an answer for what is certain, a doubt for what is not. */
export function mailServerOf(process: Process, world: World, by: string): { readonly take: Take } {
  const { random } = world;
  return {
    async take(envelope, raw, mayBegin) {
      await process.waits(random.whole(50, 2_000));
      const trouble = random.whole(1, 100) <= world.mailTrouble;
      if (trouble && random.chance(0.2)) return answered(world, said("deferred", "421 too busy"));
      if (world.dead.has(envelope.to))
        return answered(world, said("rejected", "550 5.1.1 no such user", true));
      if (trouble && random.chance(0.25)) return answered(world, said("deferred", "451 greylisted"));
      await process.point("deliver: at the door");
      if (!(await mayBegin())) return answered(world, said("deferred", "overslept"));
      const begun = world.time.now;
      const keep = () =>
        void world.mailbox.push({
          order: world.next(),
          at: world.time.now,
          begun,
          by,
          to: envelope.to,
          bytes: Buffer.from(raw).toString(),
        });
      if (trouble) {
        const before = world.mailbox.length;
        const delivery = random.pick(ENDS)(keep);
        if (world.mailbox.length > before) world.happens("mail: it has it, and the line was lost");
        await process.waits(delivery.kind === "in_doubt" ? 30_000 : 100);
        return answered(world, delivery);
      }
      keep();
      await process.point("deliver: after the dot");
      return said("sent", "250 kept");
    },
  };
}
