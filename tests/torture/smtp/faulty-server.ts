import { type AddressInfo, createServer, type Socket } from "node:net";
import type { Sink, SinkMail } from "../../mail/smtp-sink.ts";

/** Where in a message's transfer something goes wrong: "body" is amid it, "dot" when the server has it whole. */
export type Moment = "greeting" | "EHLO" | "MAIL" | "RCPT" | "DATA" | "body" | "dot";

/** What the server does there. After the dot it may have kept the letter all the same. */
export type Fault =
  | { readonly kind: "reply"; readonly says: string }
  | { readonly kind: "cut"; readonly keeps?: boolean }
  | { readonly kind: "silence"; readonly keeps?: boolean };

export interface FaultyServer extends Sink {
  /** Errs once at that moment of whatever comes next. */
  errOnce(at: Moment, fault: Fault): void;
  /** More than one recipient in one transfer, or a letter outside of one. */
  readonly improprieties: string[];
}

/** A mail server of a few lines, which can err at every command; a polite one cannot. */
export async function openFaultyServer(): Promise<FaultyServer> {
  const mails: SinkMail[] = [];
  const improprieties: string[] = [];
  const sockets = new Set<Socket>();
  let armed: { readonly at: Moment; readonly fault: Fault } | undefined;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    const take = (at: Moment): Fault | undefined => {
      if (armed?.at !== at) return undefined;
      const { fault } = armed;
      armed = undefined;
      return fault;
    };
    serve(socket, take, (mail) => mails.push(mail), improprieties);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const cut = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    improprieties,
    errOnce: (at, fault) => {
      armed = { at, fault };
    },
    cut,
    close: () =>
      new Promise((closed) => {
        cut();
        server.close(() => closed());
      }),
  };
}

const PLAIN: Readonly<Record<string, string>> = {
  EHLO: "250 at your service",
  HELO: "250 at your service",
  MAIL: "250 ok",
  RCPT: "250 ok",
  DATA: "354 go on",
  RSET: "250 ok",
  QUIT: "221 bye",
};

function serve(
  socket: Socket,
  take: (at: Moment) => Fault | undefined,
  keep: (mail: SinkMail) => void,
  improprieties: string[],
): void {
  let [from, to, rest, inBody]: [string, string[], string, boolean] = ["", [], "", false];
  /** False when nothing more is to be said. */
  const goesOn = (at: Moment, mail?: SinkMail): boolean => {
    const fault = take(at);
    if (fault === undefined) return true;
    if (fault.kind === "reply") socket.write(`${fault.says}\r\n`);
    else if (fault.keeps === true && mail !== undefined) keep(mail);
    if (fault.kind === "cut" || (fault.kind === "reply" && fault.says.startsWith("421"))) socket.end();
    if (fault.kind === "cut") socket.destroy();
    return false;
  };
  const command = (line: string): void => {
    const word = line.slice(0, 4).toUpperCase();
    if (["EHLO", "MAIL", "RCPT", "DATA"].includes(word) && !goesOn(word as Moment)) return;
    const address = /<([^>]*)>/.exec(line)?.[1] ?? "";
    if (word === "MAIL") [from, to] = [address, []];
    if (word === "RCPT" && to.push(address) > 1) improprieties.push(`${to.length} recipients: ${to.join()}`);
    if (word === "DATA" && to.length === 0) improprieties.push("a letter to nobody");
    inBody = word === "DATA";
    socket.write(`${PLAIN[word] ?? "500 what?"}\r\n`);
    if (word === "QUIT") socket.end();
  };
  const body = (): boolean => {
    const end = rest.startsWith(".\r\n") ? 0 : rest.indexOf("\r\n.\r\n") + 2;
    if (rest.length > 0 && !goesOn("body")) return false;
    if (end < 2 && !rest.startsWith(".\r\n")) return false;
    const raw = Buffer.from(rest.slice(0, end).replaceAll(/^\.\./gm, "."), "latin1");
    rest = rest.slice(end + 3);
    inBody = false;
    const mail = { from, to, raw };
    if (!goesOn("dot", mail)) return true;
    keep(mail);
    socket.write("250 kept\r\n");
    return true;
  };
  socket.on("data", (part) => {
    rest += part.toString("latin1");
    for (;;) {
      if (inBody) {
        if (!body()) return;
        continue;
      }
      const at = rest.indexOf("\r\n");
      if (at < 0) return;
      const line = rest.slice(0, at);
      rest = rest.slice(at + 2);
      command(line);
    }
  });
  if (goesOn("greeting")) socket.write("220 hello\r\n");
}
