import type { Currency } from "../../shared/kernel/currency.ts";

/** A sales order or a deal. */
export interface OrderRecord {
  readonly recordId: string;
  readonly kind: "order" | "deal";
  /** Null: nobody has said whose it is. */
  readonly accountId: string | null;
  readonly name: string;
  /** The CRM's own word for how far it is. */
  readonly stage: string;
  readonly currency: Currency;
  readonly amountMinor: number;
  /** The deal that an order came from. */
  readonly dealId: string | null;
  readonly createdAt: string;
  readonly modifiedAt: string;
}
