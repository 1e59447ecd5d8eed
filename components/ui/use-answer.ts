import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type Protocol, type RequestName, revisionKey } from '../../lib/messages/protocol';
import { request } from '../../lib/messages/request';

/** A question to the worker without anything to say. */
type Plain = { [N in RequestName]: Record<string, never> extends Protocol[N]['request'] ? N : never }[RequestName];

/** The worker's answer to a question, asked anew whenever what is kept has changed. `failed`: the last one was none; the one before it stands. */
export function useAnswer<N extends Plain>(
  name: N,
): {
  answer: Exclude<Protocol[N]['answer'], { kind: 'failed' }> | undefined;
  failed: boolean;
  again: () => Promise<void>;
} {
  const [answer, setAnswer] = useState<Exclude<Protocol[N]['answer'], { kind: 'failed' }>>();
  const [failed, setFailed] = useState(false);
  const again = useCallback(async () => {
    const next = await request(name, {} as Protocol[N]['request']).catch(() => undefined);
    const isGood = next !== undefined && !('kind' in next && next.kind === 'failed');
    setFailed(!isGood);
    if (isGood) setAnswer(next as Exclude<Protocol[N]['answer'], { kind: 'failed' }>);
  }, [name]);
  useEffect(() => {
    const onStored = (changes: Record<string, unknown>, area: string): void => {
      if (area === 'local' && revisionKey in changes) void again();
    };
    browser.storage.onChanged.addListener(onStored);
    void again();
    return () => browser.storage.onChanged.removeListener(onStored);
  }, [again]);
  return { answer, failed, again };
}
