import { describe, expect, it } from "@jest/globals";
import { limitsFor, nothingChosen } from "../../shared/contact/chosen-limits.ts";
import { addressKey, type ContactEntry } from "../../shared/contact/ledger.ts";
import type { Way } from "../../shared/contact/kinds.ts";
import { type ContactSituation, mayContact } from "../../shared/contact/may-contact.ts";
import { plausibleZones } from "../../shared/contact/plausible-zones.ts";
import type { Preference } from "../../shared/contact/preference.ts";
import { presets, usualPreset } from "../../shared/contact/presets.ts";
import { toDay } from "../../shared/kernel/day.ts";

const at = (text: string): Date => new Date(text);
const NEW_YORK = ["America/New_York"];
const SHANGHAI = ["Asia/Shanghai"];

const called = (when: string, conversation = false, more: Partial<ContactEntry> = {}): ContactEntry => ({
  at: at(when),
  way: "call",
  conversation,
  address: null,
  another: false,
  ...more,
});

const situation = (
  code: string,
  ledger: readonly ContactEntry[],
  zones: readonly string[],
): ContactSituation => ({
  limits: limitsFor(nothingChosen, code),
  ledger,
  preference: null,
  stops: [],
  zones,
});

const ask = (there: ContactSituation, when: string, way: Way = "call", address: string | null = null) =>
  mayContact(there, { way, purpose: "reminder", address }, at(when));

describe("presets", () => {
  it("say of every number where it comes from, since when and what it stands on", () => {
    for (const { limits } of presets)
      for (const { key, source } of limits) {
        expect({ key, named: source.name !== "" }).toEqual({ key, named: true });
        expect(source.verifiedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }
    const keys = presets.flatMap(({ limits }) => limits.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("are chosen by country, and the rest of the world has the trade's", () => {
    expect(["US", "CN", "GB", "DE", "SG", null].map(usualPreset)).toEqual([
      "us",
      "cn",
      "uk",
      "eu",
      "b2b",
      "b2b",
    ]);
  });
});

describe("US: seven attempts in seven days, and a week after a conversation", () => {
  const seven = [16, 17, 18, 19, 20, 21, 22].map((day) => called(`2026-11-${day}T15:00:00Z`));

  it("K-01 refuses the eighth attempt in any seven times 24 hours, and says when one is free", () => {
    expect(ask(situation("US", seven.slice(1), NEW_YORK), "2026-11-22T16:00:00Z")).toEqual({
      kind: "allowed",
    });
    expect(ask(situation("US", seven, NEW_YORK), "2026-11-22T16:00:00Z")).toMatchObject({
      because: "contact-limit",
      limit: { key: "us-attempts" },
      nextAllowedAt: at("2026-11-23T15:00:00Z"),
      mayOverride: true,
    });
    expect(ask(situation("US", seven, NEW_YORK), "2026-11-23T14:59:59Z").kind).toBe("refused");
    expect(ask(situation("US", seven, NEW_YORK), "2026-11-23T15:00:00Z").kind).toBe("allowed");
  });

  it("K-01 counts conversations apart: one is enough for a week", () => {
    const spoke = situation("US", [called("2026-11-16T15:00:00Z", true)], NEW_YORK);
    expect(ask(spoke, "2026-11-23T14:59:59Z")).toMatchObject({ limit: { key: "us-after-conversation" } });
    expect(ask(spoke, "2026-11-23T15:00:00Z").kind).toBe("allowed");
    // A letter is no call.
    expect(ask(spoke, "2026-11-17T15:00:00Z", "email").kind).toBe("allowed");
  });

  it("K-02 keeps the hours in every zone of address and number", () => {
    const zones = plausibleZones({
      timeZone: "America/New_York",
      countryZones: [],
      phone: "+14155550100",
      orgZone: "UTC",
    });
    expect(zones).toEqual(["America/New_York", "America/Los_Angeles"]);
    const both = situation("US", [], zones);
    // 8:00 in New York is 5:00 in San Francisco.
    expect(ask(both, "2026-11-23T13:00:00Z")).toMatchObject({
      because: "quiet-hours",
      nextAllowedAt: at("2026-11-23T16:00:00Z"),
      mayOverride: false,
    });
    expect(ask(both, "2026-11-23T15:59:59Z").kind).toBe("refused");
    expect(ask(both, "2026-11-23T16:00:00Z").kind).toBe("allowed");
    expect(ask(both, "2026-11-24T01:59:59Z").kind).toBe("allowed");
    expect(ask(both, "2026-11-24T02:00:00Z").kind).toBe("refused");
  });

  it("K-02 takes the whole country where no zone is known, and the org's own where no country is", () => {
    const known = { phone: null, orgZone: "Asia/Shanghai" };
    const country = ["America/New_York", "Pacific/Honolulu"];
    expect(plausibleZones({ ...known, timeZone: null, countryZones: country })).toEqual(country);
    expect(plausibleZones({ ...known, timeZone: "Nowhere/Land", countryZones: country })).toEqual(country);
    expect(plausibleZones({ ...known, timeZone: null, countryZones: [] })).toEqual(SHANGHAI);
  });
});

describe("China: three conversations a day, six unanswered calls to a number, no nights", () => {
  const NUMBER = addressKey("+86 138 0013 8000");

  it("K-03 refuses the fourth conversation of a day, whoever had them", () => {
    const three = ["01", "03", "05"].map((hour) => called(`2026-11-23T${hour}:00:00Z`, true));
    expect(ask(situation("CN", three.slice(1), SHANGHAI), "2026-11-23T06:00:00Z").kind).toBe("allowed");
    expect(ask(situation("CN", three, SHANGHAI), "2026-11-23T06:00:00Z")).toMatchObject({
      limit: { key: "cn-conversations" },
      // Midnight would be free of it, and is not of the night.
      nextAllowedAt: at("2026-11-24T00:00:00Z"),
      mayOverride: false,
    });
  });

  it("K-03 refuses the seventh unanswered call to one number, other debtors' calls to it with it", () => {
    const six = [1, 2, 3, 4, 5, 6].map((minute) =>
      called(`2026-11-23T02:0${minute}:00Z`, false, { address: NUMBER, another: minute > 3 }),
    );
    expect(ask(situation("CN", six.slice(1), SHANGHAI), "2026-11-23T06:00:00Z", "call", NUMBER).kind).toBe(
      "allowed",
    );
    expect(ask(situation("CN", six, SHANGHAI), "2026-11-23T06:00:00Z", "call", NUMBER)).toMatchObject({
      limit: { key: "cn-unanswered" },
    });
    expect(ask(situation("CN", six, SHANGHAI), "2026-11-23T06:00:00Z", "call", "00000000").kind).toBe(
      "allowed",
    );
  });

  it("K-05 counts texts and messages logged by hand with the calls", () => {
    const ways: readonly Way[] = ["call", "sms", "message", "call", "sms", "message"];
    const six = ways.map((way, minute) =>
      called(`2026-11-23T02:0${minute}:00Z`, false, { way, address: NUMBER }),
    );
    for (const way of ["call", "sms", "message"] as const)
      expect(ask(situation("CN", six, SHANGHAI), "2026-11-23T06:00:00Z", way, NUMBER).kind).toBe("refused");
    expect(ask(situation("CN", six, SHANGHAI), "2026-11-23T06:00:00Z", "email").kind).toBe("allowed");
  });

  it("says nothing between 22:00 and 8:00", () => {
    const quiet = situation("CN", [], SHANGHAI);
    expect(ask(quiet, "2026-11-23T13:59:59Z").kind).toBe("allowed");
    expect(ask(quiet, "2026-11-23T14:00:00Z")).toMatchObject({ nextAllowedAt: at("2026-11-24T00:00:00Z") });
    expect(ask(quiet, "2026-11-23T23:59:59Z").kind).toBe("refused");
  });
});

describe("what a contact asked for", () => {
  const evenings: Preference = {
    weekdays: [2, 4],
    fromMinute: 22 * 60,
    toMinute: 23 * 60,
    ways: ["call"],
    refused: ["early-notice"],
    until: toDay("2026-11-30"),
  };
  const there: ContactSituation = { ...situation("CN", [], SHANGHAI), preference: evenings };

  it("K-06 stands above every preset: their hours are theirs, the later ones as well", () => {
    expect(ask(there, "2026-11-24T14:30:00Z").kind).toBe("allowed");
    expect(ask(there, "2026-11-24T04:00:00Z")).toMatchObject({
      because: "preference",
      nextAllowedAt: at("2026-11-24T14:00:00Z"),
    });
  });

  it("K-06 ends after its last day, and the preset is in force again", () => {
    expect(ask(there, "2026-11-26T04:00:00Z", "email")).toMatchObject({
      because: "preference",
      nextAllowedAt: at("2026-12-01T00:00:00Z"),
    });
    expect(ask(there, "2026-12-01T04:00:00Z", "email").kind).toBe("allowed");
  });

  it("hears nothing of the purpose that was refused", () => {
    const early = { way: "call", purpose: "early-notice", address: null } as const;
    expect(mayContact(there, early, at("2026-11-24T14:30:00Z"))).toMatchObject({ because: "opted-out" });
  });

  it("a stop stands above all, and has a next moment only when it ends by itself", () => {
    const stopped = (until: string | null): ContactSituation => ({
      ...there,
      stops: [{ because: "excluded", until: until === null ? null : toDay(until) }],
    });
    expect(ask(stopped(null), "2026-11-24T14:30:00Z")).toMatchObject({
      because: "excluded",
      nextAllowedAt: null,
      mayOverride: false,
    });
    expect(ask(stopped("2026-12-10"), "2026-11-24T14:30:00Z")).toMatchObject({
      nextAllowedAt: at("2026-12-11T00:00:00Z"),
    });
  });
});
