interface MoreProps<S> {
  readonly label: string;
  /** null: nothing comes after what is shown. */
  readonly after: string | null;
  readonly shown: S;
  readonly show: (shown: S) => void;
}

/** One page more of a list. */
export function MoreButton<S extends { readonly pages: number }>({
  label,
  after,
  shown,
  show,
}: MoreProps<S>) {
  if (after === null) return null;
  return (
    <div class="form-end">
      <button type="button" class="button" onClick={() => show({ ...shown, pages: shown.pages + 1 })}>
        {label}
      </button>
    </div>
  );
}
