import { Writable } from "node:stream";

/** What of the driver's connection a copy speaks to; the driver's typings leave it out. */
interface Wire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
  readonly stream: { readonly writableNeedDrain: boolean; once(event: "drain", then: () => void): unknown };
}

type Told = (error?: Error | null) => void;

/**
 * `COPY … FROM STDIN` fed by a stream, at the database's pace: `client.query(new CopyIn(text))`. It finishes
 * when the database has taken every row, and fails with the database's own words when it does not.
 */
export class CopyIn extends Writable {
  /** Rows taken; known once the stream has finished. */
  rows = 0;
  readonly #text: string;
  #wire: Wire | undefined;
  #isOpen = false;
  #isOver = false;
  #waiting: (() => void) | undefined;
  #finishing: Told | undefined;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  override _write(chunk: Buffer, _encoding: string, told: Told): void {
    this.#onceOpen((wire) => {
      wire.sendCopyFromChunk(chunk);
      if (wire.stream.writableNeedDrain) wire.stream.once("drain", () => told());
      else told();
    });
  }

  override _final(told: Told): void {
    this.#finishing = told;
    this.#onceOpen((wire) => wire.endCopyFrom());
  }

  override _destroy(error: Error | null, told: Told): void {
    if (this.#isOpen && !this.#isOver) this.#wire?.sendCopyFail("the copy was given up");
    this.#isOver = true;
    told(error);
  }

  /** The driver's side of the conversation, from here down. */
  submit(wire: unknown): void {
    this.#wire = wire as Wire;
    this.#wire.query(this.#text);
  }

  handleCopyInResponse(): void {
    this.#isOpen = true;
    this.#waiting?.();
    this.#waiting = undefined;
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = Number(text.split(" ")[1]);
  }

  handleReadyForQuery(): void {
    this.#isOver = true;
    this.#finishing?.();
  }

  handleError(error: Error): void {
    this.#isOver = true;
    if (this.#finishing === undefined) this.destroy(error);
    else this.#finishing(error);
  }

  #onceOpen(then: (wire: Wire) => void): void {
    const now = (): void => {
      if (this.#wire !== undefined) then(this.#wire);
    };
    if (this.#isOpen) now();
    else this.#waiting = now;
  }
}
