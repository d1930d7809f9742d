import { StaleToken } from "./proven-org.ts";
import type { ZohoSdk } from "./sdk.ts";
import { withDeadline } from "./with-deadline.ts";
import type { WriteOptions } from "./write-records.ts";

/** Asks an org's CRM, once it is proven to be the org's; a token that has run out is renewed once. */
export const askProven = ({ runAs, tokens, provenOrg, deadlineMs = 60_000 }: WriteOptions, module: string) =>
  async function ask<T>(orgId: string, work: (Z: ZohoSdk) => Promise<T>, again = true): Promise<T> {
    let used: string | undefined;
    try {
      const asking = runAs(orgId, module, work, async (Z, access) => {
        used = access.token;
        await provenOrg(Z, access);
      });
      return await withDeadline(asking, deadlineMs);
    } catch (error) {
      const isStale = error instanceof StaleToken || String(error).includes('"INVALID_TOKEN"');
      if (!isStale || used === undefined || !again) throw error;
      tokens.drop(orgId, used);
      return ask(orgId, work, false);
    }
  };
