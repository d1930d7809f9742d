import { useState } from "preact/hooks";

/** Which invoices are ticked in the list. */
export interface Ticks {
  /** null: nobody asks, and the list has no boxes. */
  readonly ticked: ReadonlySet<string> | null;
  readonly toggle: (invoiceId: string) => void;
  /** Exactly these from now on; null takes the boxes away. */
  readonly set: (invoiceIds: readonly string[] | null) => void;
}

export function useTicks(): Ticks {
  const [ticked, setTicked] = useState<ReadonlySet<string> | null>(null);
  return {
    ticked,
    toggle: (invoiceId) =>
      setTicked((old) => {
        const next = new Set(old ?? []);
        if (!next.delete(invoiceId)) next.add(invoiceId);
        return next;
      }),
    set: (invoiceIds) => setTicked(invoiceIds && new Set(invoiceIds)),
  };
}
