import type { WidgetSession } from "../../shared/account/contract.ts";
import type { Result } from "../../shared/kernel/result.ts";

/** Everything the CRM page tells us is a claim, good for showing and never for deciding: the server decides. */
export interface CrmContext {
  readonly accountId: string;
  readonly locale: string;
}

export type ColourMode = "light" | "dark";
export type TokenRefusal = "offline" | "slow" | "signed-out" | "no-access" | "not-connected" | "fault";

/** What we need of the page we are in. */
export interface CrmPort {
  /** Resolves once the CRM has said which account is open; refuses when there is no CRM around us. */
  open(): Promise<Result<CrmContext, "outside-crm">>;
  /** Told each time the CRM puts another account into this page. */
  onAccount(tell: (accountId: string) => void): void;
  onColourMode(tell: (mode: ColourMode) => void): void;
  /** Asks the CRM's server function for a token for our server. */
  issueSession(accountId: string): Promise<Result<WidgetSession, TokenRefusal>>;
  /** Asks the CRM for this much height, in CSS pixels. */
  resize(height: number): void;
}

/** What the CRM's page says of its deal; empty or null where it says nothing that can be read. */
export interface DealClaim {
  readonly dealId: string;
  readonly accountId: string | null;
  readonly amount: string;
  /** YYYY-MM-DD */
  readonly closingOn: string | null;
  readonly currency: string | null;
}

export interface OpenDeal {
  readonly locale: string;
  readonly deal: DealClaim;
}

/** What a deal's page needs of the page it is in. */
export interface DealPort extends Pick<CrmPort, "onColourMode" | "resize" | "issueSession"> {
  /** Resolves once the CRM has said which deal is open and what it holds; refuses when there is no CRM around us. */
  open(): Promise<Result<OpenDeal, "outside-crm">>;
}

/** What the settings pages need of the page they are in: it opens no record. */
export interface SettingsPort extends Pick<CrmPort, "onColourMode" | "resize"> {
  /** Resolves once the CRM has introduced itself; refuses when there is no CRM around us. */
  open(): Promise<Result<Pick<CrmContext, "locale">, "outside-crm">>;
  /** Asks the CRM's server function for a token for the org's settings. */
  issueSession(): Promise<Result<WidgetSession, TokenRefusal>>;
}
