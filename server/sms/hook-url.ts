import type { SmsProvider } from "../../shared/sms/contract.ts";

/** Where a provider tells what became of a text, and what was answered. */
export const hookUrl = (
  publicUrl: string,
  orgId: string,
  { provider, hook }: { readonly provider: SmsProvider; readonly hook: string },
  about: "report" | "reply",
): string => `${publicUrl}/sms/${provider}/${orgId}/${hook}/${about}`;
