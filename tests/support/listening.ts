import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export interface Listening {
  /** Origin without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves an app on a port that the system chooses. */
export function listenOn(app: RequestListener, host = "127.0.0.1"): Promise<Listening> {
  const server = createServer(app);
  // A client that sends on a connection while it is being closed sees a reset that no test asked for.
  server.keepAliveTimeout = 120_000;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, host, () => {
      const { port } = server.address() as AddressInfo;
      const close = (): Promise<void> =>
        new Promise((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      resolve({ url: `http://${host}:${port}`, close });
    });
  });
}
