import { formatDay } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { CreditControlBody } from "../../shared/limit/contract.ts";
import type { CreditControl } from "../../shared/limit/control.ts";
import type { CreditControlRequest } from "../../shared/limit/request-contract.ts";
import type { Controller, LimitBook, LimitDesk } from "./ports.ts";

type Administrator = Omit<Controller, "accountId">;

/** What the org decided about selling on credit. */
export const readControl = (
  { orgId }: Pick<Administrator, "orgId">,
  desk: LimitDesk,
): Promise<CreditControlBody> => desk.inTenant(orgId, (book) => controlBody(book, desk));

/** Says what holds from today on. The CRM hears of it with the next round; what was decided before stays on record. */
export function setControl(
  admin: Administrator,
  { clientId, reason, ...control }: CreditControlRequest,
  desk: LimitDesk,
): Promise<Result<CreditControlBody, "not-allowed">> {
  return desk.inTenant(admin.orgId, async (book): Promise<Result<CreditControlBody, "not-allowed">> => {
    if (admin.role !== "admin") return refuse("not-allowed");
    const at = desk.now();
    const from = desk.dayIn((await book.org()).timeZone, at);
    const counted = { order: unique(control.counted.order), deal: unique(control.counted.deal) };
    const kept = { control: { ...control, counted }, from, reason, by: admin.userName };
    await book.addControl(clientId, { ...kept, userId: admin.userId }, at);
    return ok(await controlBody(book, desk));
  });
}

const unique = (words: readonly string[]): readonly string[] => [
  ...new Set(words.map((word) => word.trim())),
];

async function controlBody(book: LimitBook, desk: LimitDesk): Promise<CreditControlBody> {
  const asOf = desk.dayIn((await book.org()).timeZone, desk.now());
  const kept = await book.keptControl(asOf);
  const { counted, ...control }: CreditControl = await book.control(asOf);
  return {
    ...control,
    overdue: { ...control.overdue },
    exceptions: { ...control.exceptions },
    counted: { order: [...counted.order], deal: [...counted.deal] },
    said: kept && { by: kept.by, reason: kept.reason, from: formatDay(kept.from) },
  };
}
