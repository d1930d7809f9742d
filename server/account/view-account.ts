import type { AccountViewBody } from "../../shared/account/contract.ts";
import { balanceOf } from "../../shared/aging/balance.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { PromiseBody } from "../../shared/promise/contract.ts";
import { nextBody } from "../../shared/dunning/next-body.ts";
import { readExposure, readScore } from "../credit/index.ts";
import { accountOutlook, type AccountOutlook, mayAskToSend } from "../dunning/index.ts";
import { holdOn } from "../limit/index.ts";
import { groupBody } from "../group/index.ts";
import { expectedDays, foreseeOpen } from "./foresee-open.ts";
import { gradeTerms } from "./grade-terms.ts";
import { agreementViews } from "./agreement-views.ts";
import { creditRows, itemRows } from "./open-rows.ts";
import type { AccountBook, AccountDesk, Reader } from "./ports.ts";

/** Everything the account page shows, read in one transaction. An account that no sync has brought is "not-synced". */
export async function viewAccount(
  reader: Reader,
  desk: AccountDesk,
): Promise<Result<AccountViewBody, "not-synced">> {
  const at = desk.now();
  return desk.inTenant(reader.orgId, async (book) => {
    const known = await book.header(reader.accountId);
    if (known === null) return refuse("not-synced");
    const { ownerId, ...header } = known;
    const org = await book.dunning.org();
    const asOf = desk.dayIn(org.timeZone, at);
    const outlook = await accountOutlook(book.dunning, reader.accountId, org, asOf, at, desk.calendars);
    const { agreements, judged } = outlook;
    const group = await book.group.group(reader.accountId, asOf);
    const owners = agreements.disputes.flatMap(({ ownerId }) => ownerId ?? []);
    const agreed = agreementViews(agreements, judged, await book.userNames(owners), asOf);
    const exposure = await readExposure(book.credit, reader.accountId, asOf, outlook.books);
    const held =
      exposure && (await holdOn(book.limit, reader.accountId, { exposure, books: outlook.books }, asOf));
    const terms = await gradeTerms(book, reader.accountId, asOf);
    const foreseen = await foreseeOpen(book.forecast, reader.accountId, outlook, asOf);
    return ok({
      account: { accountId: reader.accountId, ...header },
      viewer: {
        userId: reader.userId,
        name: reader.userName,
        role: reader.role,
        mayLog: reader.role !== "viewer",
        maySend: mayAskToSend(reader, ownerId),
      },
      asOf: formatDay(asOf),
      at: localMoment(at, org.timeZone),
      mode: org.mode,
      ...(await alarmsFor(reader, book, at)),
      freshness: await book.freshness(),
      unread: outlook.unread,
      stale: outlook.stale,
      score: await readScore(book.credit, reader.accountId, asOf),
      exposure,
      ...(held === null || held.hold === "none" ? {} : { creditHold: { hold: held.hold, why: held.why } }),
      ...(terms === null ? {} : { terms }),
      ...agreed,
      contacts: await book.contacts(reader.accountId),
      log: await book.log(reader.accountId),
      ...(group === null ? {} : { group: groupBody(group) }),
      ...showOpen(outlook, agreed.promises, expectedDays(foreseen), asOf),
      ...showUnder(outlook),
    });
  });
}

/** A rep can do nothing about a round that did not run, and is not to be alarmed. */
async function alarmsFor(
  { role }: Reader,
  book: AccountBook,
  at: Date,
): Promise<Pick<AccountViewBody, "alarms">> {
  if (role !== "admin" && role !== "collector") return {};
  const alarms = await book.alarms(at);
  return alarms.length === 0 ? {} : { alarms: [...alarms] };
}

type Open = Pick<AccountViewBody, "balances" | "items" | "credits" | "next">;

const showUnder = ({ under }: AccountOutlook): Pick<AccountViewBody, "under"> =>
  under === null ? {} : { under: { policy: under.policy.name, segment: under.segment?.name ?? null } };

/** What is open, and what will happen to each of it. */
function showOpen(
  { books, outlooks }: AccountOutlook,
  promises: readonly PromiseBody[],
  expectedOn: ReadonlyMap<string, Day>,
  asOf: Day,
): Open {
  const promisedOn = new Map(
    promises.flatMap((promise) => promise.invoiceIds.map((id) => [id, promise.promisedOn])),
  );
  return {
    balances: books.map((each) => balanceOf(each, asOf)),
    items: books.flatMap((each) => itemRows(each, asOf, outlooks.get(each.currency), promisedOn, expectedOn)),
    credits: books.flatMap(creditRows),
    next: books.map(({ currency }) => ({ currency, next: nextBody(outlooks.get(currency)?.account) })),
  };
}
