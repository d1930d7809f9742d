import type { Sentence } from "../../shared/kernel/contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { SenderTestBody } from "../../shared/settings/contract.ts";
import type { WordingPreview, WordingsBody } from "../../shared/wording/contract.ts";
import type {
  PayDetailsRequest,
  PreviewWordingRequest,
  PutWordingRequest,
} from "../../shared/wording/request-contract.ts";
import type { Visitor } from "../org/index.ts";

type Told<T> = Promise<Result<T, { readonly field: string; readonly message: Sentence }>>;

/** An org's own words in the place of the built-in letters. */
export interface WordingRooms {
  list(admin: Visitor): Promise<WordingsBody>;
  put(admin: Visitor, request: PutWordingRequest): Told<WordingsBody>;
  preview(admin: Visitor, request: PreviewWordingRequest): Told<WordingPreview>;
  test(admin: Visitor, request: PreviewWordingRequest): Told<SenderTestBody>;
  savePay(admin: Visitor, request: PayDetailsRequest): Told<WordingsBody>;
}
