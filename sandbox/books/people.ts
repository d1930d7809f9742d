import type { BillingRole, BookContact, BookCustomer } from "./book.ts";
import type { Random } from "./random.ts";

const ZH_FAMILY = "王 李 张 陈 林 周 吴 徐 赵 沈 许 顾".split(" ");
const ZH_GIVEN = "雨桐 建国 思远 晓琳 志强 佳宁 海燕 子墨 文博 丽华 一鸣 若溪".split(" ");
const EN_FAMILY = "Hartwell Okafor Lindqvist Moreno Castellan Petrov Whitlock Abara Sorensen Delgado".split(
  " ",
);
const EN_GIVEN = "Maya Daniel Priya Owen Claire Tomas Ruth Samuel Nadia Felix".split(" ");
const JA_FAMILY = "Sato Yamane Kurosawa Ishii Morita Hayase".split(" ");
const JA_GIVEN = "Aiko Kenji Yui Haruto Emi Takumi".split(" ");

const LOCAL_PART: Readonly<Record<BillingRole, string>> = {
  billing: "ap",
  finance_lead: "finance",
  executive: "office",
};

/** The people at a customer: who pays the bills, sometimes who leads finance and who leads the company. */
export function peopleAt(random: Random, customer: BookCustomer, slug: string): BookContact[] {
  const roles: (BillingRole | undefined)[] = ["billing"];
  if (random.chance(0.6)) roles.push("finance_lead");
  if (random.chance(0.35)) roles.push("executive");
  if (random.chance(0.25)) roles.push(undefined);
  return roles.map((role, index) => ({
    id: `${customer.id}:${index + 1}`,
    customerId: customer.id,
    ...nameOf(random, customer),
    // Half of those who have no part in paying never gave an address.
    ...(role === undefined && random.chance(0.5)
      ? {}
      : { email: `${role === undefined ? "buying" : LOCAL_PART[role]}@${slug}.example` }),
    ...(role === undefined ? {} : { role }),
  }));
}

function nameOf(
  random: Random,
  { language, currency }: BookCustomer,
): { firstName: string; lastName: string } {
  if (language === "zh-CN") return { firstName: random.pick(ZH_GIVEN), lastName: random.pick(ZH_FAMILY) };
  if (currency === "JPY") return { firstName: random.pick(JA_GIVEN), lastName: random.pick(JA_FAMILY) };
  return { firstName: random.pick(EN_GIVEN), lastName: random.pick(EN_FAMILY) };
}
