import type { OrgSpec } from "./world/index.ts";

/** The company that `npm start` shows live: a Chinese maker of parts that sells at home and abroad. */
export const liveCompany: OrgSpec = {
  name: "海纳精密 Haina Precision",
  country: "CN",
  timeZone: "Asia/Shanghai",
  edition: "enterprise",
  currencies: [
    { isoCode: "CNY", exchangeRate: 1, isBase: true },
    { isoCode: "USD", exchangeRate: 0.1404, isBase: false },
    { isoCode: "JPY", exchangeRate: 21.35, isBase: false },
  ],
  users: [
    { fullName: "李倩", email: "li.qian@haina.example", profile: "Collections", locale: "zh_CN" },
    { fullName: "陈总", email: "chen@haina.example", profile: "Administrator", locale: "zh_CN" },
    { fullName: "王磊", email: "wang.lei@haina.example", profile: "Sales", locale: "zh_CN" },
    { fullName: "Emma Clarke", email: "emma@haina.example", profile: "Sales", locale: "en_US" },
    { fullName: "访客", email: "guest@haina.example", profile: "Guest", locale: "zh_CN" },
    { fullName: "吴芳", email: "wu.fang@haina.example", profile: "Accounting", locale: "zh_CN" },
  ],
};

/** The company that `npm start` shows rehearsing: just installed, nothing leaves it yet. */
export const rehearsingCompany: OrgSpec = {
  name: "Harbor & Pine Trading",
  country: "US",
  timeZone: "America/New_York",
  edition: "professional",
  currencies: [
    { isoCode: "USD", exchangeRate: 1, isBase: true },
    { isoCode: "CNY", exchangeRate: 7.12, isBase: false },
    { isoCode: "JPY", exchangeRate: 152.1, isBase: false },
  ],
  users: [
    { fullName: "Nora Webb", email: "nora@harborpine.example", profile: "Administrator" },
    { fullName: "Tom Reyes", email: "tom@harborpine.example", profile: "Collections" },
    { fullName: "Ana Silva", email: "ana@harborpine.example", profile: "Sales" },
    { fullName: "Ben Ito", email: "ben@harborpine.example", profile: "Sales" },
    { fullName: "Visitor", email: "visitor@harborpine.example", profile: "Guest" },
    { fullName: "Ruth Hall", email: "ruth@harborpine.example", profile: "Accounting" },
  ],
};

/** The company whose ledger came from a file (`--book`). */
export const bookCompany: OrgSpec = {
  ...rehearsingCompany,
  name: "Book of receivables",
  edition: "ultimate",
};
