import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";

const BITS = 2048;

/** A fresh pair: what is published, in base64, and what signs, in PEM. */
export async function makeSigningKey(): Promise<{ readonly publicKey: string; readonly privateKey: string }> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: BITS });
  return {
    publicKey: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
    privateKey: privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
  };
}
