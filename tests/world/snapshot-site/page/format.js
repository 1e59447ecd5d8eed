/** Voting power: compact and lower-case, one decimal from a thousand, else three. */
export function power(value) {
  const options = { notation: 'compact', maximumFractionDigits: Math.abs(value) >= 1000 ? 1 : 3 };
  return new Intl.NumberFormat('en', options).format(value).toLowerCase();
}

export function percent(share) {
  return `${new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(share * 100)}%`;
}

/** Of a quorum: three digits, cut and not rounded. */
export function cutPercent(share) {
  const format = { maximumSignificantDigits: 3, roundingMode: 'trunc', notation: 'compact' };
  return `${new Intl.NumberFormat('en', format).format(share * 100).toLowerCase()}%`;
}

export function date(seconds) {
  const moment = new Date(seconds * 1000);
  const day = moment.toLocaleDateString('en-US', { month: 'short', day: 'numeric', year: 'numeric' });
  return `${day} · ${moment.toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' })}`;
}

/** `3y`, `2d`, `5m`. */
export function span(seconds) {
  const steps = [
    ['y', 31_536_000],
    ['mo', 2_592_000],
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
  ];
  for (const [unit, size] of steps) if (seconds >= size) return `${Math.floor(seconds / size)}${unit}`;
  return `${Math.max(0, Math.floor(seconds))}s`;
}

export const now = () => Date.now() / 1000;
export const ago = (seconds) => `${span(now() - seconds)} ago`;
export const short = (address) => `${address.slice(0, 6)}...${address.slice(-4)}`;

/** `2d left`, `Ended 5m ago`, `Starts in 3h`. */
export function timing({ start, end }) {
  if (now() < start) return `Starts in ${span(start - now())}`;
  return now() < end ? `${span(end - now())} left` : `Ended ${ago(end)}`;
}
