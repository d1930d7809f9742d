import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";

const FLOORS = ["shared", "server", "widget", "tests"] as const;
type Floor = (typeof FLOORS)[number];

/** Every slice that exists, with the reason why it has no folder on a floor. */
const slices: Readonly<Record<string, Partial<Record<Floor, string>>>> = {
  ledger: { widget: "people see open items, and those are shown by aging" },
  aging: { server: "a pure sum over open items: whoever needs it calls shared/aging" },
  calendar: {
    server: "dated data that server/adapters/calendar hands in as facts",
    widget: "people see the day that it leads to",
  },
  credit: {},
  limit: {},
  approval: {},
  forecast: {},
  report: {},
  alert: { widget: "its page is part of the settings" },
  playbook: {},
  review: {},
  dunning: {},
  promise: {},
  dispute: {},
  plan: {},
  followup: {},
  group: {},
  sms: { widget: "its page is part of the settings" },
  bounce: { widget: "its page is part of the settings" },
  contact: {},
  hold: { widget: "people see exemptions and vetoes in the account's own panels" },
  wording: { widget: "its page is part of the settings" },
  activation: { widget: "its pages are part of the settings" },
  charge: {},
  discount: {},
  dossier: {},
  bureau: {},
  experience: { widget: "its page is part of the settings" },
  briefing: { widget: "its page is part of the settings" },
  inbox: { widget: "its page is part of the settings" },
  letter: { widget: "it is read in the inbox, which is part of the settings" },
  account: {},
  settings: {},
};

const cases = Object.entries(slices).flatMap(([slice, absences]) =>
  FLOORS.map((floor) => ({ folder: `${floor}/${slice}`, absent: absences[floor] })),
);

describe("a slice is one word, and the word is a folder on every floor", () => {
  it.each(cases.filter(({ absent }) => absent === undefined))("$folder exists", ({ folder }) => {
    expect(existsSync(folder)).toBe(true);
  });

  it.each(cases.filter(({ absent }) => absent !== undefined))("$folder is absent: $absent", ({ folder }) => {
    expect(existsSync(folder)).toBe(false);
  });

  it("every slice on the ground floor is in the table", () => {
    const rooms = readdirSync("shared", { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(rooms.map(({ name }) => name).filter((name) => name !== "kernel" && !(name in slices))).toEqual(
      [],
    );
  });
});
