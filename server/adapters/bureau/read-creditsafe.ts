import * as z from "zod/mini";
import type { BureauCompany, BureauReport, Judgment } from "../../../shared/bureau/report.ts";
import { BUREAU_GRADES } from "../../../shared/dossier/kinds.ts";
import { parseCurrency } from "../../../shared/kernel/currency.ts";
import { type Day, parseDay } from "../../../shared/kernel/day.ts";
import { type Money, parseMajor } from "../../../shared/kernel/money.ts";

/** Answers of Creditsafe Connect v1, as far as we look: https://doc.creditsafe.com/connect-apis-catalog */

const text = z.nullish(z.union([z.string(), z.number()]));

export const Authenticated = z.object({ token: z.string().check(z.minLength(1), z.maxLength(8192)) });

const Companies = z.object({
  companies: z.array(
    z.object({
      id: z.string().check(z.regex(/^[A-Za-z0-9._-]{1,64}$/)),
      name: text,
      regNo: text,
      status: text,
      address: z.nullish(z.object({ simpleValue: text })),
    }),
  ),
});

const Valued = z.nullish(z.object({ value: text, currency: text, maxValue: text }));
const Report = z.object({
  orderId: text,
  companyId: text,
  report: z.object({
    companyId: text,
    companySummary: z.nullish(
      z.object({
        businessName: text,
        companyRegistrationNumber: text,
        companyStatus: z.nullish(z.object({ status: text, description: text })),
      }),
    ),
    creditScore: z.nullish(
      z.object({
        currentCreditRating: z.nullish(
          z.object({ commonValue: text, providerValue: Valued, creditLimit: Valued }),
        ),
      }),
    ),
    negativeInformation: z.nullish(
      z.object({
        countyCourtJudgements: z.nullish(
          z.object({
            registered: z.nullish(
              z.object({
                exact: z.nullish(
                  z.array(
                    z.object({
                      ccjDate: text,
                      court: text,
                      ccjAmount: text,
                      caseNumber: text,
                      ccjStatus: text,
                    }),
                  ),
                ),
              }),
            ),
          }),
        ),
      }),
    ),
  }),
});
type ReportSeen = z.infer<typeof Report>["report"];

const said = (value: string | number | null | undefined, most = 200): string =>
  String(value ?? "")
    .replaceAll(/\p{C}+/gu, " ")
    .trim()
    .slice(0, most);

/** The companies that a search found; null: an answer that is none. */
export function companiesIn(body: unknown): readonly BureauCompany[] | null {
  const seen = Companies.safeParse(body);
  if (!seen.success) return null;
  return seen.data.companies.map(({ id, name, regNo, status, address }) => ({
    companyId: id,
    name: said(name),
    regNo: said(regNo, 40),
    status: said(status, 40),
    address: said(address?.simpleValue),
  }));
}

/** What a report says; null: an answer that is none, or about another company than was asked for. */
export function reportIn(body: unknown, companyId: string): BureauReport | null {
  const seen = Report.safeParse(body);
  if (!seen.success) return null;
  const { orderId, companyId: outer, report } = seen.data;
  if (![outer, report.companyId].includes(companyId)) return null;
  const summary = report.companySummary;
  const rating = report.creditScore?.currentCreditRating;
  const status = said(summary?.companyStatus?.status, 40);
  return {
    bureau: "creditsafe",
    orderRef: said(orderId, 60),
    companyId,
    companyName: said(summary?.businessName),
    regNo: said(summary?.companyRegistrationNumber, 40),
    trades: status === "" ? null : tradesBy(status),
    status: said(summary?.companyStatus?.description, 100) || status,
    grade: BUREAU_GRADES.find((letter) => letter === rating?.commonValue) ?? null,
    ...pointsOf(rating?.providerValue),
    limit: limitOf(rating?.creditLimit),
    judgments: judgmentsOf(report),
  };
}

/** Statuses as documented: Active, NonActive, Pending, Other; of the last two nobody knows. */
const tradesBy = (status: string): boolean | null => {
  if (status === "Active") return true;
  return status === "NonActive" ? false : null;
};

function pointsOf(value: z.infer<typeof Valued>): { readonly points: number | null; readonly most: number } {
  const most = numberIn(value?.maxValue) ?? 100;
  const points = numberIn(value?.value);
  return points !== null && most > 0 && points <= most ? { points, most } : { points: null, most: 100 };
}

/** "Not Rated" and "No Limit" are words, not amounts. */
const numberIn = (value: string | number | null | undefined): number | null =>
  /^\d{1,6}(\.\d{1,2})?$/.test(String(value ?? "")) ? Number(value) : null;

function limitOf(value: z.infer<typeof Valued>): Money | null {
  const currency = parseCurrency(said(value?.currency, 3));
  const amount = said(value?.value, 20);
  if (!currency.ok || !/^\d+(\.\d+)?$/.test(amount)) return null;
  const limit = parseMajor(amount, currency.value);
  return limit.ok ? limit.value : null;
}

function judgmentsOf({ negativeInformation }: ReportSeen): readonly Judgment[] {
  const listed = negativeInformation?.countyCourtJudgements?.registered?.exact ?? [];
  return listed.flatMap(({ ccjDate, court, ccjAmount, caseNumber, ccjStatus }) => {
    const on = dayIn(said(ccjDate, 40));
    if (on === null) return [];
    const about = [said(court), said(caseNumber, 60), said(ccjAmount, 30)].filter((part) => part !== "");
    return [{ on, about: about.join(" · "), isOver: /^(satisf|cancel|set aside)/i.test(said(ccjStatus)) }];
  });
}

/** "2026-03-05T00:00:00Z": the register's day, whatever the hour. */
function dayIn(moment: string): Day | null {
  const day = parseDay(moment.slice(0, 10));
  return day.ok ? day.value : null;
}
