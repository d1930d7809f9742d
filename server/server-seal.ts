import { createSeal } from "./adapters/seal/seal.ts";
import type { Config } from "./config.ts";
import type { Seal } from "./sync/ports.ts";

/** The seal of every secret in the database. */
export const serverSeal = ({ sealKey }: Pick<Config, "sealKey">): Seal =>
  createSeal({ current: "k1", keys: { k1: Buffer.from(sealKey).toString("base64") } });
