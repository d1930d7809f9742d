/** What is asked of the server; days as "YYYY-MM-DD". */
export interface ReplayQuestion {
  readonly from: string;
  readonly to: string;
  readonly policy:
    | { readonly kind: "as-then" }
    | { readonly kind: "version"; readonly id: string; readonly version: number }
    | { readonly kind: "draft"; readonly body: unknown };
}
