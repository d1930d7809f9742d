import { createTransport } from "nodemailer";
import type { Courier, Delivery, Envelope } from "../../dunning/ports.ts";
import { classifyFault, type SmtpFault } from "./classify-fault.ts";
import { sealLetter } from "./seal-letter.ts";

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

/** Opens the way to a mail server. Throws when TLS is switched off for anything but loopback. */
export function openCourier(options: MailOptions): OpenCourier {
  if (options.withoutTls === true && !LOOPBACK.has(options.host))
    throw new Error(`Mail to ${options.host} must use TLS: switching it off is for loopback only.`);
  const transport = createTransport({
    pool: true,
    host: options.host,
    port: options.port,
    secure: options.secure,
    requireTLS: !options.secure && options.withoutTls !== true,
    ignoreTLS: options.withoutTls === true,
    ...(options.user === undefined ? {} : { auth: { user: options.user, pass: options.password ?? "" } }),
    maxConnections: options.maxConnections ?? 2,
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
  const bodies = new WeakMap<object, () => boolean>();
  // The library reads the body stream only after the server said 354, so "was it read?" is "did it begin to leave?".
  transport.use("stream", (mail, done) => {
    const { message, data } = mail;
    const open = message.createReadStream.bind(message);
    let began = (): boolean => false;
    message.createReadStream = (...streamOptions) => {
      const stream = open(...streamOptions);
      began = () => stream.readableDidRead;
      return stream;
    };
    const { ticket } = data as { readonly ticket?: unknown };
    if (typeof ticket === "object" && ticket !== null) bodies.set(ticket, () => began());
    done();
  });

  const deliver = async (envelope: Envelope, raw: Uint8Array): Promise<Delivery> => {
    const ticket = {};
    const deadline = AbortSignal.timeout(options.deadlineMs ?? 90_000);
    try {
      const info = await transport.sendMail({
        envelope: { from: envelope.from, to: [envelope.to] },
        raw: Buffer.from(raw),
        signal: deadline,
        ...{ ticket },
      });
      return { kind: "sent", reply: info.response.slice(0, 500), badAddress: false };
    } catch (fault) {
      return classifyFault(fault as SmtpFault, bodies.get(ticket)?.() ?? false);
    }
  };
  return { seal: sealLetter, deliver, close: () => transport.close({ force: true }) };
}
