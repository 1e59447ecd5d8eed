import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { message } from '../../lib/i18n/message';
import { request } from '../../lib/messages/request';
import { Foreign } from '../ui/Foreign';
import { rich } from '../ui/rich';
import type { SiteOffer } from './site-offer';

/** On a forum, or a site of Snapshot's, that Shortfall does not run on: the offer to use it there. The browser asks back; whatever it is told, we hear of it. */
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
  const host = <Foreign text={site.host} length={60} />;
  return (
    <section class="here" aria-labelledby="offer">
      <h2 id="offer">{message('popupHere')}</h2>
      <p>
        {site.kind === 'snapshot'
          ? rich('offerSnapshot', host)
          : name === ''
            ? rich('offerForum', host)
            : rich('offerForumNamed', <Foreign text={name} length={60} />, host)}
      </p>
      {state !== 'added' && (
        <p>
          <button type="button" aria-disabled={state === 'asked'} onClick={() => state !== 'asked' && void use()}>
            {message(site.kind === 'snapshot' ? 'offerUseSite' : 'offerUse')}
          </button>
        </p>
      )}
      <p class="quiet">{message(site.kind === 'snapshot' ? 'offerWhySnapshot' : 'offerWhy')}</p>
      <p role="status">
        {state === 'added' && message(site.kind === 'snapshot' ? 'offerAddedSite' : 'offerAdded')}
        {state === 'refused' && message('offerRefused')}
      </p>
    </section>
  );
}
