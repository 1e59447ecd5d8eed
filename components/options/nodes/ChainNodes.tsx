import { useId, useState } from 'preact/hooks';
import { message } from '../../../lib/i18n/message';
import { type ChainNodesView, mostNodes } from '../../../lib/messages/nodes-view';
import { AllowHosts } from '../../ui/AllowHosts';
import { NodeResult } from './NodeResult';
import { hostnameOf, isOfChain, type Tried, tryNode } from './try-node';

interface Props {
  chain: ChainNodesView;
  /** Says whether it was saved. */
  onSave: (urls: readonly string[]) => Promise<boolean>;
}

/** The nodes of one chain: each can be tried, the user's own can be taken away, and another one named. */
export function ChainNodes({ chain, onSave }: Props) {
  const { chainId, name, own, nodes } = chain;
  const [tried, setTried] = useState<Readonly<Record<string, Tried>>>({});
  const [added, setAdded] = useState<Tried>();
  const field = useId();
  const ownUrls = own ? nodes.map(({ url }) => url) : [];

  const test = async (url: string): Promise<void> => {
    const show = (what: Tried) => setTried((last) => ({ ...last, [url]: what }));
    await tryNode(url, show);
  };
  const add = async (form: HTMLFormElement): Promise<void> => {
    const url = String(new FormData(form).get('url')).trim();
    // Only one that answers for this chain is named: any other would leave it unread.
    const result = await tryNode(url, setAdded);
    if (isOfChain(result, chainId) && (await onSave([...ownUrls, url]))) {
      form.reset();
      setTried((last) => ({ ...last, [url]: result }));
      setAdded(undefined);
    }
  };
  return (
    <>
      <h3>{name}</h3>
      <p class="quiet">{message(own ? 'nodesOwn' : 'nodesBundled')}</p>
      <ul class="plain sites">
        {nodes.map(({ url, host, allowed }) => (
          <li key={url} class="site">
            <span class="who">
              <b title={url}>{host}</b>
            </span>
            {!allowed && (
              <span class="row warning">
                {message('siteNotAllowed')}
                <AllowHosts hosts={[hostnameOf(url)]} label={message('siteAllow')} />
              </span>
            )}
            <button type="button" aria-label={message('nodeTestNamed', host)} onClick={() => void test(url)}>
              {message('nodeTest')}
            </button>
            {own && (
              <button
                type="button"
                aria-label={message('siteRemoveNamed', host)}
                onClick={() => void onSave(ownUrls.filter((each) => each !== url))}
              >
                {message('siteRemove')}
              </button>
            )}
            <NodeResult tried={tried[url]} chain={chain} host={host} />
          </li>
        ))}
      </ul>
      {ownUrls.length < mostNodes && (
        <form
          class="add-node"
          onSubmit={(event) => {
            event.preventDefault();
            void add(event.currentTarget as HTMLFormElement);
          }}
        >
          <label for={field}>{message('nodeAddLabel', name)}</label>
          <span class="row">
            <input
              id={field}
              name="url"
              type="url"
              required
              maxLength={500}
              placeholder="https://"
              autocomplete="off"
              spellcheck={false}
            />
            <button type="submit">{message('nodeAdd')}</button>
          </span>
          <NodeResult tried={added} chain={chain} host="" />
        </form>
      )}
    </>
  );
}
