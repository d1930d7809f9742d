/** A company as the bureau knows it; nobody outside of the sandbox is called so. */
export interface KnownCompany {
  readonly id: string;
  readonly country: string;
  readonly regNo: string;
  readonly name: string;
  readonly address: string;
  readonly status: "Active" | "NonActive";
  readonly letter: "A" | "B" | "C" | "D" | "E";
  readonly points: number | null;
  readonly limit: { readonly value: string; readonly currency: string };
  readonly judgments: readonly {
    readonly on: string;
    readonly caseNumber: string;
    readonly status: string;
  }[];
}

const company = (known: Partial<KnownCompany> & Pick<KnownCompany, "regNo" | "name">): KnownCompany => ({
  id: `GB-0-${known.regNo}`,
  country: "GB",
  address: "1 Quay Street, Bristol",
  status: "Active",
  letter: "B",
  points: 62,
  limit: { value: "25000", currency: "GBP" },
  judgments: [],
  ...known,
});

export const KNOWN: readonly KnownCompany[] = [
  company({ regNo: "10000001", name: "NORTHWATER TRADING LIMITED", letter: "A", points: 88 }),
  company({
    regNo: "10000002",
    name: "SLOW FERRY GOODS LIMITED",
    letter: "D",
    points: 24,
    limit: { value: "0", currency: "GBP" },
    judgments: [
      { on: "2025-06-11", caseNumber: "A1QZ0001", status: "Judgement" },
      { on: "2024-02-20", caseNumber: "A1QZ0002", status: "Satisfied" },
    ],
  }),
  company({ regNo: "10000003", name: "TWIN HARBOUR LIMITED" }),
  company({
    ...{ id: "GB-0-10000003-1", regNo: "10000003", name: "TWIN HARBOUR (NORTH) LIMITED" },
    ...{ status: "NonActive", letter: "E", points: null, limit: { value: "No Limit", currency: "GBP" } },
  }),
  company({
    ...{ id: "CN-0-913301005555555555", country: "CN", regNo: "913301005555555555" },
    ...{ name: "杭州沙盒贸易有限公司", address: "杭州市西湖区文三路 1 号", letter: "C", points: 41 },
    limit: { value: "300000", currency: "CNY" },
  }),
];
