import { Status } from "../ui/status.tsx";
import type { Editing } from "./use-editing.ts";

/** Below what is set: the way to edit it, and what was saved last. Without a label it cannot be edited now. */
export function EditLine({ label, edit, done }: { readonly label: string | null } & Editing) {
  return (
    <div class="form-end">
      {label !== null && (
        <button type="button" class="button" onClick={edit}>
          {label}
        </button>
      )}
      <Status text={done} />
    </div>
  );
}
