import type { Way } from "./kinds.ts";

/** One time that the debtor was contacted or tried, by whomever. */
export interface ContactEntry {
  readonly at: Date;
  readonly way: Way;
  /** Somebody there was spoken with. */
  readonly conversation: boolean;
  /** As `addressKey` writes it; null when nobody noted whom: it may have been any of theirs. */
  readonly address: string | null;
  /** It belongs to another debtor, and is here for its address. */
  readonly another: boolean;
}

const NUMBER_ENDING = 8;

/** The same for every way in which people write down one address or number. Numbers are told apart by how they end. */
export function addressKey(written: string): string {
  if (written.includes("@")) return written.trim().toLowerCase();
  return written.replace(/\D/g, "").slice(-NUMBER_ENDING);
}
