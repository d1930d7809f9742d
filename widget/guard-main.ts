import { installGuard } from "./crm/guard.ts";

/** Set by the build: true only for the sandbox on this machine. */
declare const HUIKUAN_ALLOW_LOOPBACK: boolean;

installGuard(window, HUIKUAN_ALLOW_LOOPBACK);
