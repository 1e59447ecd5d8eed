import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type Milliseconds, minute, second } from '../../lib/domain/time';

/** The present time, renewed while the element is shown: every few seconds in the last two minutes before `at`, else twice a minute. */
export function useNow(at?: Milliseconds): Milliseconds {
  const [, redraw] = useState(0);
  // At every drawing, whatever its reason: news of a moment ago must not be told by an older clock.
  const now = Date.now();
  const near = at !== undefined && Math.abs(at - now) < 2 * minute;
  useEffect(() => {
    const tick = () => {
      // A script that an update has cut off finds no texts any more: drawing would fail.
      if (browser.runtime?.id) redraw((times) => times + 1);
    };
    const timer = setInterval(tick, near ? 5 * second : minute / 2);
    return () => clearInterval(timer);
  }, [near]);
  return now;
}
