import { mayOrder } from "../../shared/bureau/ask-again.ts";
import type { BureauBody } from "../../shared/bureau/contract.ts";
import type { BureauCompany } from "../../shared/bureau/report.ts";
import type { BureauOrderRequest } from "../../shared/bureau/request-contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Writing } from "../dossier/index.ts";
import { fileReport } from "./file-report.ts";
import type { BureauAccess, BureauBook, BureauDesk, BureauSilence } from "./ports.ts";
import { bureauBody, mayAsk } from "./read-orders.ts";

export type OrderRefusal =
  | "not-synced"
  | "bureau-not-allowed"
  | "no-bureau"
  | "same-id-other-text"
  | "bureau-asked-today"
  | "no-such-company"
  | "bureau-refused"
  | "bureau-in-doubt"
  | BureauSilence;

/**
 * Orders a report about an account, in three steps: the company is looked up, which costs nothing; the order is
 * committed; then the bureau is asked, once. Of several companies under one number nothing is ordered until a person
 * chooses; what a page names is looked up again.
 */
export async function orderReport(
  writing: Writing,
  request: BureauOrderRequest,
  desk: BureauDesk,
): Promise<Result<BureauBody, OrderRefusal>> {
  const bodyHash = desk.digest({ ...request, accountId: writing.accountId });
  const first = await desk.inTenant(writing.orgId, (book) =>
    mayBegin(writing, request, bodyHash, book, desk),
  );
  if (!first.ok) return first;
  if (first.value === "ordered-before") return told(writing, desk);
  const access = first.value;
  const found = await desk.line.companies(writing.orgId, access, request);
  if (!found.ok) return found;
  const company = chosenOf(found.value, request.companyId);
  if (company === "none") return refuse("no-such-company");
  if (company === "several") return told(writing, desk, found.value);
  const placed = await place(writing, request, { bodyHash, access, company }, desk);
  return placed.ok ? deliver(writing, request, { access, company }, desk) : placed;
}

async function mayBegin(
  { accountId, role }: Writing,
  { clientId }: BureauOrderRequest,
  bodyHash: string,
  book: BureauBook,
  desk: BureauDesk,
): Promise<Result<BureauAccess | "ordered-before", OrderRefusal>> {
  const access = await book.access();
  if (!mayAsk(role, access)) return refuse("bureau-not-allowed");
  if (!(await book.hasAccount(accountId))) return refuse("not-synced");
  if (access === null) return refuse("no-bureau");
  const before = await book.orderBy(clientId);
  if (before !== null)
    return before.bodyHash === bodyHash ? endOf(before.state) : refuse("same-id-other-text");
  const today = desk.dayIn((await book.org()).timeZone, desk.now());
  return mayOrder(await book.ordersOf(accountId), today) ? ok(access) : refuse("bureau-asked-today");
}

/** The same order again is told what became of it. */
const endOf = (state: string): Result<"ordered-before", OrderRefusal> => {
  if (state === "reported") return ok("ordered-before");
  if (state === "asked") return refuse("bureau-asked-today");
  return refuse(state === "refused" ? "bureau-refused" : "bureau-in-doubt");
};

const chosenOf = (
  found: readonly BureauCompany[],
  companyId: string | null,
): BureauCompany | "none" | "several" => {
  if (companyId !== null) return found.find((each) => each.companyId === companyId) ?? "none";
  return found.length > 1 ? "several" : (found[0] ?? "none");
};

interface Chosen {
  readonly access: BureauAccess;
  readonly company: BureauCompany;
}

/** Committed before the bureau is asked: whoever comes at the same moment, or after a crash, orders no second one. */
function place(
  { orgId, accountId, userId, userName }: Writing,
  { clientId, country, regNo }: BureauOrderRequest,
  { bodyHash, access, company }: Chosen & { readonly bodyHash: string },
  desk: BureauDesk,
): Promise<Result<null, OrderRefusal>> {
  return desk.inTenant(orgId, async (book): Promise<Result<null, OrderRefusal>> => {
    if (!(await book.lockAccount(accountId))) return refuse("not-synced");
    const at = desk.now();
    const on = desk.dayIn((await book.org()).timeZone, at);
    if ((await book.orderBy(clientId)) !== null || !mayOrder(await book.ordersOf(accountId), on))
      return refuse("bureau-asked-today");
    await book.place({
      ...{ orderId: clientId, accountId, bureau: access.bureau, country, regNo, company },
      ...{ cost: access.price, on, bodyHash, byUser: userId, by: userName, at },
    });
    return ok(null);
  });
}

async function deliver(
  writing: Writing,
  { clientId: orderId }: BureauOrderRequest,
  { access, company }: Chosen,
  desk: BureauDesk,
): Promise<Result<BureauBody, OrderRefusal>> {
  const answer = await desk.line.report(writing.orgId, access, company.companyId, orderId);
  return desk.inTenant(writing.orgId, async (book): Promise<Result<BureauBody, OrderRefusal>> => {
    const at = desk.now();
    if (answer.kind === "reported") {
      await book.end({ orderId, state: "reported", said: "", report: answer.whole, at });
      await fileReport(writing, { orderId, report: answer.report, access }, book, desk);
      return ok(await bureauBody(writing, book, desk));
    }
    const report = answer.kind === "in-doubt" ? answer.whole : null;
    await book.end({ orderId, state: answer.kind, said: answer.said, report, at });
    return refuse(answer.kind === "refused" ? "bureau-refused" : "bureau-in-doubt");
  });
}

const told = (
  writing: Writing,
  desk: BureauDesk,
  choices: readonly BureauCompany[] = [],
): Promise<Result<BureauBody, never>> =>
  desk.inTenant(writing.orgId, async (book) => ok(await bureauBody(writing, book, desk, choices)));
