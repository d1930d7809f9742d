import type { InboxBody, InboxCountsBody } from "../../shared/inbox/contract.ts";
import type { InboxActRequest, InboxQuery } from "../../shared/inbox/request-contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { LetterBody, LettersBody } from "../../shared/letter/contract.ts";
import type { InboxRefusal } from "../inbox/index.ts";
import type { LetterRefusal } from "../letter/index.ts";
import type { Visitor } from "../org/index.ts";

/** What waits for a person. */
export interface InboxRooms {
  read(by: Visitor, query: InboxQuery): Promise<InboxBody>;
  counts(by: Visitor): Promise<InboxCountsBody>;
  letters(by: Visitor): Promise<LettersBody>;
  letter(by: Visitor, id: string): Promise<Result<LetterBody, LetterRefusal>>;
  act(by: Visitor, request: InboxActRequest): Promise<Result<InboxCountsBody, InboxRefusal>>;
}
