/** Read aloud when its text changes; seen by everybody as a small line. Always in the document, or it is not announced. */
export function Status({ text, unseen }: { readonly text: string; readonly unseen?: boolean }) {
  return (
    <div class={unseen ? "unseen" : "status"} role="status" aria-live="polite">
      {text}
    </div>
  );
}
