import { listenOn } from "../support/listening.ts";
import type { Decoded } from "./company.ts";

/** A receiver of notices, as an extension's server is one. */
export interface NoticeListener {
  /** `http://127.0.0.1:PORT/notify` */
  readonly url: string;
  /** What was received so far, in order of arrival. */
  readonly received: Decoded[];
  /** Waits until so many were received. @throws after three seconds, with what there is. */
  until(count: number): Promise<Decoded[]>;
  /** Answers with this status from now on. */
  answer(status: number): void;
  close(): Promise<void>;
}

export async function listenForNotices(): Promise<NoticeListener> {
  const received: Decoded[] = [];
  let status = 200;
  const server = await listenOn((req, res) => {
    let text = "";
    req.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    req.on("end", () => {
      received.push(JSON.parse(text));
      res.writeHead(status).end();
    });
  });
  return {
    url: `${server.url}/notify`,
    received,
    async until(count) {
      const deadline = performance.now() + 3_000;
      while (received.length < count) {
        if (performance.now() > deadline)
          throw new Error(`${received.length} of ${count} notices: ${JSON.stringify(received)}`);
        await new Promise((soon) => setTimeout(soon, 5));
      }
      return received;
    },
    answer(given) {
      status = given;
    },
    close: server.close,
  };
}

/** Long enough for anything that was on its way to have arrived. */
export const quiet = (): Promise<void> => new Promise((soon) => setTimeout(soon, 60));
