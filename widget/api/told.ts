import type { infer as ReadBy, ZodMiniType } from "zod/mini";
import type { Sentence } from "../../shared/kernel/contract.ts";
import type * as Contracts from "./contracts.ts";
import type { Problem } from "./problem.ts";

/** A refusal that the server put into words names its code and its sentence; everything else is a Problem. */
export type Failure = {
  readonly problem: Problem;
  readonly certain: boolean;
  readonly code?: string;
  /** The field of the request that is to blame, by the server's name. */
  readonly field?: string;
  readonly sentence?: Sentence;
};
export type Told<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly because: Failure };

export type Shapes = typeof Contracts;
/** What an answer must look like, out of the shapes that are fetched when they are needed. */
export type Shape = (shapes: Shapes) => ZodMiniType;
export type Agreed<S extends Shape> = ReadBy<ReturnType<S>>;

export type Ask = <S extends Shape>(shape: S, path: string) => Promise<Told<Agreed<S>>>;
export type Write = <S extends Shape>(shape: S, path: string, body: unknown) => Promise<Told<Agreed<S>>>;
