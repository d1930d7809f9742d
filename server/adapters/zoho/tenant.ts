import { AsyncLocalStorage } from "node:async_hooks";
import type { Access } from "./token-provider.ts";

/** For whom, and about which module, the present work talks to the CRM. */
export interface TenantContext {
  readonly access: Access;
  readonly module: string;
}

const present = new AsyncLocalStorage<TenantContext>();

export const asTenant = <T>(context: TenantContext, work: () => T): T => present.run(context, work);

/** Fails closed: without a tenant there is no address to call and no token to show. */
export function currentTenant(): TenantContext {
  const context = present.getStore();
  if (!context) {
    throw new Error("A call to the CRM outside a tenant: every call belongs inside runAs.");
  }
  return context;
}
