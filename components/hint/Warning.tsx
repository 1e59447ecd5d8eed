/** Loud, and told at once to who listens: money that is sent as a text says would not reach the rescue. */
export function Warning({ text }: { text: string }) {
  return (
    <p class="danger" role="alert">
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="M8 2 15 14H1Z M8 6.5v3.5 M8 12v.4" />
      </svg>
      <strong>{text}</strong>
    </p>
  );
}
