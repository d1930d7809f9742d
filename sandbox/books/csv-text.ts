import { createReadStream } from "node:fs";

/** The file cannot be read as a ledger; the message is one sentence for the person who gave it. */
export class Unreadable extends Error {}

/**
 * The file's text, in pieces, with every line end written "\n".
 * Throws `Unreadable` for a file that is missing, a directory, forbidden, or not UTF-8 text.
 */
export async function* csvText(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let held = "";
  try {
    for await (const bytes of createReadStream(path)) {
      const text = held + decoder.decode(bytes as Uint8Array, { stream: true });
      if (text.includes("\0")) throw new Unreadable(notText(path));
      // A "\r" at the end of a piece may be half of a "\r\n".
      held = text.endsWith("\r") ? "\r" : "";
      yield oneLineEnd(text.slice(0, text.length - held.length));
    }
    yield oneLineEnd(held + decoder.decode());
  } catch (fault) {
    throw sayWhy(path, fault);
  }
}

const oneLineEnd = (text: string): string => text.replace(/\r\n?/g, "\n");

const notText = (path: string): string =>
  `"${path}" is not UTF-8 text; export the ledger as "CSV UTF-8" and give that file.`;

function sayWhy(path: string, fault: unknown): unknown {
  const code = (fault as Partial<NodeJS.ErrnoException>).code;
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return new Unreadable(notText(path));
  if (code === "ENOENT" || code === "ENOTDIR")
    return new Unreadable(`There is no file "${path}"; check the path given to --book.`);
  if (code === "EISDIR")
    return new Unreadable(`"${path}" is a directory; give --book the CSV file inside it.`);
  if (code === "EACCES" || code === "EPERM")
    return new Unreadable(`"${path}" may not be read by this user; change the file's permissions.`);
  return fault;
}
