import { passingRuleOf } from '../../catalogue/passing-rules';
import type { Subject } from '../../domain/governance/subject';
import { topicKey } from '../../domain/governance/topic';
import { ifPasses } from '../../domain/rescue/if-passes';
import type { Match, PartRef } from '../../domain/rescue/match-proposal';
import type { IfPassesView, PanelView, Problem, SourceView } from '../../messages/panel-view';
import { amountText, ladderView } from '../../reading/ladder-view';
import { moneyView } from '../../reading/money-view';
import { arrivalsNotReadBefore, partOf, type RescueReading, votesOfPart } from '../../reading/rescue-reading';
import { claimSource, sourceView } from '../../reading/source-view';
import type { OwnVote } from '../../store/schema';
import { chainView } from './chain-view';
import { contributionView, recoveryView } from './contribution-view';
import { otherVotes } from './other-votes';
import { topicView } from './topic-view';
import { voteView } from './vote-view';

/** What a page is about, once it is known. */
export interface PanelSubject {
  subject: Subject;
  /** Absent: the rescue as a whole. */
  part?: PartRef;
  /** The proposal of the page. On a topic, the newest vote of its part is shown. */
  proposalKey?: string;
}

/** What the panel shows beside the rescue itself. */
export interface PanelExtras {
  denominator?: string;
  /** Proposals that the user follows. `undefined`: following is not offered, as in a private window. */
  watchedKeys: ReadonlySet<string> | undefined;
  /** What the followed address has to do with votes. */
  ownVotes?: ReadonlyMap<string, OwnVote>;
  problems: readonly Problem[];
  collapsed: boolean;
}

/** All that the panel shows of a rescue on one page. */
export function panelView(reading: RescueReading, about: PanelSubject, extras: PanelExtras): PanelView {
  const { rescue, ledger, evidence, observed, now } = reading;
  const { subject, part } = about;
  const key = about.proposalKey ?? (part && votesOfPart(reading, part)[0]?.proposal.key);
  const proposal = key === undefined ? undefined : evidence.proposals.get(key);
  const match = key === undefined ? undefined : evidence.matches.get(key);
  const topic = subject.kind === 'topic' && observed.topics.find((each) => each.key === topicKey(subject));
  const ladder = ladderView(ledger, extras.denominator, arrivalsNotReadBefore(reading));
  const entry = part?.kind === 'contribution' && ledger.entries.find(({ contribution }) => contribution.id === part.id);
  const recovery = part?.kind === 'recovery' && ledger.recoveries.find((each) => each.recovery.id === part.id);
  const money = moneyView(reading);
  const chain = part ? chainView(reading, part, subject) : [];
  return {
    kind: 'panel',
    subject,
    rescue: {
      id: rescue.id,
      name: rescue.name,
      title: rescue.title,
      ...(rescue.closedOn !== undefined && { closedOn: rescue.closedOn }),
      ...(rescue.from && { from: rescue.from }),
    },
    ...(entry && { contribution: contributionView(rescue, entry) }),
    ...(recovery && { recovery: recoveryView(ledger, recovery, ladder.denominator.id) }),
    ladder,
    ...(match && { ifPasses: ifPassesView(reading, match, extras.denominator) }),
    ...(proposal && {
      vote: voteView(proposal, passingRuleOf(proposal.space), now, extras.ownVotes?.get(proposal.key)),
    }),
    ...(topic && { topicReadAt: topic.observedAt, topic: topicView(topic, reading, chain, extras.watchedKeys) }),
    otherVotes: otherVotes(reading, key),
    chain,
    ...(proposal &&
      extras.watchedKeys && { watch: { key: proposal.key, watched: extras.watchedKeys.has(proposal.key) } }),
    ...(money && { money }),
    sources: sources(reading, part),
    problems: extras.problems,
    collapsed: extras.collapsed,
  };
}

function ifPassesView({ rescue, ledger }: RescueReading, match: Match, denominator?: string): IfPassesView {
  const { laterVotes, unchanged, before, after, instrument } = ifPasses(ledger, match, denominator);
  const text = (units: bigint) => amountText(rescue, rescue.unit, units);
  return {
    laterVotes,
    ...(unchanged && { unchanged }),
    before: { high: text(before.high), highBps: before.highBps, gap: text(before.gap.low) },
    after: {
      low: text(after.low),
      high: text(after.high),
      lowBps: after.lowBps,
      highBps: after.highBps,
      gap: text(after.gap.low),
      gapHigh: text(after.gap.high),
    },
    instrument,
  };
}

/** Who said what about the part, newest first; about the rescue as a whole, its denominators. */
function sources({ rescue }: RescueReading, part: PartRef | undefined): SourceView[] {
  const claims = part ? (partOf(rescue, part)?.claims ?? []) : [];
  const results = part ? (partOf(rescue, part)?.votes ?? []).flatMap(({ result }) => result ?? []) : [];
  const measured = part ? [] : rescue.denominators;
  const all = [
    ...claims.map((claim) => claimSource(rescue, claim)),
    ...[...results, ...measured].map(({ source, grade, asOf }) => sourceView(rescue, source, grade, asOf)),
  ];
  const once = new Map(all.map((view) => [`${view.url ?? view.label} ${view.quote ?? ''}`, view]));
  return [...once.values()].sort((a, b) => (b.asOf ?? '').localeCompare(a.asOf ?? ''));
}
