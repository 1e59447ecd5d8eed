import type { PageLabel } from '../../lib/domain/governance/page-label.ts';
import type { PassingRule } from '../../lib/domain/governance/passing-rule.ts';
import type { Proposal } from '../../lib/domain/governance/proposal.ts';
import type { VerdictReading } from '../../lib/domain/governance/verdict.ts';
import { readTally, type Tally } from '../../lib/domain/governance/vote-tally.ts';
import { formatCount, formatExact, formatPercent, formatUtc } from '../../lib/i18n/format.ts';
import { systemMeaning } from '../../lib/i18n/system-text.ts';

/** Why a proposal has its verdict: by which rule, and what decided. */
export function verdictSentence(proposal: Proposal, reading: VerdictReading, label: PageLabel): string {
  const tally = readTally(proposal);
  return [ground(proposal, tally, reading, label), ...remarks(proposal, tally)].join(' ');
}

function ground(proposal: Proposal, tally: Tally, { verdict, by }: VerdictReading, label: PageLabel): string {
  const notFinal = label === 'Passed' || label === 'Rejected' ? ` The page says ${label}, which is not final.` : '';
  switch (verdict) {
    case 'pending':
      return `Pending: voting opens ${formatUtc(proposal.startAt)}.`;
    case 'open':
      return `Open until ${formatUtc(proposal.endAt)}: ${lead(proposal, tally, 'leads')}. ${quorum(proposal, tally)}`;
    case 'sealed':
      return `Sealed: the choices are hidden (${proposal.privacy}) until the vote closes ${formatUtc(proposal.endAt)}, and its scores mean nothing yet; only the total is real, ${power(proposal.scoresTotal)} by ${count(proposal)}. ${quorum(proposal, tally)}`;
    case 'counting':
      return tally.sealed
        ? `Counting: the vote is closed, but its choices are still sealed (${proposal.privacy}); only the total of ${power(proposal.scoresTotal)} is real.${notFinal}`
        : `Counting: the vote is closed, but its scores are not final. So far ${lead(proposal, tally, 'leads')}.${notFinal}`;
    case 'stuck':
      return `Stuck: the vote closed ${formatUtc(proposal.endAt)}, and more than 24 hours later its scores ${tally.sealed ? 'were still sealed' : 'were still not final'}. They may never be.${notFinal}`;
    case 'invalid':
      return `Invalid: Snapshot marks the scores as invalid, so nothing was decided by them.${notFinal}`;
    case 'passed':
    case 'failed':
      return by.used === 'dao' && by.rule
        ? `${daoRule(by.rule)} ${lead(proposal, tally, 'led')}: ${verdict}.`
        : `${basicRule(proposal, tally)}: ${verdict}.`;
    case 'no-rule':
      return `A vote of the type ${proposal.type} has no pass or fail on Snapshot, and ${by.rule ? `the DAO’s own rule (${by.rule.source}) cannot be applied to it` : 'no rule of the DAO is known'}: ${lead(proposal, tally, 'led')}. ${quorum(proposal, tally)}`;
    case 'canceled':
      return 'It was cancelled.';
    case 'deleted':
      return 'The hub no longer knows it.';
    case 'unknown':
      return proposal.scoresState === 'final'
        ? `Nobody can tell whether it passed: its quorum is not stated. ${lead(proposal, tally, 'led')}.`
        : `Nobody can tell: the hub does not say whether the scores are final.${notFinal}`;
  }
}

/** Snapshot's rule for `basic` votes, with what decided. */
function basicRule(proposal: Proposal, tally: Tally): string {
  const [inFavour = 0, against = 0] = proposal.scores;
  const { quorum: needed = 0 } = proposal;
  const [first = 'the first choice', second = 'the second choice'] = proposal.choices.map(quoted);
  if (proposal.quorumType === 'rejection') {
    const above = against > needed;
    const inSpite = !above && against >= inFavour && against > 0;
    return `Rejection quorum: Snapshot fails the vote only if ${second} has more than ${power(needed)}, and does not compare it with ${first}. It has ${power(against)}${above ? `, ${power(against - needed)} more` : ''}${inSpite ? `, so it passes although ${first} has only ${power(inFavour)}` : ''}`;
  }
  const rule =
    needed > 0
      ? `Snapshot’s rule: at least ${power(needed)} of all votes, abstentions included, and more for ${first} than for ${second}.`
      : `Snapshot’s rule without a quorum: more for ${first} than for ${second}; a tie fails.`;
  const turnout = needed > 0 ? `${power(proposal.scoresTotal)} voted${reach(tally)}, and ` : '';
  return `${rule} ${turnout}${first} has ${power(inFavour)} against ${power(against)}`;
}

function reach({ quorum: needed }: Tally): string {
  if (!('reached' in needed)) return '';
  return needed.reached ? ', which is enough' : `, ${power(needed.missing)} too few`;
}

function daoRule(rule: PassingRule): string {
  const source = `(${rule.source})`;
  switch (rule.kind) {
    case 'majority':
      return `The DAO’s rule ${source}: more for than against, and the quorum of the vote.`;
    case 'min-for':
      return `The DAO’s rule ${source}: more for than against, and at least ${power(rule.votes)} for.`;
    case 'thresholds':
      return `The DAO’s rule ${source}: more than ${power(rule.yes)} for, and more than ${power(rule.differential)} above those against.`;
    case 'supply-share':
      return `The DAO’s rule ${source}: more for than against, and for more than ${formatPercent(rule.shareBps)} of the supply.`;
  }
}

function lead(proposal: Proposal, { leading }: Tally, leads: 'leads' | 'led'): string {
  if (!leading) return proposal.scoresTotal > 0 ? `no choice ${leads}` : 'nobody voted';
  const share = `${formatPercent(leading.shareBps)} (${power(proposal.scores[leading.index] ?? 0)} of ${power(proposal.scoresTotal)})`;
  return leading.tie
    ? `a tie at ${share}`
    : `${quoted(leading.choice)} ${leads} with ${share}, ${power(leading.margin)} ahead`;
}

function quorum({ choices }: Proposal, { quorum: needed }: Tally): string {
  switch (needed.kind) {
    case 'none':
      return 'No quorum is needed.';
    case 'unknown':
      return 'Whether a quorum is reached is not known.';
    case 'default':
      return needed.reached
        ? `The quorum of ${power(needed.quorum)} is reached: ${power(needed.counted)}.`
        : `The quorum of ${power(needed.quorum)} is not reached: ${power(needed.counted)}, ${power(needed.missing)} missing.`;
    case 'rejection':
      return `Rejection quorum: more than ${power(needed.quorum)} for ${quoted(choices[1] ?? 'the second choice')} rejects; it has ${power(needed.counted)}.`;
  }
}

function remarks({ editedAt, flagged, type }: Proposal, { leading }: Tally): string[] {
  // Points are not votes, and shares of an approval no parts of a whole.
  const meaning = leading && systemMeaning(type);
  return [
    ...(meaning === undefined ? [] : [meaning]),
    ...(editedAt === undefined ? [] : [`It was edited ${formatUtc(editedAt)}.`]),
    ...(flagged ? ['Snapshot has flagged it: its lists leave it out.'] : []),
  ];
}

function count({ voteCount }: Proposal): string {
  return voteCount === 1 ? '1 vote' : `${formatCount(voteCount)} votes`;
}

/** Every digit but the noise of floating point. */
function power(value: number): string {
  return formatExact(new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: 12 }).format(value));
}

function quoted(choice: string): string {
  const label = choice.trim();
  return `“${label.length > 100 ? `${label.slice(0, 99)}…` : label}”`;
}
