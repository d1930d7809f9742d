import { connect } from "node:net";

/** A request as bytes may carry it, right or wrong. */
export interface RawRequest {
  readonly method: string;
  /** With its query, exactly as it stands in the request line. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer | undefined;
}

export interface RawAnswer {
  /** 0 when none came. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Why there is no answer. */
  readonly because: string | null;
}

const ANSWER_WITHIN_MS = 30_000;

/** Sends one request over a connection of its own, with nothing between that could put it right. */
export function sendRaw(port: number, request: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect(port, "127.0.0.1");
    let because: string | null = null;
    socket.setTimeout(ANSWER_WITHIN_MS, () => {
      because = `no answer within ${ANSWER_WITHIN_MS} ms`;
      socket.destroy();
    });
    socket.on("data", (part) => void parts.push(part));
    socket.on("error", (fault) => {
      because = fault.message;
    });
    socket.on("close", () => resolve(answerIn(Buffer.concat(parts), because)));
    socket.write(bytesOf(port, request));
  });
}

function bytesOf(port: number, { method, path, headers, body }: RawRequest): Buffer {
  const named = new Set(headers.map(([name]) => name.toLowerCase()));
  const lines = [`${method} ${path} HTTP/1.1`];
  if (!named.has("host")) lines.push(`Host: 127.0.0.1:${port}`);
  lines.push("Connection: close");
  if (body !== undefined && !named.has("transfer-encoding")) lines.push(`Content-Length: ${body.length}`);
  for (const [name, value] of headers) lines.push(`${name}: ${value}`);
  const head = Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
  return body === undefined ? head : Buffer.concat([head, body]);
}

function answerIn(bytes: Buffer, because: string | null): RawAnswer {
  const end = bytes.indexOf("\r\n\r\n");
  const [first = "", ...lines] = bytes
    .subarray(0, end < 0 ? 0 : end)
    .toString("latin1")
    .split("\r\n");
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0);
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const body = bytes.subarray(end + 4);
  const text = headers["transfer-encoding"] === "chunked" ? joined(body) : body.toString();
  return { status, headers, text, because: status === 0 ? (because ?? "closed without an answer") : null };
}

function joined(chunked: Buffer): string {
  const chunks: Buffer[] = [];
  for (let from = 0; from < chunked.length; ) {
    const line = chunked.indexOf("\r\n", from);
    const size = Number.parseInt(chunked.subarray(from, line).toString("latin1"), 16);
    if (line < 0 || !(size > 0)) break;
    chunks.push(chunked.subarray(line + 2, line + 2 + size));
    from = line + 2 + size + 2;
  }
  return Buffer.concat(chunks).toString();
}
