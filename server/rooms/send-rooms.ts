import { faultText, type Logger } from "../adapters/log/log.ts";
import { askSend, previewSend, readSend, type SendDesk } from "../dunning/index.ts";
import type { SendRooms } from "../http/rooms.ts";

/** The routes by which a person lets a message leave now, over their desk. */
export const sendRooms = (
  desk: SendDesk,
  log: Logger,
  deliverSoon: (orgId: string) => Promise<void>,
): SendRooms => ({
  preview: (viewer) => previewSend(viewer, desk),
  ask: async (viewer, request) => {
    const asked = await askSend(viewer, request, desk);
    // It is written down: if this fails, the minute's pulse comes by it.
    if (asked.ok && asked.value.state === "queued")
      await deliverSoon(viewer.orgId).catch((fault: unknown) =>
        log.warn({ fault: faultText(fault) }, "no job for what was asked to leave now"),
      );
    return asked;
  },
  read: (viewer, requestId) => readSend(viewer, requestId, desk),
});
