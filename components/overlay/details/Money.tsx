import type { ComponentChildren } from 'preact';
import { formatDay } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import type { MoneyLineView, MoneyView } from '../../../lib/messages/money-view';
import { Amount } from '../../ui/Amount';
import { ExternalLink } from '../../ui/ExternalLink';
import { Foreign } from '../../ui/Foreign';
import { RelativeTime } from '../../ui/RelativeTime';
import { rich } from '../../ui/rich';

/** Lines of a kind that are shown. */
const most = 10;

/** The money that counts for nobody: not final yet, from nobody known, passed on, or not explained by any transfer. */
export function Money({ money }: { money: MoneyView }) {
  const { tentative, unattributed, passedOn, unexplained, unchecked, deadRates, checkedAt } = money;
  return (
    <ul class="plain money">
      {unexplained.map(({ address, asset, value, side, isNative, unreviewed }) => (
        <li key={`${address} ${asset}`} class={isNative ? undefined : 'warning'}>
          {rich(
            side === 'left' ? 'moneyLeftUnseen' : isNative ? 'moneyCameUnseen' : 'moneyIncomplete',
            <Amount value={value} asset={asset} />,
            <code>{address}</code>,
          )}
          {unreviewed && ' '}
          {unreviewed && <span class="tag">{message('addressUnreviewed')}</span>}
        </li>
      ))}
      {unchecked.length > 0 && <li>{message('moneyUnchecked', unchecked.join(', '))}</li>}
      {deadRates.map(({ from, to, asOf }) => (
        <li key={`${from} ${to}`}>
          {asOf === undefined ? message('moneyNoRate', from, to) : message('moneyStaleRate', from, to, formatDay(asOf))}
        </li>
      ))}
      <Lines lines={tentative} title={message('moneyTentative')} />
      <Lines lines={unattributed} title={message('moneyUnattributed')} />
      <Lines lines={passedOn} title={message('moneyPassedOn')} />
      {checkedAt !== undefined && <li class="quiet">{rich('moneyChecked', <RelativeTime at={checkedAt} />)}</li>}
    </ul>
  );
}

function Lines({ lines, title }: { lines: readonly MoneyLineView[]; title: string }): ComponentChildren {
  if (lines.length === 0) return null;
  return (
    <li>
      {title}
      <ul>
        {lines.slice(0, most).map(({ value, asset, url, at, contributor, leaves }) => (
          <li key={`${url} ${value} ${asset} ${at}`}>
            <ExternalLink href={url}>
              <Amount value={value} asset={asset} />
            </ExternalLink>
            {contributor !== undefined && ' · '}
            {contributor !== undefined && <Foreign text={contributor} />}
            {leaves && ` · ${message('moneyLeaves')}`} · <RelativeTime at={at} />
          </li>
        ))}
        {lines.length > most && <li class="quiet">{message('moneyMore', String(lines.length - most))}</li>}
      </ul>
    </li>
  );
}
