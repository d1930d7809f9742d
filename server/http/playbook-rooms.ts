import type { Result } from "../../shared/kernel/result.ts";
import type { PlaybooksBody } from "../../shared/playbook/contract.ts";
import type {
  EndPlaybookRequest,
  PlaybookRequest,
  PlaybooksQuery,
  TickRequest,
} from "../../shared/playbook/request-contract.ts";
import type { Visitor } from "../org/index.ts";
import type { EndRefusal, PlaybookRefusal, TickRefusal } from "../playbook/index.ts";

/** What is done about early warnings. */
export interface PlaybookRooms {
  read(by: Visitor, query: PlaybooksQuery): Promise<PlaybooksBody>;
  set(admin: Visitor, request: PlaybookRequest): Promise<Result<PlaybooksBody, PlaybookRefusal>>;
  tick(by: Visitor, request: TickRequest): Promise<Result<PlaybooksBody, TickRefusal>>;
  end(by: Visitor, request: EndPlaybookRequest): Promise<Result<PlaybooksBody, EndRefusal>>;
}
