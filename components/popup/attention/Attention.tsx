import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import type { AttentionReason, AttentionView } from '../../../lib/messages/popup-view';
import { VoteState } from '../../rescue/VoteState';
import { Amount } from '../../ui/Amount';
import { Disclosure } from '../../ui/Disclosure';
import { ExternalLink } from '../../ui/ExternalLink';
import { Foreign } from '../../ui/Foreign';
import { rich } from '../../ui/rich';

/** Lines that are shown before a click. */
const first = 5;

/** What needs the reader, most pressing first, each with its reasons in words. */
export function Attention({ rows }: { rows: readonly AttentionView[] }) {
  const more = rows.slice(first);
  return (
    <section aria-labelledby="attention">
      <h2 id="attention">{message('popupAttention')}</h2>
      {rows.length === 0 ? <p class="teach">{message('popupNoAttention')}</p> : <Rows rows={rows.slice(0, first)} />}
      {more.length > 0 && (
        <Disclosure title={plural('popupMoreAttention', more.length)}>
          <Rows rows={more} />
        </Disclosure>
      )}
    </section>
  );
}

function Rows({ rows }: { rows: readonly AttentionView[] }) {
  return (
    <ul class="plain rows">
      {rows.map((row) => (
        <li key={row.key} data-pressing={row.reasons.length > 0}>
          {row.url === undefined ? (
            <Foreign text={row.name} length={60} />
          ) : (
            <ExternalLink href={row.url}>
              <Foreign text={row.name} length={60} />
            </ExternalLink>
          )}{' '}
          {row.amount && <span class="nowrap">{amountOf(row.amount)}</span>}{' '}
          {row.reasons.map((reason) => (
            <span key={reason.kind} class="tag strong">
              {reasonText(reason)}
            </span>
          ))}
          {row.vote && <VoteState verdict={row.vote.verdict} endAt={row.vote.endAt} />}
        </li>
      ))}
    </ul>
  );
}

function amountOf({ high, isCap, asset }: NonNullable<AttentionView['amount']>) {
  const amount = <Amount value={high} asset={asset} />;
  return isCap ? rich('upTo', amount) : amount;
}

function reasonText(reason: AttentionReason): string {
  switch (reason.kind) {
    case 'ends-soon':
      return message('attentionEndsSoon');
    case 'not-voted':
      return message('attentionNotVoted');
    case 'flipped':
      return message('attentionFlipped');
    case 'quorum-missing':
      return message('attentionQuorum');
    case 'overdue':
      return plural('attentionOverdue', reason.days);
  }
}
