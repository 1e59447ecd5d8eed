import { useState } from 'preact/hooks';
import { message } from '../../../lib/i18n/message';
import { instrumentText } from '../../../lib/i18n/word-text';
import type { AskWords, TopicAskView } from '../../../lib/messages/topic-view';
import type { PanelActions } from '../panel-actions';

const instruments = ['gift', 'loan', 'deposit', 'guarantee', 'unknown'] as const;

interface Props {
  topicKey: string;
  rescueId: string;
  ask: TopicAskView;
  actions: PanelActions;
}

/** Lets the reader count an ask, as they read it themselves: the amount and what it is can be put right. */
export function ConfirmAsk({ topicKey, rescueId, ask, actions }: Props) {
  const [words, setWords] = useState<AskWords>(ask);
  const [failed, setFailed] = useState(false);
  const confirm = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { low, high, asset, instrument } = words;
    const answer = await actions
      .confirmAsk({ key: topicKey, rescueId, low, high, asset, instrument })
      .catch(() => undefined);
    setFailed(answer?.kind !== 'saved');
  };
  const put = (high: string) => setWords({ ...words, high, low: words.low === words.high ? high : words.low });
  return (
    <form class="confirm" onSubmit={(event) => void confirm(event)}>
      <label>
        {message(words.low === words.high ? 'askAmount' : 'askAmountMost', ask.asset)}{' '}
        <input
          inputMode="decimal"
          pattern="[0-9]+([.][0-9]+)?"
          maxLength={40}
          required
          value={words.high}
          onInput={({ currentTarget }) => put(currentTarget.value)}
        />
      </label>{' '}
      <label>
        {message('askInstrument')}{' '}
        <select
          value={words.instrument}
          onChange={({ currentTarget }) =>
            setWords({ ...words, instrument: instruments[currentTarget.selectedIndex] ?? 'unknown' })
          }
        >
          {instruments.map((each) => (
            <option key={each} value={each}>
              {instrumentText(each)}
            </option>
          ))}
        </select>
      </label>{' '}
      <button type="submit">{message('askCount')}</button>
      <p class="quiet">{message('askConfirmHint')}</p>
      <p role="status">{failed && message('askConfirmFailed')}</p>
    </form>
  );
}
