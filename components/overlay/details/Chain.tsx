import { type MessageKey, message } from '../../../lib/i18n/message';
import { verdictText } from '../../../lib/i18n/word-text';
import type { ChainLinkView } from '../../../lib/messages/panel-view';
import { Amount } from '../../ui/Amount';
import { ExternalLink } from '../../ui/ExternalLink';
import { Foreign } from '../../ui/Foreign';
import { RelativeTime } from '../../ui/RelativeTime';

const kinds: Record<ChainLinkView['kind'], MessageKey> = {
  topic: 'chainTopic',
  poll: 'chainPoll',
  vote: 'chainVote',
  delivery: 'chainDelivery',
};

/** The steps from the first post to the money, each a link. */
export function Chain({ chain }: { chain: readonly ChainLinkView[] }) {
  return (
    <ol class="plain chain">
      {chain.map((link) => (
        <li key={`${link.kind} ${link.label} ${link.url}`} {...(link.here && { 'aria-current': 'page' })}>
          <span class="quiet">{message(kinds[link.kind])}</span>{' '}
          {link.here ? (
            <strong>
              <Foreign text={link.label} />
            </strong>
          ) : (
            <ExternalLink href={link.url}>
              {link.amount ? <Amount {...link.amount} /> : <Foreign text={link.label} />}
            </ExternalLink>
          )}
          <span class="quiet">
            {link.at !== undefined && ' · '}
            {link.at !== undefined && <RelativeTime at={link.at} />}
            {link.verdict !== undefined && ` · ${verdictText(link.verdict)}`}
            {link.here && ` · ${message('chainHere')}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
