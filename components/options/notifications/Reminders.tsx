import type { ReminderStep } from '../../../lib/domain/governance/proposal-event';
import { type MessageKey, message } from '../../../lib/i18n/message';

const steps: readonly (readonly [ReminderStep, MessageKey])[] = [
  ['3d', 'reminder3d'],
  ['1d', 'reminder1d'],
  ['6h', 'reminder6h'],
  ['1h', 'reminder1h'],
];

interface Props {
  reminders: readonly ReminderStep[];
  marginBelowPoints: number;
  onReminder: (step: ReminderStep, wanted: boolean) => void;
  onMargin: (points: number) => void;
}

/** When before its end one is reminded of a vote, and how narrow a lead must be to be news. */
export function Reminders({ reminders, marginBelowPoints, onReminder, onMargin }: Props) {
  return (
    <>
      <fieldset class="ladder">
        <legend>{message('remindersHeading')}</legend>
        {steps.map(([step, label]) => (
          <label key={step} class="row">
            <input
              type="checkbox"
              checked={reminders.includes(step)}
              onChange={({ currentTarget }) => onReminder(step, currentTarget.checked)}
            />
            {message(label)}
          </label>
        ))}
      </fieldset>
      <p class="quiet">{message('remindersUnvoted')}</p>
      <p class="row">
        <label for="margin">{message('marginLabel')}</label>
        <input
          id="margin"
          type="number"
          min={0.5}
          max={50}
          step={0.5}
          value={marginBelowPoints}
          onChange={({ currentTarget }) => currentTarget.checkValidity() && onMargin(currentTarget.valueAsNumber)}
        />
        {message('marginPoints')}
      </p>
    </>
  );
}
