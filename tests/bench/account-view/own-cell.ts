import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createLog } from "../../../server/adapters/log/log.ts";
import { openStore, type Store } from "../../../server/adapters/db/store/open-store.ts";
import { createApp } from "../../../server/http/app.ts";
import { httpRooms } from "../../../server/rooms/http-rooms.ts";
import { workOf } from "../../../server/work.ts";
import { answerAs } from "../cell.ts";
import { ORG } from "../filled-store.ts";
import { configFor, desksOn } from "./desks.ts";
import { ACCOUNT_ID } from "./fill-account.ts";

let store: Store | undefined;

/** The product's own HTTP edge over its own desks: everything but the timetable. */
async function start({ dataDir }: { dataDir: string }): Promise<{ url: string; token: string }> {
  store = await openStore({ dataDir, attach: true });
  const config = configFor(dataDir);
  const desks = await desksOn(dataDir, store);
  const app = createApp(httpRooms(config, desks, workOf(desks), createLog("warn")));
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const viewer = {
    orgId: ORG,
    accountId: ACCOUNT_ID,
    userId: "7",
    userName: "Li Qian",
    role: "collector",
  } as const;
  const token = await desks.tokens.issue(viewer, new Date(Date.now() + 3_600_000));
  return { url: `http://127.0.0.1:${port}/v1/accounts/${ACCOUNT_ID}/view`, token };
}

answerAs({ start, cpu: () => process.cpuUsage() }, () => store?.close());
