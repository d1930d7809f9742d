import type { KnownCompany } from "./companies.ts";

/** One company of a search, in Connect's shape. */
export const found = ({ id, country, regNo, name, address, status }: KnownCompany) => ({
  ...{ id, country, regNo, safeNo: id.replaceAll("-", ""), name, type: "Ltd", status },
  address: { simpleValue: address },
});

/** A whole report in Connect's shape, with what the product does not look at beside what it does. */
export const reportOf = (company: KnownCompany, orderId: string, now: Date) => ({
  orderId,
  companyId: company.id,
  dateOfOrder: now.toISOString(),
  language: "en",
  userId: "sandbox",
  chargeRef: "",
  report: {
    companyId: company.id,
    language: "en",
    companySummary: {
      businessName: company.name,
      country: company.country,
      companyNumber: company.regNo,
      companyRegistrationNumber: company.regNo,
      mainActivity: { code: "4690", description: "Non-specialised wholesale trade" },
      companyStatus: {
        status: company.status,
        providerCode: company.status === "Active" ? "0" : "9",
        description: company.status === "Active" ? "Active" : "Dissolved",
      },
      creditRating: rating(company),
    },
    creditScore: {
      currentCreditRating: rating(company),
      currentContractLimit: { currency: company.limit.currency, value: company.limit.value },
      latestRatingChangeDate: "2025-01-15T00:00:00Z",
    },
    directors: { currentDirectors: [{ name: "A Director", directorType: "Person" }] },
    negativeInformation: {
      ccjSummary: { numberOfExact: company.judgments.length, currency: company.limit.currency },
      countyCourtJudgements: {
        registered: {
          exact: company.judgments.map(({ on, caseNumber, status }) => ({
            ...{ ccjDate: `${on}T00:00:00Z`, court: "Bristol County Court", ccjAmount: 1840 },
            ...{ caseNumber, ccjStatus: status },
          })),
        },
      },
    },
  },
});

const rating = ({ letter, points, limit }: KnownCompany) => ({
  commonValue: letter,
  commonDescription: "in a sandbox",
  creditLimit: limit,
  providerValue: { maxValue: "100", minValue: "0", value: points === null ? "Not Rated" : String(points) },
  providerDescription: "in a sandbox",
});
