import { FIRST_ASKERS } from "../../shared/bureau/access.ts";
import { mayOrder } from "../../shared/bureau/ask-again.ts";
import type { BureauBody } from "../../shared/bureau/contract.ts";
import type { BureauCompany } from "../../shared/bureau/report.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Writing } from "../dossier/index.ts";
import type { BureauAccess, BureauBook, BureauDesk, KeptOrder } from "./ports.ts";

/** What was ordered about an account, and whether this reader may order more. */
export function readOrders(reader: Writing, desk: BureauDesk): Promise<Result<BureauBody, "not-synced">> {
  return desk.inTenant(reader.orgId, async (book) => {
    if (!(await book.hasAccount(reader.accountId))) return refuse("not-synced");
    return ok(await bureauBody(reader, book, desk));
  });
}

export async function bureauBody(
  { accountId, role }: Writing,
  book: BureauBook,
  desk: BureauDesk,
  choices: readonly BureauCompany[] = [],
): Promise<BureauBody> {
  const [access, orders] = [await book.access(), await book.ordersOf(accountId)];
  const may = mayAsk(role, access);
  const today = desk.dayIn((await book.org()).timeZone, desk.now());
  return {
    bureau: access?.bureau ?? null,
    may,
    price: may && access !== null ? { ...access.price } : null,
    mayToday: mayOrder(orders, today),
    orders: orders.map(orderBody),
    choices: choices.map((company) => ({ ...company })),
  };
}

export const mayAsk = (role: string, access: BureauAccess | null): boolean => {
  const askers: readonly string[] = access?.askers ?? FIRST_ASKERS;
  return askers.includes(role);
};

const orderBody = ({ company, cost, on, ...order }: KeptOrder): BureauBody["orders"][number] => ({
  orderId: order.orderId,
  on: formatDay(on),
  state: order.state,
  companyName: company.name,
  country: order.country,
  regNo: order.regNo,
  cost: { ...cost },
  by: order.by,
});
