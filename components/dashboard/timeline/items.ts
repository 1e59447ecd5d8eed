import type { Verdict } from '../../../lib/domain/governance/verdict';
import { readVerdict } from '../../../lib/domain/governance/verdict';
import type { Claim, ClaimStatus } from '../../../lib/domain/rescue/claim';
import { dateSpan, type Milliseconds } from '../../../lib/domain/time';
import type { AmountText } from '../../../lib/messages/panel-view';
import { grouped } from '../../../lib/reading/grouped';
import { amountText } from '../../../lib/reading/ladder-view';
import { partName, type ViewedReading } from '../../../lib/reading/rescue-reading';

/** A vote as a span of time. */
export interface VoteSpan {
  key: string;
  who: string;
  url: string;
  from: Milliseconds;
  to: Milliseconds;
  verdict: Verdict;
}

/** Something that happened. `isDay`: nobody says at what time of the day. */
export interface TimelineItem {
  at: Milliseconds;
  isDay: boolean;
  /** Whose it is. Absent: of the rescue as a whole. */
  who?: string;
  what:
    | { kind: 'incident'; words: string }
    | { kind: 'said'; status: ClaimStatus; amount?: { value: AmountText; asset: string; isCap: boolean } }
    | { kind: 'shortfall'; label: string; amount: { value: AmountText; asset: string } }
    | { kind: 'vote-opened' | 'vote-closed'; verdict: Verdict }
    | { kind: 'paid' | 'returned' | 'passed-on'; amount: { value: AmountText; asset: string } };
  /** Who says so: an https address, `publication:<id>`, or the page of the vote. */
  source: string;
  /** How many others say the same of the same day. */
  more: number;
}

/** The votes that were observed, the first to open first. */
export function voteSpans({ rescue, evidence, now }: ViewedReading): VoteSpan[] {
  return [...evidence.matches.values()]
    .flatMap(({ proposalKey, part }): VoteSpan[] => {
      const proposal = evidence.proposals.get(proposalKey);
      if (!proposal) return [];
      const { key, url, startAt, endAt } = proposal;
      const { verdict } = readVerdict(proposal, evidence.rules.get(proposal.space), now);
      return [{ key, who: partName(rescue, part), url, from: startAt, to: endAt, verdict }];
    })
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Everything dated that is known of a rescue, newest first. What others merely repeat is told once. */
export function timelineItems(reading: ViewedReading): TimelineItem[] {
  const { now } = reading;
  return [...incident(reading), ...said(reading), ...shortfalls(reading), ...voted(reading), ...moved(reading)]
    .filter(({ at }) => at <= now)
    .sort((a, b) => b.at - a.at);
}

type When = Pick<TimelineItem, 'at' | 'isDay'>;

function dayOf(text: string | undefined): When | undefined {
  const span = text === undefined ? undefined : dateSpan(text);
  return span && { at: span.from, isDay: span.to > span.from };
}

function incident({ rescue }: ViewedReading): TimelineItem[] {
  const { at, what, source } = rescue.incident;
  const when = dayOf(at);
  return when ? [{ ...when, what: { kind: 'incident', words: what }, source, more: 0 }] : [];
}

function said({ rescue }: ViewedReading): TimelineItem[] {
  const parts = [
    ...rescue.contributions.map(({ contributor: who, claims }) => ({ who, claims })),
    ...rescue.recoveries.map(({ label: who, claims }) => ({ who, claims })),
  ];
  return parts.flatMap(({ who, claims }) => {
    const counted = claims.filter(({ status }) => status !== 'unreliable' && status !== 'silent');
    const groups = grouped(counted, (claim) => `${claim.status} ${claim.asOf?.slice(0, 10)} ${amountKey(claim)}`);
    return [...groups.values()].flatMap(([claim, ...others]): TimelineItem[] => {
      const when = dayOf(claim?.asOf);
      if (!claim || !when) return [];
      const { amount, status, source } = claim;
      return [
        {
          ...when,
          who,
          what: {
            kind: 'said',
            status,
            ...(amount && {
              amount: {
                value: amountText(rescue, amount.asset, amount.units),
                asset: amount.asset,
                isCap: amount.isCap,
              },
            }),
          },
          source,
          more: others.length,
        },
      ];
    });
  });
}

function amountKey({ amount }: Claim): string {
  return amount ? `${amount.units} ${amount.asset}` : '';
}

function shortfalls({ rescue }: ViewedReading): TimelineItem[] {
  return rescue.denominators.flatMap(({ label, asset, units, printed, asOf, source }) => {
    const when = dayOf(asOf);
    const amount = { value: amountText(rescue, asset, printed ?? units), asset };
    return when ? [{ ...when, what: { kind: 'shortfall' as const, label, amount }, source, more: 0 }] : [];
  });
}

function voted(reading: ViewedReading): TimelineItem[] {
  return voteSpans(reading).flatMap(({ who, url, from, to, verdict }): TimelineItem[] => [
    { at: from, isDay: false, who, what: { kind: 'vote-opened', verdict }, source: url, more: 0 },
    { at: to, isDay: false, who, what: { kind: 'vote-closed', verdict }, source: url, more: 0 },
  ]);
}

function moved({ rescue, evidence }: ViewedReading): TimelineItem[] {
  return evidence.deliveries.map(({ at, asset, units, contributionId, direction, chainId, txHash }) => {
    const who = rescue.contributions.find(({ id }) => id === contributionId)?.contributor;
    const kind = direction !== 'out' ? 'paid' : contributionId === undefined ? 'passed-on' : 'returned';
    return {
      at,
      isDay: false,
      ...(who !== undefined && { who }),
      what: { kind, amount: { value: amountText(rescue, asset, units), asset } },
      source: chainId === 1 ? `https://etherscan.io/tx/${txHash}` : '',
      more: 0,
    };
  });
}
