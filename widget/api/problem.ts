/** Why a panel or a save failed; each has its own sentence in `words/`. */
export type Problem =
  | "offline"
  | "slow"
  | "signed-out"
  | "not-synced"
  | "no-access"
  | "not-connected"
  | "fault";
