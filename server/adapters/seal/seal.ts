import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Place, Seal } from "../../sync/ports.ts";

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The server's sealing keys: `current` seals, every named key opens. Keys are 32 bytes in base64. */
export interface SealKeys {
  readonly current: string;
  readonly keys: Readonly<Record<string, string>>;
}

/**
 * AES-256-GCM, bound to the org, table and column it stands in, so that a sealed text copied elsewhere does not open.
 * Text form: `keyId.nonce.tag.cipher` in base64url. Throws one sentence when a key is unusable or a text does not open.
 */
export function createSeal({ current, keys }: SealKeys): Seal {
  const known = new Map(Object.entries(keys).map(([id, text]) => [id, keyFrom(id, text)]));
  const keyOf = (id: string): Buffer => {
    const key = known.get(id);
    if (!key) throw new Error(`There is no sealing key "${id}". Give it beside the present one.`);
    return key;
  };
  keyOf(current);
  return {
    seal(text, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", keyOf(current), nonce);
      cipher.setAAD(placeBytes(place));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return [current, ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString("base64url"))].join(
        ".",
      );
    },
    open(sealed, place) {
      const [id = "", nonce = "", tag = "", body = ""] = sealed.split(".");
      const key = keyOf(id);
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(placeBytes(place));
        decipher.setAuthTag(Buffer.from(tag, "base64url"));
        return decipher.update(Buffer.from(body, "base64url"), undefined, "utf8") + decipher.final("utf8");
      } catch {
        throw new Error(`The sealed ${place.table}.${place.column} of org ${place.orgId} does not open.`);
      }
    },
  };
}

/** A fresh key, as `keys` wants it. */
export const newSealKey = (): string => randomBytes(KEY_BYTES).toString("base64");

function keyFrom(id: string, text: string): Buffer {
  const key = Buffer.from(text, "base64");
  if (key.length === KEY_BYTES && /^[A-Za-z0-9_-]{1,32}$/.test(id)) return key;
  throw new Error(`The sealing key "${id}" must be ${KEY_BYTES} bytes in base64, under a name without dots.`);
}

const placeBytes = ({ orgId, table, column }: Place): Buffer =>
  Buffer.from(JSON.stringify([orgId, table, column]));
