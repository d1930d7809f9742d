import type { StopKind } from "../../shared/hold/kinds.ts";
import { type Day, parseDay } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";

/** What somebody holds back, as the fields have it. */
export interface HoldText {
  readonly kind: "veto" | "exemption";
  readonly hours: number;
  /** "" for the whole account. */
  readonly invoiceId: string;
  /** Of the whole account: what it stands on. All but "other" stop people as well as the machine. */
  readonly stop: StopKind;
  /** It ends by itself on the day, or a person looks at it again by then. */
  readonly ends: "end" | "review";
  readonly on: string;
  readonly reason: string;
}

export interface HoldFlaw {
  readonly field: "hold-reason" | "hold-on";
  readonly flaw: "no-words" | "no-day" | "day-past";
}

/** The route under the account, and the body without its id. */
export interface HoldRequest {
  readonly path: "veto" | "exemptions";
  readonly body: object;
}

export function readHold(text: HoldText, asOf: Day): Result<HoldRequest, HoldFlaw> {
  const reason = text.reason.trim();
  if (text.kind === "exemption") {
    const on = parseDay(text.on);
    if (!on.ok) return refuse({ field: "hold-on", flaw: "no-day" });
    if (on.value < asOf) return refuse({ field: "hold-on", flaw: "day-past" });
  }
  if (reason === "") return refuse({ field: "hold-reason", flaw: "no-words" });
  if (text.kind === "veto") return ok({ path: "veto", body: { hours: text.hours, reason } });
  const [endsOn, reviewOn] = text.ends === "end" ? [text.on, null] : [null, text.on];
  return ok({
    path: "exemptions",
    body: {
      ...(text.invoiceId === ""
        ? { invoiceId: null, kind: text.stop }
        : { invoiceId: text.invoiceId, kind: "other" }),
      ...{ reason, endsOn, reviewOn },
    },
  });
}

/** "2026-11-20T09:12:00.000+08:00" and 24 → the moment a day later on the same clock. */
export function laterMoment(at: string, hours: number): string {
  const wall = new Date(Date.parse(`${at.slice(0, 19)}Z`) + hours * 3_600_000);
  return wall.toISOString().slice(0, 19) + at.slice(19);
}
