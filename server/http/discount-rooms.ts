import type { DiscountsBody, OffersBody } from "../../shared/discount/contract.ts";
import type {
  DiscountRulesRequest,
  OfferActRequest,
  OfferRequest,
  OfferTermsRequest,
} from "../../shared/discount/request-contract.ts";
import type { FollowUpBody } from "../../shared/followup/contract.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { OfferActRefusal, OfferRefusal, TermsRefusal } from "../discount/index.ts";
import type { Viewer, Visitor } from "../org/index.ts";

interface BadField {
  readonly field: string;
  readonly message: Sentence;
}

/** Less for paying early, or to close a debt. */
export interface DiscountRooms {
  read(viewer: Viewer): Promise<Result<OffersBody, "not-synced">>;
  offer(viewer: Viewer, request: OfferRequest): Promise<Result<FollowUpBody, OfferRefusal>>;
  act(
    viewer: Viewer,
    offerId: string,
    request: OfferActRequest,
  ): Promise<Result<FollowUpBody, OfferActRefusal>>;
  saveOwnTerms(viewer: Viewer, request: OfferTermsRequest): Promise<Result<FollowUpBody, TermsRefusal>>;
  rules(orgId: string): Promise<DiscountsBody>;
  saveRules(admin: Visitor, request: DiscountRulesRequest): Promise<Result<DiscountsBody, BadField>>;
}
