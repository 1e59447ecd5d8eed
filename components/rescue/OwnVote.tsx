import { formatPower } from '../../lib/i18n/format';
import { message } from '../../lib/i18n/message';
import type { VoteView } from '../../lib/messages/panel-view';
import { Foreign } from '../ui/Foreign';
import { rich } from '../ui/rich';

/** Whether the address that the user follows has voted, and how; or what it could vote with. */
export function OwnVote({ own, symbol }: { own: NonNullable<VoteView['own']>; symbol: string }) {
  return <p>{words(own, symbol)}</p>;
}

function words(own: NonNullable<VoteView['own']>, symbol: string) {
  const { power } = own;
  if (power === undefined) return message('ownNotVoted');
  const unit = symbol === '' ? message('powerUnit') : symbol.slice(0, 24);
  const amount = <span class="chunk">{message('power', formatPower(power), unit)}</span>;
  if (!own.voted) return rich('ownNotVotedPower', <b>{amount}</b>);
  if (own.choice === undefined) return rich('ownVotedSealed', amount);
  return rich('ownVoted', <Foreign text={own.choice} length={60} />, amount);
}
