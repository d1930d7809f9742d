import type express from "express";
import type { DroppedText, ReportPlan, SmsFault } from "./text.ts";

export interface PhoneDropOptions {
  readonly clock?: { now(): number };
  /** The accounts that exist here: another's credentials are refused. */
  readonly twilio: { readonly account: string; readonly token: string };
  readonly aliyun: {
    readonly keyId: string;
    readonly secret: string;
    readonly signName: string;
    /** Approved wordings by code, fields as ${name}. */
    readonly templates: Readonly<Record<string, string>>;
  };
}

export interface PhoneDrop {
  /** In order of arrival; a text sent twice is here twice. */
  texts(): readonly DroppedText[];
  /** Both providers' APIs, and what the phones show under `/phones`; to be mounted at an app's root. */
  readonly app: express.Router;
  /** Asked at each request; undefined: all is well again. */
  misbehave(plan: ((to: string) => SmsFault | undefined) | undefined): void;
  /** What phones report of texts that follow. */
  reports(plan: ReportPlan): void;
  /** Where a provider tells reports and answers that no request names: its console's own entry. */
  hooks(provider: "twilio" | "aliyun", urls: { readonly report: string; readonly reply: string }): void;
  /** Somebody answers a text. */
  answer(phone: string, text: string): Promise<void>;
  /** Once every report that was begun has been told. */
  settled(): Promise<void>;
}
