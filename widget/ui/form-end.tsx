interface FormEndProps {
  readonly busy: boolean;
  readonly say: { readonly save: string; readonly saving: string; readonly cancel: string };
  readonly cancel: () => void;
}

/** How a form ends: it is saved, or left. */
export function FormEnd({ busy, say, cancel }: FormEndProps) {
  return (
    <div class="form-end">
      {/* Not `disabled`: that would throw the keyboard's focus away while saving. */}
      <button type="submit" class="button button-main" aria-disabled={busy}>
        {busy ? say.saving : say.save}
      </button>
      <button type="button" class="button" onClick={cancel}>
        {say.cancel}
      </button>
    </div>
  );
}
