/** A refusal is a value: the caller must look before using what it asked for. */
export type Result<T, R> = Ok<T> | Refused<R>;
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
export interface Refused<R> {
  readonly ok: false;
  readonly because: R;
}

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const refuse = <const R>(because: R): Refused<R> => ({ ok: false, because });

/** A bug, not a refusal: stops the work at hand loudly. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${message}`);
}
