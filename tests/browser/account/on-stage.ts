import { openStage, type Stage } from "../crm-stage.ts";

/** One for all stories of the account page: each browser file pays for its own start. */
export let stage: Stage;

export async function raiseStage(): Promise<void> {
  stage = await openStage();
}
