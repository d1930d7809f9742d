import type { AddressInfo, Socket } from "node:net";
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from "smtp-server";

export interface SinkMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
}

export interface Sink {
  readonly port: number;
  readonly mails: SinkMail[];
  /** Cuts every open connection, as a cable does. */
  cut(): void;
  close(): Promise<void>;
}

/** What the server does with a message whose final dot it has seen. It has it in either case. */
export type AfterDot = "accept" | "stall" | "cut" | { readonly code: number };

export interface SinkOptions extends Pick<SMTPServerOptions, "onConnect" | "onMailFrom" | "onRcptTo"> {
  readonly afterDot?: () => AfterDot;
  readonly hideStartTls?: boolean;
}

/** A real SMTP server on loopback that keeps every message, in order. */
export async function openSink({ afterDot, hideStartTls, ...hooks }: SinkOptions = {}): Promise<Sink> {
  const mails: SinkMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: hideStartTls === false ? [] : ["STARTTLS"],
    hideSTARTTLS: hideStartTls !== false,
    logger: false,
    closeTimeout: 50,
    ...hooks,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        mails.push(mailOf(session, Buffer.concat(parts)));
        const then = afterDot?.() ?? "accept";
        if (then === "accept") done();
        else if (then === "cut") cut(session.id);
        else if (then !== "stall")
          done(Object.assign(new Error("not this one"), { responseCode: then.code }));
      });
    },
  });
  const cut = (sessionId?: string): void => {
    for (const { id, _socket } of server.connections as Set<{ id: string; _socket: Socket }>)
      if (sessionId === undefined || id === sessionId) _socket.destroy();
  };
  // A client that goes away in the middle is what some tests are about.
  server.on("error", () => undefined);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
    });
  return { port, mails, cut: () => cut(), close };
}

const mailOf = ({ envelope }: SMTPServerSession, raw: Buffer): SinkMail => ({
  from: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
  to: envelope.rcptTo.map(({ address }) => address),
  raw,
});
