import { counted } from "./counted.ts";

/** The words of the calendars. */
export const calendarsEn = {
  calendars: {
    title: "Whose business days are kept",
    hint: "Mail and calls land on business days where the customer is: by the country in the CRM, else by the customer's time zone, else by the organisation's.",
    zone: (zone: string, on: string) => `The organisation's clock is ${zone}, where it is ${on}.`,
    none: "There are no customers yet.",
    week: "No known country",
    accounts: (count: string) => counted(count, "customer"),
    inCrm: (texts: string) => `in the CRM: ${texts}`,
    unsaid: "nothing",
    unknown: (years: string) => `${years}: holidays not known`,
    year: (name: string, year: string) => `${name}, ${year}`,
    notKnown: (year: string) => `The holidays of ${year} are not known`,
    notKnownWhat:
      "Only the weekend is kept, so a reminder may land on a holiday. An update brings them once they are published.",
    key: {
      closed: "Holiday, nothing is sent",
      worked: "Weekend day that is worked",
      silent: "Nothing is sent",
    },
    holidays: "Holidays",
    worked: "Weekend days that are worked",
    weekend: "Weekend",
    sendsOn: (policy: string) => `${policy} sends on`,
    policy: "Under the policy",
    stretch: (from: string, to: string) => `${from} – ${to}`,
    source: (text: string) => `Source: ${text}`,
    letters: ["M", "T", "W", "T", "F", "S", "S"] as readonly string[],
    months: [
      "January",
      "February",
      "March",
      "April",
      "May",
      "June",
      "July",
      "August",
      "September",
      "October",
      "November",
      "December",
    ] as readonly string[],
  },
};
