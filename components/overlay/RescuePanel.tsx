import { useId } from 'preact/hooks';
import { message } from '../../lib/i18n/message';
import { plural } from '../../lib/i18n/plural';
import { standingText } from '../../lib/i18n/word-text';
import type { PanelView } from '../../lib/messages/panel-view';
import { CoverageBar } from '../rescue/CoverageBar';
import { CoverageTable } from '../rescue/CoverageTable';
import { Denominator, DenominatorName } from '../rescue/Denominator';
import { DenominatorPicker } from '../rescue/DenominatorPicker';
import { OtherVotes } from '../rescue/OtherVotes';
import { Over } from '../rescue/Over';
import { Problems } from '../rescue/Problems';
import { SourceLine } from '../rescue/SourceLine';
import { spokenVote } from '../rescue/spoken-vote';
import { VoteTally } from '../rescue/VoteTally';
import { Race } from '../rescue/vote/Race';
import { Recount } from '../rescue/vote/Recount';
import { useRecount } from '../rescue/vote/use-recount';
import { VoteFigures } from '../rescue/vote/VoteFigures';
import { isHidden } from '../rescue/vote/VoteLead';
import { Announcement } from '../ui/Announcement';
import { Disclosure } from '../ui/Disclosure';
import { RelativeTime } from '../ui/RelativeTime';
import { rich } from '../ui/rich';
import { Chain } from './Chain';
import { ContributionLine } from './ContributionLine';
import { Filled } from './Filled';
import { IfPasses } from './IfPasses';
import { hasMoney, Money } from './money/Money';
import { ReadAll } from './money/ReadAll';
import { PanelHead } from './PanelHead';
import type { PanelActions } from './panel-actions';
import { topicParts } from './topic/topic-parts';
import { useWatch } from './use-watch';
import { Why } from './Why';

interface Props {
  view: PanelView;
  collapsed: boolean;
  actions: PanelActions;
}

/** The panel on a page that is part of a rescue: what is filled, what this vote changes, how the vote stands; the rest one click away. */
export function RescuePanel({ view, collapsed, actions }: Props) {
  const title = useId();
  const watch = useWatch(view.watch, view.rescue.id, actions);
  const recount = useRecount(view.vote, actions);
  const head = <PanelHead id={title} view={view} collapsed={collapsed} watch={watch} onCollapse={actions.collapse} />;
  const failure = (
    <p class="failure" role="status">
      {watch.failure}
    </p>
  );
  if (collapsed)
    return (
      <section class="panel collapsed" aria-labelledby={title}>
        {head}
        {watch.failure !== undefined && failure}
      </section>
    );
  const { contribution, recovery, ladder, ifPasses, vote, topic, otherVotes, chain, sources, problems } = view;
  const Topic = topicParts();
  const readAt = vote ? vote.observedAt : view.topicReadAt;
  return (
    <section class="panel" aria-labelledby={title}>
      {head}
      {failure}
      {vote && <Announcement text={spokenVote(vote)} />}
      <Over closedOn={view.rescue.closedOn} />
      {Topic && topic && <Topic.Warning topic={topic} />}
      <ContributionLine view={view} />
      {Topic && topic && <Topic.Asks topic={topic} rescueId={view.rescue.id} actions={actions} />}
      <div class="figures">
        <Filled ladder={ladder}>
          <ReadAll rescueId={view.rescue.id} actions={actions} />
        </Filled>
        {ifPasses && <IfPasses ifPasses={ifPasses} unit={ladder.unit} />}
        {vote && (
          <div class="figure">
            <h3>{message(view.subject.kind === 'topic' ? 'voteNewest' : 'voteHeading')}</h3>
            <VoteTally vote={vote} />
            <Recount recount={recount} />
          </div>
        )}
      </div>
      <CoverageBar ladder={ladder} ifPasses={ifPasses} />
      <DenominatorName ladder={ladder} />
      <div class="more">
        {(contribution || recovery) && (
          <Disclosure
            title={
              contribution ? message('contributionWhy', standingText(contribution.standing)) : message('recoveryWhy')
            }
          >
            <Why view={view} />
          </Disclosure>
        )}
        <Disclosure title={message('tableHeading')}>
          <CoverageTable ladder={ladder} />
          <DenominatorPicker ladder={ladder} onChoose={(id) => actions.chooseDenominator(view.rescue.id, id)} />
          <Denominator ladder={ladder} />
        </Disclosure>
        {vote && !isHidden(vote) && vote.choices.length > 0 && (
          <Disclosure title={message('figuresHeading')}>
            <VoteFigures vote={vote} />
          </Disclosure>
        )}
        {vote && vote.verdict !== 'pending' && <Race vote={vote} recount={recount} actions={actions} />}
        {otherVotes.length > 0 && (
          <Disclosure title={plural('otherVotesHeading', otherVotes.length)}>
            <OtherVotes votes={otherVotes} />
          </Disclosure>
        )}
        {chain.length > 0 && (
          <Disclosure title={message('chainHeading')}>
            <Chain chain={chain} />
          </Disclosure>
        )}
        {Topic && topic && <Topic.Polls topic={topic} rescueId={view.rescue.id} actions={actions} />}
        {Topic && topic && <Topic.Votes votes={topic.votes} />}
        {view.money && hasMoney(view.money) && (
          <Disclosure title={message('moneyHeading')}>
            <Money money={view.money} />
          </Disclosure>
        )}
        {sources.length > 0 && (
          <Disclosure title={plural('sourcesHeading', sources.length)}>
            <ul class="plain sources">
              {sources.map((source) => (
                <li key={`${source.url} ${source.label} ${source.asOf} ${source.quote}`}>
                  <SourceLine source={source} />
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </div>
      <Problems problems={problems} />
      <p class="age">
        {message('panelName')}
        {readAt !== undefined && ' · '}
        {readAt !== undefined && rich(vote ? 'voteRead' : 'topicRead', <RelativeTime at={readAt} />)}
        {' · '}
        <button type="button" class="bare" title={message('hideHereHint')} onClick={() => actions.hideHere()}>
          {message('hideHere')}
        </button>
      </p>
    </section>
  );
}
