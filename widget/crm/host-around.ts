import { hostOrigin, isCrmOrigin } from "./guard.ts";

/** Set by the build: true only for the sandbox on this machine. */
declare const HUIKUAN_ALLOW_LOOPBACK: boolean;

/** The page that we are framed in, as far as it is a CRM's; and whether one on this machine counts as such. */
export function hostAround(page: Window): { host: string | undefined; allowLoopback: boolean } {
  const allowLoopback = HUIKUAN_ALLOW_LOOPBACK;
  const isCrm = (origin: string): boolean => isCrmOrigin(origin, allowLoopback);
  const host = page.parent === page ? undefined : hostOrigin(page.location.search, isCrm);
  return { host, allowLoopback };
}
