/** What is wrong, read out as it appears; nothing while nothing is. */
export function FlawLine({ says }: { readonly says: string | null | undefined }) {
  if (!says) return null;
  return (
    <p class="flaw" role="alert">
      {says}
    </p>
  );
}
