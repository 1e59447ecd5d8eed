import { dateSpan, day } from '../../../lib/domain/time';
import { formatDay } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import type { RescueView } from '../../../lib/messages/rescue-view';
import { sourceName } from '../../../lib/reading/source-view';
import { Amount } from '../../ui/Amount';
import { ExternalLink } from '../../ui/ExternalLink';
import { Foreign } from '../../ui/Foreign';
import { RelativeTime } from '../../ui/RelativeTime';
import { rich } from '../../ui/rich';
import { Section } from '../Section';
import type { Viewed } from '../viewed';

type Silent = RescueView['silent'][number];

/** Parties named as able to pay that had said nothing: for how long, and what they hold. */
export function SilentSection({ seen }: { seen: Viewed }) {
  const { view, reading } = seen;
  if (view.silent.length === 0) return null;
  return (
    <Section id="silent" title={message('dashSilent')} lead={message('dashSilentLead')}>
      <ul class="plain silent">
        {view.silent.map((party, index) => (
          <Party
            key={`${party.party} ${party.asOf}`}
            party={party}
            seen={seen}
            laterOn={reading.rescue.silent[index]?.laterOn}
          />
        ))}
      </ul>
    </Section>
  );
}

function Party({ party, seen, laterOn }: { party: Silent; seen: Viewed; laterOn: string | undefined }) {
  const { reading } = seen;
  const from = sourceName(reading.rescue, party.source);
  return (
    <li>
      <h3>
        <Foreign text={party.party} length={80} />
      </h3>
      <p>{rich('dashAble', <Foreign text={party.ableBecause} length={240} />)}</p>
      <p>{spanText(party, laterOn, reading.now)}</p>
      {party.later !== undefined && <p>{rich('dashLater', <Foreign text={party.later} length={240} />)}</p>}
      <Holdings party={party} />
      <p class="quiet">
        <ExternalLink href={from.url}>
          <Foreign text={from.label} />
        </ExternalLink>
        {' · '}
        {formatDay(party.asOf)}
      </p>
    </li>
  );
}

/** For how long it has said nothing, as far as the list tells. */
function spanText({ asOf, later }: Silent, laterOn: string | undefined, now: number): string {
  const since = dateSpan(asOf)?.from;
  const until = later === undefined ? now : laterOn === undefined ? undefined : dateSpan(laterOn)?.from;
  if (since === undefined || until === undefined) return message('dashSilentOn', formatDay(asOf));
  const days = Math.max(0, Math.floor((until - since) / day));
  return plural(later === undefined ? 'dashSilentFor' : 'dashSilentUntil', days, formatDay(asOf));
}

function Holdings({ party: { holds } }: { party: Silent }) {
  if (!holds) return <p class="quiet">{message('dashTreasuryNotRead')}</p>;
  return (
    <ul class="plain split">
      {holds.map(({ role, address, at, held, unread }) => (
        <li key={`${role} ${address}`}>
          <Foreign text={role} length={60} />{' '}
          {held.length === 0 ? (
            message('dashHoldsNothing')
          ) : (
            <span class="holdings">
              {held.map(({ asset, amount }) => (
                <Amount key={asset} value={amount} asset={asset} />
              ))}
            </span>
          )}{' '}
          <span class="quiet">
            {rich('dashSeenAt', <RelativeTime at={at} />)}{' '}
            {unread.length > 0 && message('dashHoldsUnread', unread.join(', '))}
          </span>
        </li>
      ))}
    </ul>
  );
}
