import { CoverageTable } from '../../rescue/CoverageTable';
import { Denominator } from '../../rescue/Denominator';
import { DenominatorPicker } from '../../rescue/DenominatorPicker';
import { OtherVotes } from '../../rescue/OtherVotes';
import { SourceLine } from '../../rescue/SourceLine';
import { Race } from '../../rescue/vote/Race';
import { RecountSaid } from '../../rescue/vote/RecountSaid';
import { VoteFigures } from '../../rescue/vote/VoteFigures';
import { TopicPolls } from '../topic/TopicPolls';
import { Chain } from './Chain';
import { ConfirmAsk } from './ConfirmAsk';
import type { DetailContent } from './detail';
import { Money } from './Money';
import { ReadAll } from './ReadAll';
import { Why } from './Why';

/** Draws every detail. */
export const DrawnDetail: DetailContent = ({ detail, isOpen, actions }) => {
  switch (detail.what) {
    case 'why':
      return <Why view={detail.view} />;
    case 'stages':
      return (
        <>
          <CoverageTable ladder={detail.ladder} />
          <DenominatorPicker ladder={detail.ladder} onChoose={(id) => actions.chooseDenominator(detail.rescueId, id)} />
          <Denominator ladder={detail.ladder} />
        </>
      );
    case 'figures':
      return <VoteFigures vote={detail.vote} />;
    case 'race':
      return <Race vote={detail.vote} recount={detail.recount} isOpen={isOpen} actions={actions} />;
    case 'recount':
      return <RecountSaid recount={detail.recount} />;
    case 'other-votes':
      return <OtherVotes votes={detail.votes} />;
    case 'chain':
      return <Chain chain={detail.chain} />;
    case 'money':
      return <Money money={detail.money} />;
    case 'sources':
      return (
        <ul class="plain sources">
          {detail.sources.map((source) => (
            <li key={`${source.url} ${source.label} ${source.asOf} ${source.quote}`}>
              <SourceLine source={source} />
            </li>
          ))}
        </ul>
      );
    case 'past':
      return isOpen ? <ReadAll rescueId={detail.rescueId} actions={actions} /> : null;
    case 'polls':
      return <TopicPolls topic={detail.topic} rescueId={detail.rescueId} actions={actions} />;
    case 'confirm':
      return <ConfirmAsk topicKey={detail.topicKey} rescueId={detail.rescueId} ask={detail.ask} actions={actions} />;
  }
};
