import type { Reviewer } from "./ports.ts";

/** Whoever collects reviews any account, and who sells to one that account alone. */
export const mayReview = ({ role, userId }: Reviewer, ownerId: string | null): boolean =>
  role === "admin" || role === "collector" || (role === "rep" && userId === ownerId);
