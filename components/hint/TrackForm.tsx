import { useState } from 'preact/hooks';
import type { Instrument } from '../../lib/domain/rescue/rescue';
import { message } from '../../lib/i18n/message';
import { instrumentText } from '../../lib/i18n/word-text';
import type { TrackOffer } from '../../lib/messages/hint-view';
import type { HintActions } from './hint-actions';

const instruments = ['gift', 'loan', 'deposit', 'guarantee', 'unknown'] as const;

/** Lets the reader put right what was read before it counts: the amount, its asset, and what it is. An empty amount counts nothing. */
export function TrackForm({ offer, actions }: { offer: TrackOffer; actions: HintActions }) {
  const { key, rescueId, ask, assets } = offer;
  const [high, setHigh] = useState(ask?.high ?? '');
  const [asset, setAsset] = useState(assets.find((each) => each === ask?.asset) ?? assets[0] ?? '');
  const [instrument, setInstrument] = useState<Instrument>(ask?.instrument ?? 'unknown');
  const [failed, setFailed] = useState(false);
  const track = async (event: Event): Promise<void> => {
    event.preventDefault();
    const low = !ask || ask.low === ask.high ? high : ask.low;
    const words = high === '' ? {} : { ask: { low, high, asset, instrument } };
    const answer = await actions.track({ key, rescueId, ...words }).catch(() => undefined);
    setFailed(answer?.kind !== 'saved');
  };
  return (
    <form class="confirm" onSubmit={(event) => void track(event)}>
      <label>
        {message('hintAmount')}{' '}
        <input
          inputMode="decimal"
          pattern="[0-9]+([.][0-9]+)?"
          maxLength={40}
          value={high}
          onInput={({ currentTarget }) => setHigh(currentTarget.value)}
        />
      </label>{' '}
      <label>
        {message('hintAsset')}{' '}
        <select value={asset} onChange={({ currentTarget }) => setAsset(currentTarget.value)}>
          {assets.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>{' '}
      <label>
        {message('askInstrument')}{' '}
        <select
          value={instrument}
          onChange={({ currentTarget }) => setInstrument(instruments[currentTarget.selectedIndex] ?? 'unknown')}
        >
          {instruments.map((each) => (
            <option key={each} value={each}>
              {instrumentText(each)}
            </option>
          ))}
        </select>
      </label>{' '}
      <button type="submit">{message(high === '' ? 'hintNoAmount' : 'hintCount')}</button>
      <p role="status">{failed && message('hintFailed')}</p>
    </form>
  );
}
