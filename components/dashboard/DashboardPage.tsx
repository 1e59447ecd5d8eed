import { useEffect, useId, useState } from 'preact/hooks';
import { message } from '../../lib/i18n/message';
import { shortened } from '../../lib/i18n/shortened';
import type { DashboardView } from '../../lib/messages/dashboard-view';
import { Ring } from '../ui/Ring';
import { Dashboard } from './Dashboard';
import { type DashboardAddress, hashOf, readAddress } from './dashboard-address';
import { useDashboard } from './use-dashboard';

/** The dashboard, alive: the rescue that its address names, or the one that comes first. */
export function DashboardPage() {
  const address = useAddress();
  const state = useDashboard(address.rescue);
  const view = state.kind === 'shown' ? state.told.view : undefined;
  const name = view?.rescues.find(({ id }) => id === view.rescue)?.name;
  useEffect(() => {
    document.title = name === undefined ? message('dashTitle') : message('dashTitleOf', shortened(name, 60));
  }, [name]);
  return (
    <main class="dashboard">
      <div class="brand">
        <Ring bps={0} />
        <p>{message('dashTitle')}</p>
        {view && <RescuePicker view={view} />}
      </div>
      {state.kind === 'loading' && <p class="quiet">{message('popupLoading')}</p>}
      {state.kind === 'failed' && (
        <p role="alert">{message(state.reason === 'not-found' ? 'dashNotFound' : 'popupNoWorker')}</p>
      )}
      {state.kind === 'shown' && (
        <Dashboard key={state.told.view.rescue} told={state.told} isOld={state.isOld} part={address.part} />
      )}
    </main>
  );
}

function RescuePicker({ view }: { view: DashboardView }) {
  const id = useId();
  return (
    <p class="picker">
      <label class="unseen" for={id}>
        {message('dashRescue')}
      </label>
      <select
        id={id}
        value={view.rescue}
        onChange={({ currentTarget }) => {
          location.hash = hashOf({ rescue: currentTarget.value });
        }}
      >
        {view.rescues.map(({ id: rescue, name }) => (
          <option key={rescue} value={rescue}>
            {shortened(name, 60)}
          </option>
        ))}
      </select>
    </p>
  );
}

/** What the address asks for, as it changes. */
function useAddress(): DashboardAddress {
  const [address, setAddress] = useState(() => readAddress(location.hash));
  useEffect(() => {
    const read = () => setAddress(readAddress(location.hash));
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return address;
}
