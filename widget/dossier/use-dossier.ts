import { useEffect, useState } from "preact/hooks";
import type { DossierView } from "../../shared/dossier/contract.ts";
import type { DossierCalls } from "../api/dossier-calls.ts";
import type { Failure } from "../api/server-client.ts";

/** A credit file, now or as it was known on a morning, and what is done to it. */
export function useDossier(client: DossierCalls) {
  const [shown, show] = useState<DossierView | null>(null);
  const [failure, fail] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async (asked: ReturnType<DossierCalls["dossier"]>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    fail(null);
    const told = await asked;
    if (told.ok) show(told.value);
    else fail(told.because);
    setBusy(false);
    return told.ok;
  };
  useEffect(() => void ask(client.dossier(null)), []);
  return {
    ...{ shown, failure, busy },
    look: (asOf: string | null) => ask(client.dossier(asOf)),
    add: (body: object) => ask(client.addToDossier(body)),
    withdraw: (entryId: string, body: object) => ask(client.withdrawFromDossier(entryId, body)),
    forgive: () => fail(null),
  };
}
