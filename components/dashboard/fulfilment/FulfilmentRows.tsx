import { useEffect, useState } from 'preact/hooks';
import { formatDay, formatPercent } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import { instrumentText, standingText } from '../../../lib/i18n/word-text';
import type { CountedContributionView } from '../../../lib/messages/rescue-view';
import { Amount } from '../../ui/Amount';
import { Foreign } from '../../ui/Foreign';
import { rich } from '../../ui/rich';
import { FulfilmentDetail } from './FulfilmentDetail';
import type { FulfilmentRow } from './rows';

interface Props {
  rows: readonly FulfilmentRow[];
  unit: string;
  /** Some of what arrived was not read: that nothing was seen means little. */
  notRead: boolean;
  /** Id of the contribution that is opened from the start. */
  open: string | undefined;
}

/** The rows of the table; behind each, opened by its name, why it stands there and who says so. */
export function FulfilmentRows({ rows, unit, notRead, open }: Props) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set(open === undefined ? [] : [open]));
  useEffect(() => {
    if (open !== undefined) setOpened((before) => new Set([...before, open]));
  }, [open]);
  const toggle = (id: string): void =>
    setOpened((before) =>
      before.has(id) ? new Set([...before].filter((each) => each !== id)) : new Set([...before, id]),
    );
  return (
    <tbody>
      {rows.map((row) => {
        const { id } = row.contribution;
        const isOpen = opened.has(id);
        return [
          <Row key={id} row={row} unit={unit} notRead={notRead} isOpen={isOpen} onToggle={() => toggle(id)} />,
          isOpen && (
            <tr key={`${id} detail`} class="detail">
              <td colSpan={6}>
                <FulfilmentDetail contribution={row.contribution} />
              </td>
            </tr>
          ),
        ];
      })}
    </tbody>
  );
}

interface RowProps extends Pick<Props, 'unit' | 'notRead'> {
  row: FulfilmentRow;
  isOpen: boolean;
  onToggle: () => void;
}

function Row({ row, unit, notRead, isOpen, onToggle }: RowProps) {
  const { contribution, deadline, overdue } = row;
  const { id, contributor, instrument, stage, late } = contribution;
  return (
    <tr id={`contribution-${id}`} data-overdue={overdue}>
      <th scope="row">
        <button type="button" class="bare name" aria-expanded={isOpen} onClick={onToggle}>
          <Foreign text={contributor} length={60} />
        </button>
        {instrument !== 'gift' && <span class="tag">{instrumentText(instrument)}</span>}
      </th>
      <td class="number" data-label={message('dashPromised')}>
        <Promised contribution={contribution} unit={unit} />
      </td>
      <td data-label={message('tableStage')}>
        <span class="stage">
          <i class="swatch" data-stage={stage} data-instrument={instrument} aria-hidden="true" />
          {standingText(stage)}
        </span>
      </td>
      <td class={deadline === undefined ? 'empty' : undefined} data-label={message('dashDeadline')}>
        {deadline === undefined ? <Nothing /> : formatDay(deadline)}
      </td>
      <td class="number" data-label={message('dashDelivered')}>
        <Delivered row={row} notRead={notRead} />
      </td>
      <td class={late === undefined ? 'number empty' : 'number'} data-label={message('dashLate')}>
        {late === undefined ? (
          <Nothing />
        ) : (
          <span class={late.open ? 'overdue' : undefined}>
            {plural(late.open ? 'dashOverdue' : 'dashDaysLate', late.days)}
          </span>
        )}
      </td>
    </tr>
  );
}

function Promised({ contribution, unit }: { contribution: CountedContributionView; unit: string }) {
  const { asset, low, high, amount, parts } = contribution;
  if (asset === null || low === null || high === null) return <span class="quiet">{message('dashAmountUnknown')}</span>;
  const figure = <Amount value={high} asset={asset} />;
  const highs = parts.map(({ inUnit }) => inUnit?.high);
  const [only] = highs;
  return (
    <>
      {amount === 'cap' ? rich('upTo', figure) : figure}
      {asset !== unit && highs.length === 1 && only !== undefined && (
        <span class="quiet taken">{rich('dashTaken', <Amount value={only} asset={unit} />)}</span>
      )}
      {asset !== unit && highs.includes(undefined) && <span class="quiet taken">{message('dashNoRate', unit)}</span>}
    </>
  );
}

function Delivered({ row, notRead }: { row: FulfilmentRow; notRead: boolean }) {
  const { moved, asset } = row.contribution;
  if (!moved || asset === null)
    return <span class="quiet">{message(notRead ? 'dashNotRead' : 'dashNothingSeen')}</span>;
  return (
    <>
      <Amount value={moved.delivered} asset={asset} />
      {row.deliveredBps !== undefined && <span class="quiet taken">{formatPercent(row.deliveredBps)}</span>}
      {!isZero(moved.returned) && (
        <span class="quiet taken">{rich('dashReturned', <Amount value={moved.returned} asset={asset} />)}</span>
      )}
      {moved.unverified && <span class="quiet taken">{message('dashUnverified')}</span>}
    </>
  );
}

const isZero = (amount: string): boolean => /^0*(\.0*)?$/.test(amount);

function Nothing() {
  return (
    <>
      <span aria-hidden="true" class="quiet">
        –
      </span>
      <span class="unseen">{message('dashNone')}</span>
    </>
  );
}
