export interface PromisePart {
  readonly invoiceId: string;
  readonly amountMinor: number;
}
