/** What becomes of one notice on its way. */
export interface Fate {
  readonly lost: boolean;
  readonly doubled: boolean;
  /** It comes after the channel's next notice, or by itself when none follows soon. */
  readonly heldBack: boolean;
  readonly delayMs: number;
}

/** Asked once for each notice; only one of a channel can be held back at a time. */
export type NoticeFate = (isOneHeld: boolean) => Fate;
