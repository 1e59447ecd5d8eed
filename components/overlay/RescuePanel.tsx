import { useId } from 'preact/hooks';
import { message } from '../../lib/i18n/message';
import { plural } from '../../lib/i18n/plural';
import { standingText } from '../../lib/i18n/word-text';
import type { PanelView } from '../../lib/messages/panel-view';
import { Warning } from '../hint/Warning';
import { CoverageBar } from '../rescue/CoverageBar';
import { DenominatorName } from '../rescue/Denominator';
import { From } from '../rescue/From';
import { Over } from '../rescue/Over';
import { Problems } from '../rescue/Problems';
import { spokenVote } from '../rescue/spoken-vote';
import { VoteTally } from '../rescue/VoteTally';
import { useRecount } from '../rescue/vote/use-recount';
import { isHidden } from '../rescue/vote/VoteLead';
import { Announcement } from '../ui/Announcement';
import { RelativeTime } from '../ui/RelativeTime';
import { rich } from '../ui/rich';
import { ContributionLine } from './ContributionLine';
import { Behind } from './details/Behind';
import type { Detail } from './details/detail';
import { hasMoney } from './details/has-money';
import { RecountHere } from './details/RecountHere';
import { Filled } from './Filled';
import { IfPasses } from './IfPasses';
import { PanelHead } from './PanelHead';
import type { PanelActions } from './panel-actions';
import { topicParts } from './topic/topic-parts';
import { useWatch } from './use-watch';

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
  const rescueId = view.rescue.id;
  const behind = (title: string, detail: Detail) => <Behind title={title} detail={detail} actions={actions} />;
  const readAt = vote ? vote.observedAt : view.topicReadAt;
  return (
    <section class="panel" aria-labelledby={title}>
      {head}
      {failure}
      {vote && <Announcement text={spokenVote(vote)} />}
      <Over closedOn={view.rescue.closedOn} />
      <From from={view.rescue.from} />
      {Topic && topic && <Topic.Warning topic={topic} />}
      {view.danger !== undefined && <Warning text={view.danger} />}
      <ContributionLine view={view} />
      {Topic && topic && <Topic.Asks topic={topic} rescueId={view.rescue.id} actions={actions} />}
      <div class="figures">
        <Filled ladder={ladder}>{behind(message('readAllHeading'), { what: 'past', rescueId })}</Filled>
        {ifPasses && <IfPasses ifPasses={ifPasses} unit={ladder.unit} />}
        {vote && (
          <div class="figure">
            <h3>{message(view.subject.kind === 'topic' ? 'voteNewest' : 'voteHeading')}</h3>
            <VoteTally vote={vote} />
            <RecountHere recount={recount} actions={actions} />
          </div>
        )}
      </div>
      <CoverageBar ladder={ladder} ifPasses={ifPasses} />
      <DenominatorName ladder={ladder} />
      <div class="more">
        {contribution &&
          behind(message('contributionWhy', standingText(contribution.standing)), {
            what: 'why',
            view: { contribution },
          })}
        {recovery && !contribution && behind(message('recoveryWhy'), { what: 'why', view: { recovery } })}
        {behind(message('tableHeading'), { what: 'stages', ladder, rescueId })}
        {vote &&
          !isHidden(vote) &&
          vote.choices.length > 0 &&
          behind(message('figuresHeading'), { what: 'figures', vote })}
        {vote && vote.verdict !== 'pending' && behind(message('raceHeading'), { what: 'race', vote, recount })}
        {otherVotes.length > 0 &&
          behind(plural('otherVotesHeading', otherVotes.length), { what: 'other-votes', votes: otherVotes })}
        {chain.length > 0 && behind(message('chainHeading'), { what: 'chain', chain })}
        {topic &&
          topic.polls.length > 0 &&
          behind(plural('pollsHeading', topic.polls.length), { what: 'polls', topic, rescueId })}
        {Topic && topic && <Topic.Votes votes={topic.votes} />}
        {view.money && hasMoney(view.money) && behind(message('moneyHeading'), { what: 'money', money: view.money })}
        {sources.length > 0 && behind(plural('sourcesHeading', sources.length), { what: 'sources', sources })}
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
