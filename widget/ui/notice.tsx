export type Tone = "good" | "warn" | "bad" | "calm";
export interface Retry {
  readonly label: string;
  again(): void;
}

interface NoticeProps {
  readonly tone: Tone;
  readonly title: string;
  readonly what?: string;
  readonly retry?: Retry | undefined;
}

/** A sentence that wants to be read, with at most one thing to do about it. */
export function Notice({ tone, title, what, retry }: NoticeProps) {
  return (
    <div class={`notice tone-${tone}`}>
      <p>
        <strong>{title}</strong>
        {what && <span class="notice-what">{what}</span>}
      </p>
      {retry && (
        <button type="button" class="button" onClick={() => retry.again()}>
          {retry.label}
        </button>
      )}
    </div>
  );
}
