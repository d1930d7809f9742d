// First: zod looks at this setting when a shape is made.
import "./no-eval.ts";

export { safeParse } from "zod/mini";
export { AccountView, AccountWatch, MessageAnswer, PreviewAnswer } from "../../shared/account/contract.ts";
export { ChargesAnswer } from "../../shared/charge/contract.ts";
export { ContactsAnswer, PreferenceAnswer, WrongAnswer } from "../../shared/contact/contract.ts";
export { WireScoreOn, WireWhatIf } from "../../shared/credit/contract.ts";
export { OffersAnswer } from "../../shared/discount/contract.ts";
export { WireCreditHold } from "../../shared/limit/contract.ts";
export { BureauAnswer } from "../../shared/bureau/contract.ts";
export { DossierAnswer, DossierFilesAnswer } from "../../shared/dossier/contract.ts";
export { SendAnswer, SendPreview } from "../../shared/dunning/contract.ts";
export { ForecastAnswer } from "../../shared/forecast/contract.ts";
export { FollowUpPage, LogAnswer } from "../../shared/followup/contract.ts";
export { PayerAnswer } from "../../shared/group/contract.ts";
export { HoldAnswer, HoldsAnswer } from "../../shared/hold/contract.ts";
export { WireRefusal } from "../../shared/kernel/contract.ts";
export { WireLimitLines } from "../../shared/approval/contract.ts";
export { WireDealCheck, WireLimitProposal } from "../../shared/limit/contract.ts";
export { AccountCostAnswer } from "../../shared/report/contract.ts";
