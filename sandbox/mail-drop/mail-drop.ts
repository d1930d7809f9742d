import type { AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import type express from "express";
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from "smtp-server";
import { type DroppedMessage, type Envelope, readMessage } from "./dropped-message.ts";
import { type MailFault, type MailFaultPlan, type MailMoment, rejection } from "./mail-fault.ts";
import { mailboxPages } from "./mailbox-pages.ts";

export interface MailDropOptions {
  readonly host: string;
  /** Left out or 0: the system chooses. */
  readonly port?: number;
  /** Stamps arrivals; the machine's clock when left out. */
  readonly clock?: { now(): number };
  /** Requires this login; without it anybody may deliver and AUTH is not offered. */
  readonly login?: { readonly user: string; readonly password: string };
  /** Offers STARTTLS with this certificate (PEM); without it TLS is not offered. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

export interface MailDrop {
  readonly smtpPort: number;
  /** In order of arrival; a message sent twice is here twice. */
  messages(): readonly DroppedMessage[];
  /** Pages and JSON under `/mailbox`, to be mounted at an app's root. */
  readonly app: express.Router;
  /** Puts a fault plan in force for all that follows; undefined ends it. */
  misbehave(plan: MailFaultPlan | undefined): void;
  close(): Promise<void>;
}

/** Starts an SMTP server that accepts and keeps everything. @throws when the port is taken. */
export async function startMailDrop(options: MailDropOptions): Promise<MailDrop> {
  const box = openBox(options.clock ?? { now: () => Date.now() });
  let plan: MailFaultPlan | undefined;
  const server = smtpServer(options, box, (moment) => plan?.(moment));
  const smtpPort = await listen(server, options);
  return {
    smtpPort,
    messages: () => box.kept,
    app: mailboxPages(() => box.kept),
    misbehave: (next) => {
      plan = next;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

interface Box {
  readonly kept: readonly DroppedMessage[];
  keep(raw: Buffer, envelope: Envelope): Promise<void>;
}

/** Numbers messages as they arrive, even when an earlier one takes longer to read. */
function openBox(clock: { now(): number }): Box {
  const kept: DroppedMessage[] = [];
  let reading: Promise<void> = Promise.resolve();
  return {
    kept,
    keep(raw, envelope) {
      const arrivedAt = clock.now();
      reading = reading.then(async () => {
        kept.push(await readMessage(raw, { number: kept.length + 1, arrivedAt, envelope }));
      });
      return reading;
    },
  };
}

function smtpServer(options: MailDropOptions, box: Box, plan: MailFaultPlan): SMTPServer {
  const cut = (session: SMTPServerSession): void => cutLine(server, session);
  const server = new SMTPServer({
    ...accessOf(options),
    onMailFrom: ({ address }, session, done) => {
      const moment: MailMoment = { stage: "mail", address };
      pass(plan(moment), () => cut(session)).then(() => done(), done);
    },
    onRcptTo: ({ address }, session, done) => {
      const moment: MailMoment = { stage: "rcpt", address };
      pass(plan(moment), () => cut(session)).then(() => done(), done);
    },
    onData: (stream, session, done) => {
      takeData(stream, envelopeOf(session), box, plan, () => cut(session)).then(() => done(), done);
    },
  });
  // A client that goes away in the middle is the client's affair; the drop must outlive it.
  server.on("error", () => {});
  return server;
}

async function takeData(
  stream: Readable,
  envelope: Envelope,
  box: Box,
  plan: MailFaultPlan,
  cut: () => void,
): Promise<void> {
  const raw = await buffer(stream);
  const fault = plan({ stage: "data", address: envelope.to.join(","), raw });
  if (fault?.kind === "drop" && fault.keep) await box.keep(raw, envelope);
  await pass(fault, cut);
  await box.keep(raw, envelope);
}

/** Resolves when the command may go on, rejects when it is refused, never settles once the line is cut. */
async function pass(fault: MailFault | undefined, cut: () => void): Promise<void> {
  if (fault?.kind === "reject") throw rejection(fault);
  if (fault?.kind === "stall") await wait(fault.ms, undefined, { ref: false });
  if (fault?.kind !== "drop") return;
  cut();
  await new Promise(() => {});
}

function accessOf({ login, tls }: MailDropOptions): SMTPServerOptions {
  return {
    banner: "Sandbox mail drop",
    disableReverseLookup: true,
    closeTimeout: 200,
    authOptional: login === undefined,
    allowInsecureAuth: tls === undefined,
    disabledCommands: [...(login ? [] : ["AUTH"]), ...(tls ? [] : ["STARTTLS"])],
    ...tls,
    onAuth: ({ username, password }, _session, done) => {
      const known = login !== undefined && username === login.user && password === login.password;
      done(known ? null : new Error("Invalid username or password"), known ? { user: username } : undefined);
    },
  };
}

function envelopeOf({ envelope }: SMTPServerSession): Envelope {
  return {
    from: envelope.mailFrom ? envelope.mailFrom.address : "",
    to: envelope.rcptTo.map(({ address }) => address),
  };
}

function cutLine(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections) {
    if (connection.session.id === session.id) connection._socket.destroy();
  }
}

function listen(server: SMTPServer, { host, port }: MailDropOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    const net = server.listen(port ?? 0, host, () => resolve((net.address() as AddressInfo).port));
  });
}
