import { useMemo } from 'preact/hooks';
import type { Rescue } from '../../../lib/domain/rescue/rescue';
import { formatDay } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import { grouped } from '../../../lib/reading/grouped';
import { sourceName } from '../../../lib/reading/source-view';
import { ExternalLink } from '../../ui/ExternalLink';
import { Foreign } from '../../ui/Foreign';

/** Everybody who says something about a rescue: how much, and when first and last. */
export function SourceList({ rescue }: { rescue: Rescue }) {
  const sources = useMemo(() => sourcesOf(rescue), [rescue]);
  return (
    <ul class="plain source-list">
      {sources.map(({ source, says, days }) => {
        const { label, url } = sourceName(rescue, source);
        const [first, last] = [days[0], days.at(-1)];
        return (
          <li key={source}>
            <ExternalLink href={url}>
              <Foreign text={url === undefined ? label : url.replace(/^https:\/\/(www\.)?/, '')} length={90} />
            </ExternalLink>{' '}
            <span class="quiet">
              {plural('dashSays', says)}
              {first !== undefined && ' · '}
              {first !== undefined &&
                (first === last ? formatDay(first) : message('range', formatDay(first), formatDay(last ?? first)))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function sourcesOf(rescue: Rescue): { source: string; says: number; days: string[] }[] {
  const said = [
    ...[...rescue.contributions, ...rescue.recoveries].flatMap(({ claims, votes }) => [
      ...claims,
      ...votes.flatMap(({ result }) => result ?? []),
    ]),
    ...rescue.denominators,
    ...rescue.totals,
    ...rescue.silent,
  ];
  return [...grouped(said, ({ source }) => source)]
    .map(([source, figures]) => ({
      source,
      says: figures.length,
      days: figures.flatMap(({ asOf }) => asOf ?? []).sort(),
    }))
    .sort((a, b) => b.says - a.says || (a.source < b.source ? -1 : 1));
}
