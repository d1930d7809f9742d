import type { ComponentChildren } from "preact";

/** What is wrong with one field of a form, in words. */
export interface FieldFlaw {
  /** The control's id. */
  readonly field: string;
  readonly says: string;
}

/** What is wrong with this field, if it is the one. */
export const flawOf = (flaw: FieldFlaw | undefined, id: string): string | undefined =>
  flaw?.field === id ? flaw.says : undefined;

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly flaw?: string | undefined;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A label, its control (with the same id), and what is wrong with it, in that order. */
export function Field({ id, label, flaw, class: name, children }: FieldProps) {
  return (
    <div class={`field ${name ?? ""}`}>
      <label for={id}>{label}</label>
      {children}
      {flaw && (
        <p class="flaw" id={`${id}-flaw`}>
          {flaw}
        </p>
      )}
    </div>
  );
}

/** Ties a control to its flaw for those who do not see the two together. */
export const flawed = (id: string, flaw: string | undefined) =>
  flaw ? ({ "aria-invalid": true, "aria-describedby": `${id}-flaw` } as const) : {};
