import type { Standstill, StandstillDesk } from "./ports.ts";

/** Stops all mail of the installation, or lets it go on. Saying the same twice is written down twice and changes nothing. */
export async function setStandstill(
  stopped: boolean,
  by: string,
  reason: string,
  desk: StandstillDesk,
): Promise<Standstill> {
  await desk.addStandstill(stopped, by, reason, desk.now());
  return desk.standstill();
}
