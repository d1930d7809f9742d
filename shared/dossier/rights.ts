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

/** Whether a role may end or correct an entry: whoever sells to an account does not take back what others hold against it. */
export const mayEnd = (
  role: string,
  { kind, isOwn }: { readonly kind: string; readonly isOwn: boolean },
  rights: Pick<DossierRights, "rate" | "record">,
): boolean => mayWrite(role, kind, rights) && (role !== "rep" || isOwn);
