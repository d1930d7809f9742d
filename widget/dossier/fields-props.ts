import type { FieldFlaw } from "../ui/field.tsx";
import type { DossierText } from "./dossier-text.ts";

export interface FieldsProps {
  readonly text: DossierText;
  readonly flaw: FieldFlaw | undefined;
  readonly change: (part: Partial<DossierText>) => void;
}
