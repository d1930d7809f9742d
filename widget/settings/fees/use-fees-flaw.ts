import { useState } from "preact/hooks";
import type { FieldFlaw } from "../../ui/field.tsx";
import type { Act } from "../../ui/use-act.ts";

/** What is wrong with a form: what it saw itself, or what the server refused, beside the control that holds the field. */
export function useFeesFlaw(act: Act, controls: Readonly<Record<string, string>>, otherwise: string) {
  const [own, setOwn] = useState<FieldFlaw | undefined>();
  const refused =
    act.failure === undefined
      ? undefined
      : { field: controls[act.because?.field ?? ""] ?? otherwise, says: act.failure };
  return {
    flaw: own ?? refused,
    find: setOwn,
    forgive: () => {
      act.forgive();
      setOwn(undefined);
    },
  };
}
