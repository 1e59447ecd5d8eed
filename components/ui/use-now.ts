import { useEffect, useState } from 'preact/hooks';
import { type Milliseconds, minute, second } from '../../lib/domain/time';

/** The present time, renewed while the element is shown: every few seconds in the last two minutes before `at`, else twice a minute. */
export function useNow(at?: Milliseconds): Milliseconds {
  const [now, setNow] = useState(() => Date.now());
  const near = at !== undefined && Math.abs(at - now) < 2 * minute;
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), near ? 5 * second : minute / 2);
    return () => clearInterval(timer);
  }, [near]);
  return now;
}
