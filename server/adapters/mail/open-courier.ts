import { Readable } from "node:stream";
import { createTransport } from "nodemailer";
import type { Courier, Delivery, Envelope, Letter } from "../../dunning/ports.ts";
import { classifyFault, type SmtpFault } from "./classify-fault.ts";
import { sealLetter } from "./seal-letter.ts";
import type { OpenKey } from "./sign-mail.ts";

export interface MailOptions {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (465); otherwise STARTTLS. */
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: string;
  /** Only for a mail server on loopback, which has no certificate. */
  readonly withoutTls?: boolean;
  readonly maxConnections?: number;
  /** How long the server may be silent, in milliseconds. */
  readonly silenceMs?: number;
  /** How long one delivery may take; less than a lease. */
  readonly deadlineMs?: number;
}

export interface OpenCourier extends Courier {
  close(): void;
}

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);
const CONNECT_MS = 15_000;
/** No more than providers of mailboxes let one sender open at once. */
export const CONNECTIONS = 3;

interface Ticket {
  readonly raw: Buffer;
  readonly mayBegin: () => Promise<boolean>;
  began: boolean;
}

/** The library reads the body only after the server said 354: its first read is when the letter begins to leave. */
async function* bodyOf(ticket: Ticket): AsyncGenerator<Buffer> {
  if (!(await ticket.mayBegin())) throw new Error("it was stopped, or too late, before it began");
  ticket.began = true;
  yield ticket.raw;
}

/** Opens the way to a mail server. Throws when TLS is switched off for anything but loopback. */
export function openCourier(options: MailOptions, openKey?: OpenKey): OpenCourier {
  if (options.withoutTls === true && !LOOPBACK.has(options.host))
    throw new Error(`Mail to ${options.host} must use TLS: switching it off is for loopback only.`);
  const connections = options.maxConnections ?? CONNECTIONS;
  const transport = createTransport({
    pool: true,
    host: options.host,
    port: options.port,
    secure: options.secure,
    requireTLS: !options.secure && options.withoutTls !== true,
    ignoreTLS: options.withoutTls === true,
    ...(options.user === undefined ? {} : { auth: { user: options.user, pass: options.password ?? "" } }),
    maxConnections: connections,
    // The pool must never send a message again by itself: only we know whether that is safe.
    maxRequeues: 0,
    // Servers end idle sessions after minutes; ending ours first keeps a dead one from being picked.
    idleTimeout: 5_000,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: options.silenceMs ?? 45_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport.use("stream", ({ message, data }, done) => {
    const { ticket } = data as unknown as { readonly ticket: Ticket };
    message.createReadStream = () => Readable.from(bodyOf(ticket), { objectMode: false });
    done();
  });

  const deliver = async (
    envelope: Envelope,
    raw: Uint8Array,
    mayBegin: () => Promise<boolean>,
  ): Promise<Delivery> => {
    const ticket: Ticket = { raw: Buffer.from(raw), mayBegin, began: false };
    const deadline = AbortSignal.timeout(options.deadlineMs ?? 90_000);
    try {
      const info = await transport.sendMail({
        envelope: { from: envelope.from, to: [envelope.to] },
        raw: ticket.raw,
        signal: deadline,
        ...{ ticket },
      });
      return { kind: "sent", reply: info.response.slice(0, 500), badAddress: false };
    } catch (fault) {
      return classifyFault(fault as SmtpFault, ticket.began);
    }
  };
  const seal = (letter: Letter) => sealLetter(letter, openKey);
  return { connections, seal, deliver, close: () => transport.close({ force: true }) };
}
