import { useId, useMemo } from 'preact/hooks';
import type { Rescue } from '../../lib/domain/rescue/rescue';
import { message } from '../../lib/i18n/message';
import { plural } from '../../lib/i18n/plural';
import { shortened } from '../../lib/i18n/shortened';
import { sourceName } from '../../lib/reading/source-view';

/** A page that says less than this has no view of the whole. */
const fewestClaims = 3;

interface Props {
  rescue: Rescue;
  publication: string | undefined;
  onChoose: (publication: string | undefined) => void;
}

/** Whose account of the rescue is shown: all that is known, or one publication alone. */
export function PointOfView({ rescue, publication, onChoose }: Props) {
  const id = useId();
  const accounts = useMemo(() => accountsOf(rescue), [rescue]);
  if (accounts.length === 0) return null;
  return (
    <p class="picker">
      <label for={id}>{message('dashPointOfView')}</label>{' '}
      <select
        id={id}
        value={publication ?? ''}
        onChange={({ currentTarget: { value } }) => onChoose(value === '' ? undefined : value)}
      >
        <option value="">{message('dashAllKnown')}</option>
        {accounts.map(({ id: account, name, says }) => (
          <option key={account} value={account}>
            {plural('dashAccount', says, shortened(name, 70))}
          </option>
        ))}
      </select>
    </p>
  );
}

/** Everybody who says enough, the most talkative first. */
function accountsOf(rescue: Rescue): { id: string; name: string; says: number }[] {
  const counts = new Map<string, number>();
  for (const { source } of [
    ...[...rescue.contributions, ...rescue.recoveries].flatMap(({ claims }) => claims),
    ...rescue.denominators,
    ...rescue.totals,
  ])
    counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts]
    .filter(
      ([source, says]) => source.startsWith('publication:') || (source.startsWith('https:') && says >= fewestClaims),
    )
    .sort(([, a], [, b]) => b - a)
    .map(([source, says]) => ({
      id: source.replace(/^publication:/, ''),
      name: source.startsWith('https:') ? pageName(source) : sourceName(rescue, source).label,
      says,
    }));
}

/** A page by its host and the last of its path: several of one host must be told apart. */
function pageName(source: string): string {
  const { hostname, pathname } = new URL(source);
  const last = pathname.split('/').findLast((piece) => /[a-z]/i.test(piece)) ?? '';
  return [hostname.replace(/^www\./, ''), last].filter(Boolean).join('/');
}
