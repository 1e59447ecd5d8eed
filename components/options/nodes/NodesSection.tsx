import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { message } from '../../../lib/i18n/message';
import type { NodesView } from '../../../lib/messages/nodes-view';
import { revisionKey } from '../../../lib/messages/protocol';
import { request } from '../../../lib/messages/request';
import { ChainNodes } from './ChainNodes';

/** The nodes that are asked what happens on chains: those that came along, and the user's own in their place. */
export function NodesSection() {
  const [chains, setChains] = useState<NodesView['chains']>();
  const [failed, setFailed] = useState(false);

  const read = useCallback(async () => {
    const answer = await request('readNodes', {}).catch(() => undefined);
    if (answer?.kind === 'nodes') setChains(answer.chains);
    else setFailed(true);
  }, []);
  useEffect(() => {
    // What the browser allows is heard through it as well.
    const onStored = (changes: Record<string, unknown>, area: string): void => {
      if (area === 'local' && revisionKey in changes) void read();
    };
    browser.storage.onChanged.addListener(onStored);
    void read();
    return () => browser.storage.onChanged.removeListener(onStored);
  }, [read]);

  const save = async (chainId: number, urls: readonly string[]): Promise<boolean> => {
    const answer = await request('saveNodes', { chainId, urls }).catch(() => undefined);
    setFailed(answer?.kind !== 'saved');
    await read();
    return answer?.kind === 'saved';
  };
  return (
    <section aria-labelledby="nodes">
      <h2 id="nodes">{message('nodesHeading')}</h2>
      <p>{message('nodesIntro')}</p>
      <p role="alert">{failed && message('optionsFailed')}</p>
      {chains?.map((chain) => (
        <ChainNodes key={chain.chainId} chain={chain} onSave={(urls) => save(chain.chainId, urls)} />
      ))}
    </section>
  );
}
