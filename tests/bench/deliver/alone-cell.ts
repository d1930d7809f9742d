import { createTransport } from "nodemailer";
import { answerAs } from "../cell.ts";
import type { Letter } from "./deliver.ts";

interface Given {
  readonly port: number;
  readonly connections: number;
  readonly letters: readonly Letter[];
}

/** The peer: nodemailer alone, the same bytes to the same server over as many connections. */
async function send({ port, connections, letters }: Given): Promise<number> {
  const transport = createTransport({
    pool: true,
    host: "127.0.0.1",
    port,
    secure: false,
    ignoreTLS: true,
    maxConnections: connections,
  });
  const startedAt = performance.now();
  await Promise.all(
    letters.map(({ from, to, raw }) =>
      transport.sendMail({ envelope: { from, to: [to] }, raw: Buffer.from(raw, "base64") }),
    ),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  transport.close();
  return seconds;
}

answerAs({ send });
