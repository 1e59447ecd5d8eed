import { formatPercent, formatPower } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import type { VoteView } from '../../../lib/messages/panel-view';
import { Disclosure } from '../../ui/Disclosure';
import { Foreign } from '../../ui/Foreign';
import { countsPower } from './VoteLead';

/** Longer lists are folded behind the leading choices. */
const mostShown = 8;
const shownOfMany = 6;

type Choice = VoteView['choices'][number];

/** Every choice with its share and its figure; of many choices the leading ones, and the rest one click away. */
export function VoteFigures({ vote }: { vote: VoteView }) {
  const { choices } = vote;
  if (choices.length <= mostShown) return <Figures vote={vote} choices={choices} />;
  const byScore = [...choices].sort((a, b) => b.score - a.score);
  const rest = byScore.slice(shownOfMany);
  return (
    <>
      <Figures vote={vote} choices={byScore.slice(0, shownOfMany)} />
      <Disclosure title={plural('figuresMore', rest.length)}>
        <Figures vote={vote} choices={rest} />
      </Disclosure>
    </>
  );
}

function Figures({ vote, choices }: { vote: VoteView; choices: readonly Choice[] }) {
  return (
    <table class="ladder">
      <thead>
        <tr>
          <th scope="col">{message('figuresChoice')}</th>
          <th scope="col">{message('tableShare')}</th>
          <th scope="col">{figure(vote)}</th>
        </tr>
      </thead>
      <tbody>
        {choices.map(({ label, score, shareBps }, index) => (
          <tr key={index}>
            <th scope="row">
              <Foreign text={label} length={90} />
            </th>
            <td>{formatPercent(shareBps)}</td>
            <td>{formatPower(score)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function figure({ type, symbol }: VoteView): string {
  if (type === 'copeland') return message('figuresPoints');
  if (!countsPower(type)) return message('figuresScore');
  return symbol === '' ? message('figuresVotes') : symbol.slice(0, 24);
}
