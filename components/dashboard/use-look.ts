import { useEffect, useRef, useState } from 'preact/hooks';
import type { Milliseconds } from '../../lib/domain/time';
import { request } from '../../lib/messages/request';
import type { ToldRescue } from './use-dashboard';
import type { Look } from './viewed';

/** So long after the last step of the slider, all of the page follows it. In ms. */
const settleAfter = 120;

/** From where the reader looks at the rescue, and how to move. */
export interface Looking {
  look: Look;
  /** The day that the slider is on: what is light follows it at once. Absent: now. */
  at: Milliseconds | undefined;
  moveTo(at: Milliseconds | undefined): void;
  seeAs(publication: string | undefined): void;
  countAgainst(denominator: string): void;
}

/** Keeps from where the reader looks. Against what is counted is remembered for the panel too. */
export function useLook({ view: { rescue, denominator } }: ToldRescue): Looking {
  const [look, setLook] = useState<Look>(denominator === undefined ? {} : { denominator });
  const [at, setAt] = useState<Milliseconds | undefined>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    look,
    at,
    moveTo(to) {
      setAt(to);
      clearTimeout(timer.current);
      const settle = () => setLook((before) => withOr(before, 'at', to));
      if (to === undefined) settle();
      else timer.current = setTimeout(settle, settleAfter);
    },
    seeAs: (publication) => setLook((before) => withOr(before, 'publication', publication)),
    countAgainst(id) {
      setLook((before) => ({ ...before, denominator: id }));
      void request('chooseDenominator', { rescueId: rescue, denominator: id }).catch(() => undefined);
    },
  };
}

function withOr<K extends keyof Look>(look: Look, key: K, value: Look[K] | undefined): Look {
  const { [key]: _, ...rest } = look;
  return value === undefined ? (rest as Look) : { ...look, [key]: value };
}
