import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import type { CheckView } from '../../../lib/messages/rescue-view';
import { sourceName } from '../../../lib/reading/source-view';
import { Amount } from '../../ui/Amount';
import { DrawnWhenOpened } from '../../ui/DrawnWhenOpened';
import { ExternalLink } from '../../ui/ExternalLink';
import { Foreign } from '../../ui/Foreign';
import { Wide } from '../../ui/Wide';
import { Section } from '../Section';
import type { Viewed } from '../viewed';
import { SourceList } from './SourceList';

/** Where accounts contradict each other, or themselves; and everybody who says anything. */
export function ConflictsSection({ seen }: { seen: Viewed }) {
  const { view, reading, look } = seen;
  const { rescue } = reading;
  const source =
    look.publication === undefined || look.publication.startsWith('https:')
      ? look.publication
      : `publication:${look.publication}`;
  const conflicts = rescue.conflicts.filter(
    ({ values }) => source === undefined || values.some((each) => each.source === source),
  );
  const wrong = view.checks.filter(({ difference }) => difference !== null && !/^-?0*(\.0*)?$/.test(difference));
  return (
    <Section id="conflicts" title={message('dashConflicts')} lead={message('dashConflictsLead')}>
      {conflicts.length === 0 && <p>{message('dashNoConflicts')}</p>}
      <ul class="plain conflicts">
        {conflicts.map(({ topic, values, reading: words }) => (
          <li key={topic}>
            <h3>
              <Foreign text={topic} length={120} />
            </h3>
            <ul class="plain values">
              {values.map(({ value, what, source: who }) => {
                const { label, url } = sourceName(rescue, who);
                return (
                  <li key={`${value} ${what} ${who}`}>
                    {value !== undefined && (
                      <b>
                        <Foreign text={value} length={60} />
                      </b>
                    )}{' '}
                    <Foreign text={what} length={200} />{' '}
                    <span class="quiet">
                      <ExternalLink href={url}>
                        <Foreign text={label} length={60} />
                      </ExternalLink>
                    </span>
                  </li>
                );
              })}
            </ul>
            <p class="quiet">
              <Foreign text={words} length={500} />
            </p>
          </li>
        ))}
      </ul>
      <h3>{message('dashTotals')}</h3>
      <p>
        {plural('dashTotalsChecked', view.checks.length)} {plural('dashTotalsWrong', wrong.length)}
      </p>
      <Checks checks={wrong} seen={seen} />
      <DrawnWhenOpened title={message('dashAllSources')}>{() => <SourceList rescue={rescue} />}</DrawnWhenOpened>
    </Section>
  );
}

function Checks({ checks, seen }: { checks: readonly CheckView[]; seen: Viewed }) {
  if (checks.length === 0) return null;
  return (
    <Wide label={message('dashTotals')}>
      <table class="ladder">
        <thead>
          <tr>
            <th scope="col">{message('dashTotal')}</th>
            <th scope="col">{message('dashPrintedTotal')}</th>
            <th scope="col">{message('dashItsParts')}</th>
            <th scope="col">{message('dashDifference')}</th>
          </tr>
        </thead>
        <tbody>
          {checks.map(({ label, asset, claimed, computed, difference, source, missing }) => {
            const from = sourceName(seen.reading.rescue, source);
            return (
              <tr key={`${label} ${source}`}>
                <th scope="row">
                  <Foreign text={label} length={100} />
                  <span class="meaning">
                    <ExternalLink href={from.url}>
                      <Foreign text={from.label} length={60} />
                    </ExternalLink>
                  </span>
                  {missing.length > 0 && <span class="meaning">{message('dashWithout', missing.join(', '))}</span>}
                </th>
                <td>
                  <Amount value={claimed} asset={asset} />
                </td>
                <td>{computed !== null && <Amount value={computed} asset={asset} />}</td>
                <td>{difference !== null && <Amount value={difference} asset={asset} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Wide>
  );
}
