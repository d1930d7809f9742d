import type { Caps } from "../../shared/activation/caps.ts";
import { counted } from "./counted.ts";

const fields: Record<keyof Caps, string> = {
  firstDay: "Messages on the first live day",
  growth: "Each later day so many times as many",
  days: "Days with a limit",
  fuseShare: "Second yes above this share of customers, %",
  fuseAbove: "or above the usual day by",
};

/** What keeps a day small, and what people hold back. */
export const limitsEn = {
  limits: {
    title: "Limits",
    edit: "Change the limits",
    fields,
    flaw: (from: string, to: string, whole: boolean) =>
      `Write a ${whole ? "whole number" : "number"} from ${from} to ${to}.`,
    days: (counts: string, days: number) =>
      `After going live at most ${counted(counts, "message")} a day, for ${counted(days, "day")}; then there is no limit. The oldest debt goes first.`,
    noCap: "There is no limit on the first live days.",
    fuse: (share: string, above: string) =>
      `A day that reaches more than ${share}% of the customers with anything open, or ${counted(above, "message")} more than usual, waits for a second yes.`,
    unlimited: "no limit",
    today: (before: string, after: string) => `Today: ${before} → ${after}.`,
    save: "Save the limits",
    saving: "Saving …",
    saved: "The limits are saved.",
    cancel: "Cancel",
  },
  fuse: {
    title: "Safety stop",
    holds: (count: string) => `${counted(count, "message of today is", "messages of today are")} held`,
    why: "Today would reach far more customers than usual, so nothing of it leaves without a second yes.",
    means: (count: string) =>
      `A second yes decides all of them again and lets go what is still right: ${count} at most, today.`,
    release: "Let today's messages go",
    releasing: "Letting go …",
    look: "Look at the rounds first",
    done: (count: string) =>
      `${counted(count, "message is planned and leaves", "messages are planned and leave")} now.`,
  },
  vetoes: {
    title: "Put off by people",
    none: "Nobody holds an account's messages back now.",
    now: (count: string) => `${count} now`,
    until: (until: string, by: string) => `until ${until} · ${by}`,
    often: "Who puts messages off how often, in 90 days",
    habit: (name: string, times: string, accounts: string, hours: string) =>
      `${name}: ${counted(times, "time")}, ${counted(accounts, "customer")}, ${hours} hours`,
  },
};
