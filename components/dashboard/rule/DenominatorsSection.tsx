import { useMemo } from 'preact/hooks';
import { formatDay } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { ladderView } from '../../../lib/reading/ladder-view';
import { arrivalsNotReadBefore } from '../../../lib/reading/rescue-reading';
import { sourceName } from '../../../lib/reading/source-view';
import { bandShare } from '../../rescue/CoverageBar';
import { FilledShare } from '../../rescue/FilledShare';
import { Amount } from '../../ui/Amount';
import { ExternalLink } from '../../ui/ExternalLink';
import { Foreign } from '../../ui/Foreign';
import { rich } from '../../ui/rich';
import { Wide } from '../../ui/Wide';
import { approvedOf } from '../headline-figures';
import { Section } from '../Section';
import type { Viewed } from '../viewed';

/** Every published size of the hole, and how the same promises look against each. */
export function DenominatorsSection({ seen, onChoose }: { seen: Viewed; onChoose: (id: string) => void }) {
  const { view, reading, ladder } = seen;
  const rows = useMemo(
    () =>
      view.denominators.map((denominator) => ({
        denominator,
        ladder:
          denominator.inUnit === null
            ? undefined
            : ladderView(reading.ledger, denominator.id, arrivalsNotReadBefore(reading)),
      })),
    [view, reading],
  );
  return (
    <Section id="denominators" title={message('dashDenominators')} lead={message('dashDenominatorsLead')}>
      <Wide label={message('dashDenominators')}>
        <table class="ladder denominators">
          <thead>
            <tr>
              <th scope="col">{message('dashPublished')}</th>
              <th scope="col">{message('dashShortfall', view.unit)}</th>
              <th scope="col">{message('filledHeading')}</th>
              <th scope="col">{message('dashApproved')}</th>
              <th scope="col">{message('tableUncovered')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ denominator, ladder: counted }) => {
              const { id, label, inUnit, formula, formulaHolds, kind, source, asOf, amount, asset, printed } =
                denominator;
              const from = sourceName(reading.rescue, source);
              return (
                <tr key={id} aria-current={id === ladder.denominator.id ? 'true' : undefined}>
                  <th scope="row">
                    <button
                      type="button"
                      class="bare name"
                      disabled={counted === undefined}
                      aria-pressed={id === ladder.denominator.id}
                      onClick={() => onChoose(id)}
                    >
                      <Foreign text={label} length={80} />
                    </button>
                    <span class="tag">{message(kind === 'net' ? 'dashNet' : 'dashGross')}</span>
                    <span class="meaning">
                      <ExternalLink href={from.url}>
                        <Foreign text={from.label} length={60} />
                      </ExternalLink>
                      {' · '}
                      {asOf === null ? message('sourceUndated') : formatDay(asOf)}
                    </span>
                    {formula !== null && (
                      <span class="meaning">
                        {rich('denominatorFormula', <Foreign text={formula} length={160} />)}
                        {formulaHolds === false && <b class="warn"> {message('dashFormulaFails')}</b>}
                      </span>
                    )}
                    {printed !== undefined && (
                      <span class="meaning">{rich('dashPrinted', <Amount value={printed} asset={asset} />)}</span>
                    )}
                  </th>
                  <td>
                    {inUnit === null ? <Amount value={amount} asset={asset} total /> : <Amount value={inUnit} total />}
                  </td>
                  <td>
                    {counted ? (
                      <FilledShare delivered={counted.delivered} unit={view.unit} />
                    ) : (
                      message('dashNoRate', view.unit)
                    )}
                  </td>
                  <td>{counted && bandShare(approvedOf(counted))}</td>
                  <td>{counted && bandShare(counted.uncovered)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Wide>
    </Section>
  );
}
