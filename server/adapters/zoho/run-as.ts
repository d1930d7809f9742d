import type { Gate } from "./gate.ts";
import { learnFields } from "./learn-fields.ts";
import { openSdk, type SdkOptions, type ZohoSdk } from "./sdk.ts";
import { asTenant } from "./tenant.ts";
import type { Access, TokenProvider } from "./token-provider.ts";

export interface RunAsOptions extends SdkOptions {
  readonly tokens: TokenProvider;
  readonly gate: Gate;
}

/**
 * The one way to the SDK: as one org, about one module, after the module's fields are known. Without that last
 * wait, calls that start while the fields are being fetched are decoded and sent without types. `first` comes before
 * even that question.
 */
export type RunAs = <T>(
  orgId: string,
  module: string,
  work: (sdk: ZohoSdk, access: Access) => Promise<T>,
  first?: (sdk: ZohoSdk, access: Access) => Promise<void>,
) => Promise<T>;

export function createRunAs(options: RunAsOptions): RunAs {
  const { tokens, gate } = options;
  const ready = new Map<string, Promise<void>>();

  const fieldsKnown = (sdk: ZohoSdk, access: Access, module: string): Promise<void> => {
    const key = JSON.stringify([access.orgId, access.apiUrl, module]);
    const known = ready.get(key);
    if (known) return known;
    const asked = learnFields(sdk, module).catch((error: unknown) => {
      ready.delete(key);
      throw error;
    });
    ready.set(key, asked);
    return asked;
  };

  return (orgId, module, work, first) =>
    gate(orgId, async () => {
      const sdk = await openSdk(options);
      const access = await tokens.get(orgId);
      return asTenant({ access, module }, async () => {
        await first?.(sdk, access);
        await fieldsKnown(sdk, access, module);
        return work(sdk, access);
      });
    });
}
