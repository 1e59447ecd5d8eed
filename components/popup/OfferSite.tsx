import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type MessageKey, message } from '../../lib/i18n/message';
import { request } from '../../lib/messages/request';
import { Foreign } from '../ui/Foreign';
import { rich } from '../ui/rich';
import type { SiteOffer } from './site-offer';

/** On a site that Shortfall does not run on: the offer to use it there. The browser asks back; whatever it is told, we hear of it. */
export function OfferSite({ offer: { site, name } }: { offer: SiteOffer }) {
  const [state, setState] = useState<'offered' | 'asked' | 'added' | 'refused'>('offered');
  const use = async (): Promise<void> => {
    setState('asked');
    // First of all, and not waited for: the browser's question needs this very click, and may close the popup.
    void request('addSite', { site }).catch(() => undefined);
    try {
      const granted = await browser.permissions.request({ origins: [`https://${site.host}/*`] });
      // Where it was granted before, nobody is told that it is now.
      const answer = granted ? await request('addSite', { site }) : undefined;
      setState(answer?.kind === 'added' ? 'added' : 'refused');
    } catch {
      setState('refused');
    }
  };
  const words = wordsOf[site.kind];
  const host = <Foreign text={site.host} length={60} />;
  return (
    <section class="here" aria-labelledby="offer">
      <h2 id="offer">{message('popupHere')}</h2>
      <p>{name === '' ? rich(words.is, host) : rich(words.isNamed, <Foreign text={name} length={60} />, host)}</p>
      {state !== 'added' && (
        <p>
          <button type="button" aria-disabled={state === 'asked'} onClick={() => state !== 'asked' && void use()}>
            {message(words.use)}
          </button>
        </p>
      )}
      <p class="quiet">{message(words.why)}</p>
      <p role="status">
        {state === 'added' && message(words.added)}
        {state === 'refused' && message('offerRefused')}
      </p>
    </section>
  );
}

/** What is said of each kind of site: by its host, by its name and host where it has one, and so on. */
const wordsOf: Readonly<
  Record<SiteOffer['site']['kind'], Record<'is' | 'isNamed' | 'use' | 'why' | 'added', MessageKey>>
> = {
  discourse: {
    is: 'offerForum',
    isNamed: 'offerForumNamed',
    use: 'offerUse',
    why: 'offerWhy',
    added: 'offerAdded',
  },
  snapshot: {
    is: 'offerSnapshot',
    isNamed: 'offerSnapshot',
    use: 'offerUseSite',
    why: 'offerWhySnapshot',
    added: 'offerAddedSite',
  },
  vote: {
    is: 'offerVotesNamed',
    isNamed: 'offerVotesNamed',
    use: 'offerUseSite',
    why: 'offerVotesWhy',
    added: 'offerAddedSite',
  },
};
