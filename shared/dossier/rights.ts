import type { Writer } from "./kinds.ts";

/** Who may write what into credit files: the org's data, changed by an admin. */
export interface DossierRights {
  /** Ratings: a person's judgement, which moves the score. */
  readonly rate: readonly Writer[];
  /** Statements, facts and references, which stand on a paper. */
  readonly record: readonly Writer[];
  /** Whether the CRM gets a note of each entry's key facts. */
  readonly notes: boolean;
}

/** Until an admin says otherwise. */
export const FIRST_RIGHTS: DossierRights = {
  rate: ["admin", "collector"],
  record: ["admin", "collector", "rep"],
  notes: false,
};

/** Whether a role may write, correct or withdraw an entry of that kind. */
export function mayWrite(
  role: string,
  kind: string,
  { rate, record }: Pick<DossierRights, "rate" | "record">,
): boolean {
  const allowed: readonly string[] = kind === "rating" ? rate : record;
  return allowed.includes(role);
}
