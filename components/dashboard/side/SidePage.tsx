import { useEffect, useState } from 'preact/hooks';
import { message } from '../../../lib/i18n/message';
import type { AddedSite } from '../../../lib/messages/sites';
import { panelLine } from '../../overlay/panel-line';
import { Foreign } from '../../ui/Foreign';
import { rich } from '../../ui/rich';
import { Dashboard } from '../Dashboard';
import { hashOf } from '../dashboard-address';
import { useDashboard } from '../use-dashboard';
import { type Front, useFront } from './use-front';

/** The dashboard beside a page: of the rescue that the page in front is part of; where it is part of none, the one before it stays. */
export function SidePage({ sitesAtInstall }: { sitesAtInstall: readonly AddedSite[] }) {
  const front = useFront(sitesAtInstall);
  const [rescue, setRescue] = useState<string>();
  const named = front.kind === 'rescue' ? front.view.rescue.id : undefined;
  useEffect(() => {
    if (named !== undefined) setRescue(named);
  }, [named]);
  const part = front.kind === 'rescue' ? front.view.contribution?.id : undefined;
  return (
    <main class="dashboard side">
      <Here front={front} />
      {front.kind !== 'looking' && <Beside rescue={named ?? rescue} part={part} />}
    </main>
  );
}

function Beside({ rescue, part }: { rescue: string | undefined; part: string | undefined }) {
  const state = useDashboard(rescue);
  return (
    <>
      {state.kind === 'loading' && <p class="quiet">{message('popupLoading')}</p>}
      {state.kind === 'failed' && (
        <p role="alert">{message(state.reason === 'not-found' ? 'dashNotFound' : 'popupNoWorker')}</p>
      )}
      {state.kind === 'shown' && (
        <>
          <p>
            <a
              href={`/dashboard.html${hashOf({ rescue: state.told.view.rescue, ...(part !== undefined && { part }) })}`}
              target="_blank"
              rel="noopener"
            >
              {message('sideWhole')}
            </a>
          </p>
          <Dashboard key={state.told.view.rescue} told={state.told} isOld={state.isOld} />
        </>
      )}
    </>
  );
}

/** What the page in front has to do with it. */
function Here({ front }: { front: Front }) {
  switch (front.kind) {
    case 'looking':
      return null;
    case 'elsewhere':
      return <p class="here quiet">{message('sideElsewhere')}</p>;
    case 'rescue': {
      const { rescue, contribution, recovery } = front.view;
      const name = <Foreign text={rescue.name} length={60} />;
      const who = contribution?.contributor ?? recovery?.label;
      return (
        <div class="here">
          <p>
            {who === undefined
              ? rich('popupHereRescue', name)
              : rich('popupHereRescueWho', name, <Foreign text={who} length={60} />)}
          </p>
          <p class="quiet">{panelLine(front.view)}</p>
        </div>
      );
    }
  }
}
