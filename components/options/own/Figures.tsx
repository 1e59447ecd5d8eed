import { message } from '../../../lib/i18n/message';
import type { DraftView } from '../../../lib/messages/lists/own-view';
import type { CheckView } from '../../../lib/messages/rescue-view';
import { CoverageBar } from '../../rescue/CoverageBar';
import { Amount } from '../../ui/Amount';
import { Foreign } from '../../ui/Foreign';
import { rich } from '../../ui/rich';

/** What the draft adds up to, as it would be shown, and whether printed sums agree with their parts. */
export function Figures({ view: { figures, problems } }: { view: DraftView }) {
  return (
    <section aria-labelledby="form-figures">
      <h2 id="form-figures">{message('formFigures')}</h2>
      {!figures && <p class="quiet">{message(problems.length > 0 ? 'formFiguresLater' : 'listReading')}</p>}
      {figures && <CoverageBar ladder={figures.ladder} />}
      <div role="status">
        <ul class="plain">
          {figures && (
            <li>
              {rich(
                'formUncovered',
                <Amount value={figures.ladder.uncovered.low} asset={figures.ladder.unit} total />,
                <Amount value={figures.ladder.uncovered.high} asset={figures.ladder.unit} total />,
              )}
            </li>
          )}
          {figures?.checks.map((check) => (
            <li key={`${check.kind} ${check.label} ${check.claimed}`} class={isOff(check) ? 'warning row' : undefined}>
              <span>{sentence(check)}</span>
            </li>
          ))}
          {figures?.shares.some((share) => share === null) && <li>{message('formWithoutRate')}</li>}
        </ul>
      </div>
    </section>
  );
}

function isOff({ difference }: CheckView): boolean {
  return difference !== null && difference !== '0';
}

function sentence({ label, asset, claimed, computed, difference, missing }: CheckView) {
  const name = <Foreign text={label} length={60} />;
  const printed = <Amount value={claimed} asset={asset} />;
  if (computed === null || difference === null) return rich('formSumUnknown', name, printed, missing.join(', '));
  const given = <Amount value={computed} asset={asset} />;
  if (difference === '0') return rich('formSumHolds', name, printed);
  return rich('formSumOff', name, printed, given, <Amount value={difference} asset={asset} />);
}
