/** The part of Zoho's widget SDK (1.2 and later) that we call. Shapes: what hosts were seen to answer. */
export interface ZohoSdk {
  readonly embeddedApp: {
    on(event: string, tell: (data: unknown) => void): void;
    init(): Promise<unknown>;
  };
  readonly CRM: {
    readonly CONFIG: {
      getCurrentUser(): Promise<unknown>;
      /** From 1.4 on: { mode: "day" | "night" | … } */
      getUserPreference?(): Promise<unknown>;
    };
    readonly API: { getRecord(request: { Entity: string; RecordID: string }): Promise<unknown> };
    readonly FUNCTIONS: { execute(name: string, request: { arguments: string }): Promise<unknown> };
    readonly UI: { Resize(size: { width: string; height: string }): Promise<unknown> };
  };
}

declare global {
  interface Window {
    ZOHO?: ZohoSdk;
  }
}
