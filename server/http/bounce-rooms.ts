import type { ReturnsBody } from "../../shared/bounce/contract.ts";
import type { ReturnsRequest } from "../../shared/bounce/request-contract.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { Taken } from "../bounce/index.ts";
import type { Visitor } from "../org/index.ts";

/** Mails that come back, and where they come in. */
export interface BounceRooms {
  read(orgId: string): Promise<ReturnsBody>;
  put(
    admin: Visitor,
    request: ReturnsRequest,
  ): Promise<Result<ReturnsBody, { readonly field: string; readonly message: Sentence }>>;
  /** Whether that is the org's secret address. */
  admit(orgId: string, hook: string): Promise<boolean>;
  /** Whether that stands at the end of an address in a mail of the org's; changes nothing. */
  mayStop(orgId: string, written: string): Promise<boolean>;
  unsubscribe(orgId: string, written: string): Promise<Result<null, "no-such-stop">>;
  take(orgId: string, raw: Uint8Array): Promise<Taken>;
}
