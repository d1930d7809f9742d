import pino, { type Logger } from "pino";

export type { Logger };

/** JSON lines on stdout. Callers log objects they built, never requests, records or faults whole: those carry secrets. */
export function createLog(level: string): Logger {
  return pino({
    level,
    redact: {
      paths: ["token", "credential", "authorization", "*.token", "*.credential", "*.authorization"],
      censor: "[hidden]",
    },
  });
}

/** A fault in one line: its name and its message, never its properties (an HTTP client's fault holds headers). */
export function faultText(fault: unknown): string {
  return fault instanceof Error
    ? `${fault.name}: ${fault.message}`
    : "something that is not an Error was thrown";
}
