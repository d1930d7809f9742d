import type { ApprovedText } from "../../shared/dunning/templates/sms-text.ts";
import type { Delivery, SealedMail } from "./mail-ports.ts";

export interface TextMessage {
  /** Ours, told to the provider: its reports name it. */
  readonly dispatchId: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
  readonly approved: ApprovedText;
}

export interface Texter {
  /** The exact message to store and to send. Throws when it is too long or the number is none. */
  seal(message: TextMessage): SealedMail;
  /** As a courier delivers: never throws, and asks `mayBegin` when nothing but the request itself is left to do. */
  deliver(orgId: string, raw: Uint8Array, mayBegin: () => Promise<boolean>): Promise<Delivery>;
}
