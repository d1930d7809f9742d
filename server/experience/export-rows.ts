import type { ExperienceFile } from "../../shared/experience/contract.ts";
import { experienceFile } from "../../shared/experience/experience-file.ts";
import type { ExportRequest } from "../../shared/experience/request-contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ExperienceDesk, KeptExport, Sharer } from "./ports.ts";
import { draw } from "./preview.ts";

export type ExportRefusal = "experiences-off" | "experiences-changed" | "same-id-other-text";

/** What was previewed leaves as a file, and stands in the log with every row before anybody has it. */
export function exportExperiences(
  { orgId, userId, userName }: Sharer,
  { clientId, months, format, digest }: ExportRequest,
  desk: ExperienceDesk,
): Promise<Result<ExperienceFile, ExportRefusal>> {
  return desk.inTenant(orgId, async (book): Promise<Result<ExperienceFile, ExportRefusal>> => {
    await book.lockSharing();
    const sharing = await book.sharing();
    if (!sharing?.on) return refuse("experiences-off");
    const before = await book.exportOf(clientId);
    if (before !== null)
      return before.digest === digest && before.format === format
        ? ok(fileOf(before))
        : refuse("same-id-other-text");
    const drawn = await draw(months, book, desk);
    if (drawn.digest !== digest) return refuse("experiences-changed");
    const made = { ...drawn, purpose: sharing.purpose, format };
    await book.addExport(made, { id: clientId, by: { userId, userName }, at: desk.now() });
    return ok(experienceFile(made, format));
  });
}

/** An export of before, as it left. */
export function readExport(
  orgId: string,
  exportId: string,
  desk: ExperienceDesk,
): Promise<Result<ExperienceFile, "no-such-export">> {
  return desk.inTenant(orgId, async (book) => {
    const kept = await book.exportOf(exportId);
    return kept === null ? refuse("no-such-export") : ok(fileOf(kept));
  });
}

const fileOf = (kept: KeptExport): ExperienceFile => experienceFile(kept, kept.format);
