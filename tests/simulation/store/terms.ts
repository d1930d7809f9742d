import type { DispatchRow } from "../../../server/dunning/ports.ts";

/** As the adapters have it. */
export const LEASE_MS = 120_000;

/** A statement of several reads lets others commit between them. */
export type Between = () => Promise<void> | undefined;

export const isWaiting = ({ state }: Pick<DispatchRow, "state">): boolean =>
  state === "planned" || state === "deferred";
