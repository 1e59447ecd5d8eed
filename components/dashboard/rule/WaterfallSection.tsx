import { useId, useState } from 'preact/hooks';
import { message } from '../../../lib/i18n/message';
import type { WaterfallView } from '../../../lib/messages/rescue-view';
import { sourceName } from '../../../lib/reading/source-view';
import { Amount } from '../../ui/Amount';
import { ExternalLink } from '../../ui/ExternalLink';
import { Foreign } from '../../ui/Foreign';
import { Wide } from '../../ui/Wide';
import { Section } from '../Section';
import type { Viewed } from '../viewed';

/** Whose money is used first, and who is relieved by more of it, by the rule that was published. */
export function WaterfallSection({ seen }: { seen: Viewed }) {
  const { view, reading, ladder } = seen;
  const [end, setEnd] = useState<'certain' | 'possible'>('possible');
  const group = useId();
  if (!view.waterfall) return null;
  const { rule, source } = view.waterfall;
  const { label, url } = sourceName(reading.rescue, source);
  return (
    <Section id="waterfall" title={message('dashWaterfall')} lead={<Foreign text={rule} length={400} />}>
      <p class="quiet">
        <ExternalLink href={url}>
          <Foreign text={label} />
        </ExternalLink>
      </p>
      <fieldset class="choice">
        <legend class="unseen">{message('dashWaterfallWhich')}</legend>
        {(['certain', 'possible'] as const).map((each) => (
          <label key={each}>
            <input type="radio" name={group} checked={end === each} onChange={() => setEnd(each)} />
            {message(each === 'certain' ? 'dashCertain' : 'dashPossible')}
          </label>
        ))}
      </fieldset>
      <Cascade run={view.waterfall[end]} hole={ladder.denominator.amount} unit={view.unit} />
    </Section>
  );
}

/** Each step begins where the one before it ended. */
function Cascade({ run, hole, unit }: { run: WaterfallView; hole: string; unit: string }) {
  const whole = Math.max(
    Number(hole),
    run.steps.reduce((sum, { available }) => sum + Number(available), 0),
    1,
  );
  const share = (amount: number) => `${(amount / whole) * 100}%`;
  let at = 0;
  return (
    <Wide label={message('dashWaterfall')}>
      <table class="ladder cascade">
        <thead>
          <tr>
            <th scope="col">{message('dashStep')}</th>
            <td class="picture" />
            <th scope="col">{message('dashUsed', unit)}</th>
            <th scope="col">{message('dashRelieved', unit)}</th>
          </tr>
        </thead>
        <tbody>
          {run.steps.map((step) => {
            const from = at;
            at += Number(step.used);
            return (
              <tr key={step.label}>
                <th scope="row">
                  <Foreign text={step.label} length={60} />
                  {step.fixed && <span class="tag">{message('dashFixed')}</span>}
                  {step.retires && <span class="tag">{message('dashRetires')}</span>}
                </th>
                <td class="picture" aria-hidden="true">
                  <i class="used" style={{ insetInlineStart: share(from), width: share(Number(step.used)) }} />
                  {Number(step.relieved) > 0 && (
                    <i class="relieved" style={{ insetInlineStart: share(at), width: share(Number(step.relieved)) }} />
                  )}
                </td>
                <td>
                  <Amount value={step.used} total />
                </td>
                <td>
                  <Amount value={step.relieved} total />
                </td>
              </tr>
            );
          })}
          <tr>
            <th scope="row">{message('tableUncovered')}</th>
            <td class="picture" aria-hidden="true">
              {Number(run.open) > 0 && (
                <i class="open" style={{ insetInlineStart: share(at), width: share(Number(run.open)) }} />
              )}
            </td>
            <td>
              <Amount value={run.open} total />
            </td>
            <td />
          </tr>
        </tbody>
      </table>
    </Wide>
  );
}
