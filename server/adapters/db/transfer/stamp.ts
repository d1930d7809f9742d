import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Transform } from "node:stream";

/** Length of a SHA-256 in hex: the archive's comment, which is the last thing in its file. */
const LENGTH = 64;
/** Keeps the comment's place until the file's own checksum is known. */
export const PLACE = "0".repeat(LENGTH);

/** Passes a file on and puts the SHA-256 of all before it, in hex, into its last 64 bytes. */
export function stamping(): Transform {
  const hash = createHash("sha256");
  let held = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, told) {
      const all = Buffer.concat([held, chunk]);
      const sure = all.subarray(0, Math.max(0, all.length - LENGTH));
      held = all.subarray(sure.length);
      hash.update(sure);
      told(null, sure);
    },
    flush(told) {
      told(null, hash.digest("hex"));
    },
  });
}

/** Whether the file's last 64 bytes are the checksum of all before them: a flipped, lost or added byte shows. */
export async function isStamped(path: string): Promise<boolean> {
  const { size } = await stat(path);
  if (size <= LENGTH) return false;
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path, { end: size - LENGTH - 1 }) as AsyncIterable<Buffer>)
    hash.update(piece);
  let stamp = "";
  for await (const piece of createReadStream(path, { start: size - LENGTH }) as AsyncIterable<Buffer>)
    stamp += piece.toString("latin1");
  return stamp === hash.digest("hex");
}
