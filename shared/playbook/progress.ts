import type { Day } from "../kernel/day.ts";
import type { OpenedStep } from "./open-steps.ts";

/** A step with what became of it. */
export interface TickedStep extends Pick<OpenedStep, "dueOn" | "ownerId"> {
  readonly tick: object | null;
}

/** Late is what is left to do on the day after its last one. */
export const isLate = ({ dueOn, tick }: TickedStep, asOf: Day): boolean => tick === null && asOf > dueOn;

/** Whoever collects may tick any step, so that nothing waits for somebody who is away; anybody else their own. */
export const mayTick = (
  { ownerId }: Pick<OpenedStep, "ownerId">,
  by: { readonly userId: string; readonly role: string },
): boolean =>
  by.role === "admin" || by.role === "collector" || (by.role !== "viewer" && by.userId === ownerId);
