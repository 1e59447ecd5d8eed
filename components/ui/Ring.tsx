/** The product's sign: a broken ring that is being filled. */
export function Ring({ bps }: { bps: number }) {
  const around = 2 * Math.PI * 6;
  const filled = (Math.min(Math.max(bps, 0), 10_000) / 10_000) * around;
  return (
    <svg class="ring" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle class="ring-rest" cx="8" cy="8" r="6" />
      <circle cx="8" cy="8" r="6" stroke-dasharray={`${filled} ${around}`} transform="rotate(-90 8 8)" />
    </svg>
  );
}
