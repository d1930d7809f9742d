import { Readable } from "node:stream";

/** What of the driver's connection a copy speaks to; the driver's typings leave it out. */
interface Wire {
  query(text: string): void;
  readonly stream: { pause(): unknown; resume(): unknown };
}

const BATCH_BYTES = 64 * 1024;

/**
 * `COPY … TO STDOUT` as a stream of its text, at the reader's pace: `client.query(new CopyOut(text))`. Whoever
 * leaves it unread must close the connection.
 */
export class CopyOut extends Readable {
  /** Rows copied; known once the stream has ended. */
  rows = 0;
  readonly #text: string;
  #wire: Wire | undefined;
  #parts: Buffer[] = [];
  #bytes = 0;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  /** The driver's side of the conversation, from here down. */
  submit(wire: unknown): void {
    this.#wire = wire as Wire;
    this.#wire.query(this.#text);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The driver reuses the memory behind the chunk.
    this.#parts.push(Buffer.from(chunk));
    this.#bytes += chunk.length;
    if (this.#bytes >= BATCH_BYTES) this.#pass();
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = Number(text.split(" ")[1]);
    if (this.#bytes > 0) this.#pass();
    this.push(null);
    // An ended stream asks for nothing more, and the connection's next answer must come through.
    this.#wire?.stream.resume();
  }

  handleError(error: Error): void {
    this.destroy(error);
  }

  handleReadyForQuery(): void {
    // The stream's end has told its reader already.
  }

  override _read(): void {
    this.#wire?.stream.resume();
  }

  #pass(): void {
    const batch = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#bytes = 0;
    if (!this.push(batch)) this.#wire?.stream.pause();
  }
}
