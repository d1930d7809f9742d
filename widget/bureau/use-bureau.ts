import { useEffect, useState } from "preact/hooks";
import type { BureauView } from "../../shared/bureau/contract.ts";
import type { DossierCalls } from "../api/dossier-calls.ts";
import type { Failure } from "../api/server-client.ts";

export interface BureauText {
  readonly country: string;
  readonly regNo: string;
}

/** What was ordered about an account, and ordering a report. `arrived`: something new stands in the credit file. */
export function useBureau(client: DossierCalls, arrived: () => void) {
  const [shown, show] = useState<BureauView | null>(null);
  const [failure, fail] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  // What was sent and got lost is asked for under its own id again: it is ordered once.
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  useEffect(() => {
    void client.bureau().then((told) => (told.ok ? show(told.value) : fail(told.because)));
  }, []);
  const order = async (text: BureauText, companyId: string | null): Promise<void> => {
    if (busy) return;
    setBusy(true);
    fail(null);
    const told = await client.orderReport({ ...text, companyId, clientId });
    setBusy(false);
    if (!told.ok) return fail(told.because);
    show(told.value);
    if (told.value.choices.length === 0) arrived();
  };
  return {
    ...{ shown, failure, busy, order },
    changed(): void {
      fail(null);
      setClientId(crypto.randomUUID());
      if (shown !== null && shown.choices.length > 0) show({ ...shown, choices: [] });
    },
    /** Another company is another order. */
    chosen: (): void => setClientId(crypto.randomUUID()),
  };
}
