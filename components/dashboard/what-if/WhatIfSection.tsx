import { useMemo, useState } from 'preact/hooks';
import { formatAmount, formatBoth, formatTotal } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import { instrumentText } from '../../../lib/i18n/word-text';
import type { LadderView } from '../../../lib/messages/panel-view';
import { type PendingContribution, pendingContributions, type WhatIf, whatIf } from '../../../lib/reading/what-if';
import { bandShare, CoverageBar } from '../../rescue/CoverageBar';
import { Amount } from '../../ui/Amount';
import { Announcement } from '../../ui/Announcement';
import { Foreign } from '../../ui/Foreign';
import { rich } from '../../ui/rich';
import { approvedOf, openOf } from '../headline-figures';
import { Section } from '../Section';
import type { Viewed } from '../viewed';

/** Ticks votes as passed, and shows what that does to the hole. */
export function WhatIfSection({ seen }: { seen: Viewed }) {
  const { reading, view, ladder, look } = seen;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const pending = useMemo(() => pendingContributions(reading), [reading]);
  // What has passed meanwhile, or is not known on this day, is not ticked any more.
  const passed = useMemo(() => new Set(pending.map(({ id }) => id).filter((id) => ticked.has(id))), [pending, ticked]);
  const result = useMemo(() => whatIf(reading, passed, look.denominator), [reading, passed, look.denominator]);
  const tick = (id: string, on: boolean): void =>
    setTicked((before) => new Set(on ? [...before, id] : [...before].filter((each) => each !== id)));
  if (pending.length === 0)
    return (
      <Section id="what-if" title={message('dashWhatIf')}>
        <p>{message('dashNothingPending')}</p>
      </Section>
    );
  return (
    <Section id="what-if" title={message('dashWhatIf')} lead={message('dashWhatIfLead')}>
      <div class="what-if">
        <fieldset>
          <legend class="unseen">{message('dashVotesToPass')}</legend>
          {pending.map((each) => (
            <Pending key={each.id} pending={each} unit={view.unit} on={passed.has(each.id)} onTick={tick} />
          ))}
          <p class="row">
            <button type="button" onClick={() => setTicked(new Set(view.closingSet.contributions))}>
              {message('dashTickSmallest')}
            </button>
            <button type="button" onClick={() => setTicked(new Set(pending.map(({ id }) => id)))}>
              {message('dashTickAll')}
            </button>
            <button type="button" onClick={() => setTicked(new Set())}>
              {message('dashTickNone')}
            </button>
          </p>
          <p class="quiet">{closingText(seen)}</p>
        </fieldset>
        <Outcome
          before={ladder}
          result={result}
          names={new Map(view.contributions.map((each) => [each.id, each.contributor]))}
        />
      </div>
    </Section>
  );
}

function Pending({
  pending,
  unit,
  on,
  onTick,
}: {
  pending: PendingContribution;
  unit: string;
  on: boolean;
  onTick: (id: string, on: boolean) => void;
}) {
  const { id, contributor, instrument, votes, endAt, brings } = pending;
  const amount = <Amount value={brings.high} asset={unit} />;
  return (
    <label class="pending">
      <input type="checkbox" checked={on} onChange={({ currentTarget }) => onTick(id, currentTarget.checked)} />
      <span>
        <Foreign text={contributor} length={60} /> {brings.low === brings.high ? amount : rich('upTo', amount)}
        {instrument !== 'gift' && <span class="tag">{instrumentText(instrument)}</span>}
        <span class="quiet">
          {plural('dashVotesLeft', votes)} {endAt !== undefined && message('dashUntil', formatBoth(endAt))}
        </span>
      </span>
    </label>
  );
}

function Outcome({
  before,
  result,
  names,
}: {
  before: LadderView;
  result: WhatIf;
  names: ReadonlyMap<string, string>;
}) {
  const { ladder, unlocked } = result;
  const [was, is] = [bandShare(approvedOf(before)), bandShare(approvedOf(ladder))];
  return (
    <div class="outcome-if">
      <Announcement text={message('dashWhatIfSpoken', is)} />
      <table class="ladder">
        <thead>
          <tr>
            <td />
            <th scope="col">{message('dashBefore')}</th>
            <th scope="col">{message('dashAfter')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{message('dashApproved')}</th>
            <td>{was}</td>
            <td>
              <b>{is}</b>
            </td>
          </tr>
          <tr>
            <th scope="row">{message('dashStillOpen', ladder.unit)}</th>
            <td>{openText(before)}</td>
            <td>
              <b>{openText(ladder)}</b>
            </td>
          </tr>
        </tbody>
      </table>
      <CoverageBar ladder={ladder} bare />
      {unlocked.map(({ contribution, live }) => (
        <p key={contribution}>
          {rich(
            live === 'yes' ? 'dashUnlocked' : 'dashUnlockedPerhaps',
            <Foreign text={names.get(contribution) ?? contribution} length={60} />,
          )}
        </p>
      ))}
    </div>
  );
}

function openText(ladder: LadderView): string {
  const { low, high } = openOf(ladder);
  return low === high ? formatTotal(low) : message('range', formatTotal(low), formatTotal(high));
}

/** What the fewest votes would come to. */
function closingText({ view }: Viewed): string {
  const { gap, closes, closesForCertain, votes, left, estimate } = view.closingSet;
  if (/^0*(\.0*)?$/.test(gap)) return message('dashGapClosed');
  if (!closes) return plural('dashNotEnough', votes, formatAmount(left), view.unit);
  const what = plural(closesForCertain ? 'dashCloses' : 'dashClosesPerhaps', votes);
  return estimate ? message('dashEstimated', what) : what;
}
