import { newsText } from '../../../lib/i18n/news-text';
import { reasonText } from '../../../lib/i18n/reason-text';
import type { DashboardView } from '../../../lib/messages/dashboard-view';
import type { ActivityView } from '../../../lib/messages/popup-view';
import type { RaceView } from '../../../lib/messages/race-view';
import type { Ladders } from '../../../lib/reading/ladder-at';
import { amountText } from '../../../lib/reading/ladder-view';
import { rowsOf } from '../fulfilment/rows';
import type { Viewed } from '../viewed';
import type { ExportTable } from './csv';

const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10);
const timeText = (at: number): string => new Date(at).toISOString();

/** The ladder of every day on which it may have changed, up to the day that is shown: one row for each band, and one for what none covers. */
export function ladderTable(ladders: Ladders, { look }: Viewed): ExportTable {
  const days = ladders.days.filter((at) => look.at === undefined || at <= look.at);
  return {
    name: 'ladder',
    columns: [
      'day',
      'shortfall_id',
      'shortfall',
      'unit',
      'stage',
      'instrument',
      'amount_low',
      'amount_high',
      'share_low_bps',
      'share_high_bps',
    ],
    rows: days.flatMap((at) => {
      const { denominator, unit, bands, uncovered } = ladders.at(at);
      const head = [dayText(at), denominator.id, denominator.amount, unit];
      return [
        ...bands.map(({ stage, instrument, low, high, lowBps, highBps }) => [
          ...head,
          stage,
          instrument,
          low,
          high,
          lowBps,
          highBps,
        ]),
        [...head, 'uncovered', null, uncovered.low, uncovered.high, uncovered.lowBps, uncovered.highBps],
      ];
    }),
  };
}

/** Who promised what and what came of it, as the page shows it. */
export function contributionsTable({ reading, view }: Viewed): ExportTable {
  return {
    name: 'contributions',
    columns: [
      'id',
      'contributor',
      'kind',
      'instrument',
      'asset',
      'promised_low',
      'promised_high',
      'is_cap',
      'unit',
      'in_unit_high',
      'stage',
      'reason',
      'condition',
      'deadline',
      'is_overdue',
      'days_late',
      'delivered',
      'returned',
      'is_unverified',
      'sources',
    ],
    rows: rowsOf(reading, view.contributions).map(({ contribution, promised, deadline, overdue }) => {
      const { id, contributor, kind, instrument, asset, low, high, amount, stage, because, moved, late } = contribution;
      return [
        id,
        contributor,
        kind,
        instrument,
        asset,
        low,
        high,
        amount === 'unknown' ? null : amount === 'cap',
        view.unit,
        promised === undefined ? null : amountText(reading.rescue, view.unit, promised),
        stage,
        reasonText(because),
        contribution.condition ?? null,
        deadline ?? null,
        overdue,
        late?.days ?? null,
        moved?.delivered ?? null,
        moved?.returned ?? null,
        moved?.unverified ?? null,
        [...new Set(contribution.sources.map(({ url, label }) => url ?? label))].join(' '),
      ];
    }),
  };
}

/** Every observed vote as it stands: one row for each choice; one alone where nobody may know the scores. */
export function votesTable(votes: DashboardView['votes']): ExportTable {
  return {
    name: 'votes',
    columns: [
      'key',
      'contributor',
      'space',
      'title',
      'url',
      'state',
      'starts_at',
      'ends_at',
      'read_at',
      'votes',
      'choice',
      'score',
      'share_bps',
      'symbol',
    ],
    rows: votes.flatMap(({ contributor, vote }) => {
      const { key, space, title, url, verdict, startAt, endAt, observedAt, voteCount, symbol } = vote;
      const head = [
        key,
        contributor ?? null,
        space,
        title,
        url,
        verdict,
        timeText(startAt),
        timeText(endAt),
        timeText(observedAt),
        vote.uncounted ? null : voteCount,
      ];
      if (vote.sealed || vote.choices.length === 0) return [[...head, null, null, null, symbol]];
      return vote.choices.map(({ label, score, shareBps }) => [...head, label, plainNumber(score), shareBps, symbol]);
    }),
  };
}

/** How votes moved, as it was seen, and before that as their votes tell. */
export function historyTable(races: readonly { key: string; race: RaceView }[]): ExportTable {
  return {
    name: 'vote-history',
    columns: ['key', 'at', 'how', 'choice', 'score', 'all_power', 'votes'],
    rows: races.flatMap(({ key, race }) =>
      [
        ...(race.fromVotes?.points ?? []).map((point) => ({ how: 'from-votes', point })),
        ...race.seen.map((point) => ({ how: 'seen', point })),
      ].flatMap(({ how, point: { at, scores, total, votes } }) => {
        const row = (choice: string | null, score: number | null) => [
          key,
          timeText(at),
          how,
          choice,
          score === null ? null : plainNumber(score),
          plainNumber(total),
          votes,
        ];
        return race.lines.length === 0
          ? [row(null, null)]
          : race.lines.map(({ label }, line) => row(label, scores[line] ?? null));
      }),
    ),
  };
}

/** Money that was seen to move, as known on the day that is shown; the first first. */
export function deliveriesTable({ reading }: Viewed): ExportTable {
  const { rescue, evidence } = reading;
  return {
    name: 'deliveries',
    columns: [
      'at',
      'direction',
      'contribution',
      'contributor',
      'asset',
      'amount',
      'chain_id',
      'block',
      'transaction',
      'from',
      'to',
    ],
    rows: [...evidence.deliveries]
      .sort((a, b) => a.at - b.at)
      .map(({ at, direction, contributionId, asset, units, chainId, blockNumber, txHash, from, to }) => [
        timeText(at),
        direction === 'out' ? (contributionId === undefined ? 'used' : 'returned') : 'arrived',
        contributionId ?? null,
        rescue.contributions.find(({ id }) => id === contributionId)?.contributor ?? null,
        asset,
        amountText(rescue, asset, units),
        chainId,
        blockNumber,
        txHash,
        from,
        to,
      ]),
  };
}

/** What was noted while somebody watched, newest first. */
export function activityTable(lines: readonly ActivityView[]): ExportTable {
  return {
    name: 'activity',
    columns: ['at', 'contributor', 'title', 'what', 'text', 'url'],
    rows: lines.map(({ at, contributor, title, url, news }) => [
      timeText(at),
      contributor ?? null,
      title,
      news.subject === 'delivery' ? (news.returned ? 'returned' : 'delivered') : news.event.kind,
      newsText(news, contributor ?? title),
      url,
    ]),
  };
}

/** A number in plain digits: no spreadsheet is to guess what `1.2e+21` is. */
function plainNumber(value: number): string {
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 18 });
}
